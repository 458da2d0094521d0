#pragma once
#include <vector>

#include "path_graph.hpp"

namespace graphmatter::analyse {

/// Makes one vertex of all that have the same neighbours (open twins) or are tied to each other and otherwise have the
/// same neighbours (closed twins): exact for betweenness.
///
/// Twins are at the same distance from every third vertex, over the same vertices, so a path between two others may use
/// one in place of the other: passing through a class of k twins multiplies the number of paths by k, and each twin
/// carries a k-th of what passes through the class. A path to a third vertex never passes through a twin of its end
/// (the twin is as far away). So distances, path counts and dependencies are those of the graph with one vertex a
/// class, in which inner vertices count `members` times, ends once, and pairs of classes are weighted by the sums of
/// reach. What is missing are the pairs within a class: closed twins are neighbours, nothing is between them; open
/// twins are two steps apart and each of their d common neighbours is on 1/d of the paths, so it gets the sum of reach
/// products over d. No vertex has both open and closed twins: an open twin of v is tied to every closed twin of v,
/// hence to v.
///
/// `score` gets the pairs within open classes. Every vertex must stand for itself only.
/// Cost: O(n log n + m). Source: Puzis et al. 2012 (structural equivalence); Sariyuce et al. 2013.
[[nodiscard]] PathGraph merge_twins(const PathGraph& graph, std::vector<double>& score);

}  // namespace graphmatter::analyse
