#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include <graphmatter/graph/bgl.hpp>
#include <graphmatter/model/rows.hpp>

namespace graphmatter::analyse {

/// What is left of a graph for counting shortest paths, after each reduction. A vertex stands for one vertex of the
/// graph or several equal ones, and takes over the part of the graph that is reached only through it.
struct PathGraph {
    Rows<std::uint32_t> neighbours;  // ascending
    std::vector<double> reach;       // vertices of the graph at or behind this one (of all its members together)
    Rows<std::uint32_t> members;     // the vertices of the graph that it stands for, at least one

    [[nodiscard]] std::uint32_t size() const noexcept { return static_cast<std::uint32_t>(reach.size()); }
};

[[nodiscard]] PathGraph path_graph(const graph::Graph& graph);

/// The graph among these vertices only; vertex i of it is vertices[i]. O(n + m log m) of the part.
[[nodiscard]] PathGraph induced(const PathGraph& graph, std::span<const std::uint32_t> vertices);

/// The number of the connected part of each vertex, in the order of their smallest vertex.
[[nodiscard]] std::vector<std::uint32_t> connected_parts(const Rows<std::uint32_t>& neighbours);

/// The reach of all vertices of the vertex's part together.
[[nodiscard]] std::vector<double> reach_of_parts(const PathGraph& graph);

}  // namespace graphmatter::analyse
