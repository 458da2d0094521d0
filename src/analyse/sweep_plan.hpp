#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "path_graph.hpp"

namespace graphmatter::analyse {

/// A reduced graph laid out for sweeps: the largest connected part first, in it the best-connected vertices first.
struct SweepGraph {
    Rows<std::uint32_t> neighbours;
    std::vector<double> reach;
    std::vector<double> copies;              // members that share a vertex's load
    Rows<std::uint32_t> members;             // as in PathGraph
    std::vector<std::uint32_t> part_begins;  // and the end of the last part

    [[nodiscard]] std::uint32_t size() const noexcept { return static_cast<std::uint32_t>(reach.size()); }
};

struct VertexRange {
    std::uint32_t begin = 0, end = 0;
};

[[nodiscard]] SweepGraph sweep_graph(const PathGraph& graph);

inline constexpr std::size_t sweep_lanes = 8;
inline constexpr std::size_t hub_lanes = 4;

/// A source that needs no sweep of its own, because its only two neighbours have theirs: one a lane of the batch, the
/// other a hub. See sharing in path_sharing.hpp.
struct SharedSource {
    std::uint32_t vertex = 0;
    std::uint8_t lane = 0, hub = 0;
};

/// Sources that are swept together.
struct Batch {
    std::vector<std::uint32_t> sources;  // at most sweep_lanes
    std::vector<SharedSource> shared;    // at most one for a lane and hub
    VertexRange range;                   // whole parts that hold them
};

struct SweepPlan {
    std::vector<std::uint32_t>
        hubs;  // at most hub_lanes, of the first part; swept anew for every portion of the batches
    std::vector<Batch> batches;
    std::vector<VertexRange> portions;  // of the batches, a fixed number: each sums for itself
};

/// `least_shared`: how many sources a hub must spare to be one.
[[nodiscard]] SweepPlan sweep_plan(const SweepGraph& graph, std::size_t least_shared);

}  // namespace graphmatter::analyse
