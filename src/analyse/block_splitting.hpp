#pragma once
#include <vector>

#include "path_graph.hpp"

namespace graphmatter::analyse {

/// Cuts the graph at its articulation points into blocks (biconnected components), each a part of its own: exact for
/// betweenness.
///
/// A shortest path meets a block in one stretch, for leaving and coming back would pass the same articulation point
/// twice. So for a block K and u in K let reach_K(u) count u and all that is cut off from K when u goes. A pair (s, t)
/// of the graph whose path crosses K enters it at one u and leaves it at one w, the same for all its paths, and the
/// shares of the vertices inside are those of the pair (u, w) in K alone. Hence the sum over pairs of K, weighted by
/// reach_K of both ends, counts for an inner vertex v all pairs that enter and leave at other vertices. What it misses
/// at v are the pairs in different branches at v, which all pass through v: with b_K = N - reach_K(v) vertices behind
/// each block K of v, the sum of b_K b_L over K < L. (Pairs with an end in a tree folded into v were counted there.)
/// Blocks of one edge have nothing inside and are dropped.
///
/// An articulation point occurs in the result once for every block. `score` gets the pairs in different branches.
/// Every vertex must stand for itself only.
/// Cost: O(n + m). Source: Hopcroft and Tarjan 1973; Puzis et al. 2012; Sariyuce et al. 2013.
[[nodiscard]] PathGraph split_blocks(const PathGraph& graph, std::vector<double>& score);

}  // namespace graphmatter::analyse
