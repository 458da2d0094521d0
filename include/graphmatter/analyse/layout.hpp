#pragma once
#include <vector>

#include <graphmatter/analyse/components.hpp>
#include <graphmatter/graph/bgl.hpp>
#include <graphmatter/model/findings.hpp>

namespace graphmatter::analyse {

/// What it tells: a first place for every node, to be looked at as it is or to start a force layout from. A node
/// stands amid what hangs on it in the breadth-first tree of its component, which grows from the node of the highest
/// degree; the largest component is in the middle, the others lie around it.
/// Unit and range: plane coordinates, -5000..5000.
/// Cost: O(n log n + m); 60 bytes a node.
/// Edge cases: a single node lies at (0, 0); small graphs are not blown up to the full range.
/// Order and ties: by vertex; the smaller vertex first wherever degrees or sizes are equal. No two nodes coincide.
/// Source: circle ("balloon") trees, Melançon and Herman 1998, with the largest child in the middle where that takes
/// less room, which keeps chains and combs from growing without bound.
[[nodiscard]] std::vector<Position> layout(const graph::Graph& graph, const Components& components);

}  // namespace graphmatter::analyse
