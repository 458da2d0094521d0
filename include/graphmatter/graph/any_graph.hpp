#pragma once
// For measures on graphs of your own: what graphmatter's algorithms take, made from any graph of Boost.Graph.
#include <vector>

#include <graphmatter/graph/bgl.hpp>

namespace graphmatter::graph {

/// The graph as algorithms of graphmatter want it: undirected and simple; parallel edges, also those in opposite
/// directions, become one whose weight is their sum; self loops go. The graph models VertexListGraph and EdgeListGraph
/// and has a vertex_index; vertex i of the result is the one of index i. Weights are above 0.
/// O(n + m log m). Throws DataError when the edges are more than 2^31.
template <class BglGraph, class WeightMap>
[[nodiscard]] Graph undirected_copy(const BglGraph& graph, WeightMap weight)
{
    const auto index = get(boost::vertex_index, graph);
    std::vector<WeightedEdge> copies;
    for (auto [edge, end] = edges(graph); edge != end; ++edge)
        copies.push_back({static_cast<std::uint32_t>(get(index, source(*edge, graph))),
                          static_cast<std::uint32_t>(get(index, target(*edge, graph))),
                          static_cast<float>(get(weight, *edge))});
    return graph_from_edges(num_vertices(graph), copies);
}

/// The same with weight 1 for every edge.
template <class BglGraph>
[[nodiscard]] Graph undirected_copy(const BglGraph& graph)
{
    return undirected_copy(graph, boost::static_property_map<float>(1));
}

}  // namespace graphmatter::graph
