#pragma once
#include <vector>

#include "path_graph.hpp"

namespace graphmatter::analyse {

/// Takes hanging trees off the graph, leaf by leaf: exact for betweenness.
///
/// Let c be a leaf whose only neighbour is p, and let reach(c) count c and what hung on c before. Every path between
/// those and the rest passes through p, and on the way behaves like a path from p. So c can go if reach(p) grows by
/// reach(c) and pairs of the rest are weighted with the reach of their ends. What such weighted pairs miss are the
/// pairs with an end in the trees of a vertex v, seen from v itself. Let c_1..c_k be the reaches of its leaves, C their
/// sum and N the size of the component. Exactly these pairs pass through v: two ends in different trees, sum of c_i c_j
/// over i < j; and one end in a tree and the other one neither v nor in its trees, C (N - 1 - C). The first is summed
/// as leaves are folded, the second at the end, for folded vertices too. What is left has no leaf.
///
/// `score`, by vertex of the original graph, gets these pairs. Every vertex must stand for itself only, with reach 1.
/// Cost: O(n + m). Source: Baglioni, Geraci, Pellegrini, Lastres 2012; Puzis et al. 2012.
[[nodiscard]] PathGraph fold_leaves(const PathGraph& graph, std::vector<double>& score);

}  // namespace graphmatter::analyse
