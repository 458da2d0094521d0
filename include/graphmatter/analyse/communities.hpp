#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include <graphmatter/graph/bgl.hpp>
#include <graphmatter/model/progress.hpp>

namespace graphmatter::analyse {

struct CommunityOptions {
    double resolution = 1;     // > 0; more gives more and smaller communities
    std::uint64_t seed = 1;    // of the order in which nodes are looked at
    unsigned most_rounds = 2;  // each starts from what the one before found; ends early when nothing moves
};

struct Communities {
    std::vector<std::uint32_t> of;     // the community of each vertex
    std::vector<std::uint32_t> sizes;  // vertices of each community, falling
    std::vector<double> inside;        // of the weight of each community's nodes, the share on edges within; 0..1
    double modularity = 0;             // at the resolution asked for
};

/// What it tells: which nodes belong together: groups that hold more of the edges' weight inside than their nodes'
/// weighted degrees would give by chance.
/// Unit and range: number of the community, 0 is the largest.
/// Cost: some ten sweeps over the arcs a round, on one thread; 50 bytes a node and 12 bytes an arc.
/// Edge cases: a node without edges is a community of its own. Every community is connected.
/// Order and ties: by size, falling; equal sizes by their smallest vertex. The same bits for one seed.
/// Source: Traag, Waltman and van Eck 2019 (Leiden), which refines greedily here (their theta -> 0); a leaf is best off
/// with its neighbour and joins it beforehand (Arenas et al. 2007). Throws Cancelled.
[[nodiscard]] Communities communities(const graph::Graph& graph, const CommunityOptions& options = {},
                                      const Watch& watch = {});

/// How much more of the weight lies within groups than by chance: the sum over groups of (weight inside / weight of
/// all)
/// - resolution * (weighted degrees in it / weighted degrees of all)^2. Unit and range: share, -1/2..1 at resolution 1;
/// 0 without edges. `of` gives the group of each vertex, below the number of vertices. O(n + m). Source: Newman and
/// Girvan 2004; Reichardt and Bornholdt 2006.
[[nodiscard]] double modularity(const graph::Graph& graph, std::span<const std::uint32_t> of, double resolution = 1);

}  // namespace graphmatter::analyse
