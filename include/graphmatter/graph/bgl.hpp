#pragma once
// The one heavy header: it brings in Boost.Graph. Include it to run BGL's algorithms, or your own, on the graph.
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include <boost/graph/compressed_sparse_row_graph.hpp>

#include <graphmatter/model/knowledge_graph.hpp>

namespace graphmatter::graph {

struct EdgeWeight {
    float weight = 1;
};

/// An undirected graph for algorithms, in the form that BGL can hold flat: every edge stands in it as two arcs of
/// the same weight, one each way. Vertices are 0..n-1, the neighbours of a vertex ascend, no vertex is its own
/// neighbour. So out_degree() is the degree, and num_edges() twice the number of edges.
/// Space: 8 bytes an arc, 4 bytes a vertex; at most 2^32-1 arcs.
using Graph = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, EdgeWeight, boost::no_property,
                                                 std::uint32_t, std::uint32_t>;

/// An undirected edge for graph_from_edges().
struct WeightedEdge {
    std::uint32_t a = 0, b = 0;
    float weight = 1;  // > 0
};

/// The analysis graph of the whole knowledge graph; vertex i is node i. Undirected and simple: edges between the
/// same two nodes, of any relation and in both directions, become one whose weight is their sum; self loops go.
/// Cost: O(n + m), and O(k log k) for a node whose k edges are not in order yet; 8 bytes an arc on top of the result.
/// Throws DataError when the arcs are more than 2^32-1.
[[nodiscard]] Graph analysis_graph(const KnowledgeGraph& graph);

/// The same from a plain list of edges in any order; ends must be below `vertices`.
[[nodiscard]] Graph graph_from_edges(std::size_t vertices, std::span<const WeightedEdge> edges);

/// The neighbours of a vertex, ascending. O(1).
[[nodiscard]] inline std::span<const std::uint32_t> neighbours(const Graph& graph, std::uint32_t vertex)
{
    const auto [first, last] = boost::adjacent_vertices(vertex, graph);
    return {first, last};
}

}  // namespace graphmatter::graph
