#pragma once
#include <cstddef>

#include <graphmatter/graph/bgl.hpp>

namespace graphmatter::analyse {

/// An upper bound on the diameter of every component: twice the depth of a search from one of its vertices. O(n + m).
[[nodiscard]] std::size_t depth_bound(const graph::Graph& graph);

}  // namespace graphmatter::analyse
