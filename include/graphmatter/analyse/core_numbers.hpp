#pragma once
#include <cstdint>
#include <vector>

#include <graphmatter/graph/bgl.hpp>

namespace graphmatter::analyse {

/// What it tells: how deep in the dense part of the graph a node lies: the largest k such that it belongs to a
/// subgraph in which everyone has at least k neighbours.
/// Unit and range: neighbours, 0..degree.
/// Cost: O(n + m); 12 bytes a node.
/// Edge cases: a node without edges has 0.
/// Order: by vertex.
/// Source: Seidman 1983; Batagelj and Zaversnik 2003, as in boost::core_numbers.
[[nodiscard]] std::vector<std::uint32_t> core_numbers(const graph::Graph& graph);

}  // namespace graphmatter::analyse
