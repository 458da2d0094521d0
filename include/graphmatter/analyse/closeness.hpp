#pragma once
#include <vector>

#include <graphmatter/graph/bgl.hpp>
#include <graphmatter/model/progress.hpp>

namespace graphmatter::analyse {

struct Closeness {
    std::vector<double> closeness;  // by vertex
    std::vector<double> harmonic;
};

/// What it tells: how near a node is to all others, in steps along edges (weights do not count).
/// Unit and range: `closeness` is 1 over the mean distance to the nodes that can be reached, times their share of all
/// other nodes (Wasserman and Faust), 0..1; `harmonic` is the mean of 1 / distance over all other nodes, 0 for those
/// out of reach, 0..1. Both are 1 for a node tied to every other. Cost: O(n m / 512) for the nodes that are no leaves,
/// a step for each distance, in parallel; 240 bytes a node and thread. Edge cases: a node without edges has 0 in both,
/// and so has the only node of a graph. Order: by vertex. The same bits for any number of threads. Source: Wasserman
/// and Faust 1994; Marchiori and Latora 2000; the search: Then et al. 2014. Throws Cancelled.
[[nodiscard]] Closeness closeness(const graph::Graph& graph, const Watch& watch = {});

}  // namespace graphmatter::analyse
