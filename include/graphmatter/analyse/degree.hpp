#pragma once
#include <cstdint>
#include <vector>

#include <graphmatter/graph/bgl.hpp>

namespace graphmatter::analyse {

/// What it tells: to how many others a node is tied.
/// Unit and range: neighbours, 0..n-1.
/// Cost: O(n).
/// Edge cases: parallel edges were folded before, so each neighbour counts once.
/// Order: by vertex.
[[nodiscard]] std::vector<std::uint32_t> degree(const graph::Graph& graph);

/// What it tells: how strongly a node is tied to the others, the sum of its edges' weights ("strength").
/// Unit and range: weight, >= 0.
/// Cost: O(n + m).
/// Edge cases: a node without edges has 0.
/// Order: by vertex; summed over the neighbours in ascending order.
[[nodiscard]] std::vector<double> weighted_degree(const graph::Graph& graph);

}  // namespace graphmatter::analyse
