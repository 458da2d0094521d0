#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "analyse/community_graph.hpp"

namespace graphmatter::analyse {

/// The two steps of Leiden on one graph of groups: moving groups between communities, and parting each community
/// into well-connected ones. Keeps what both need between calls. Space: 50 bytes a group.
class Leiden {
  public:
    Leiden(const CommunityGraph& graph, double resolution, std::uint64_t seed);

    /// Moves one group at a time to the community that gains most modularity, until none gains. Communities are
    /// numbered below graph.size(). Says whether any moved.
    bool move(std::span<std::uint32_t> community_of);

    /// The parts of communities: groups joined one by one, each to the part of its own community that gains most, as
    /// long as both are well connected to the rest of the community.
    [[nodiscard]] std::vector<std::uint32_t> refine(std::span<const std::uint32_t> community_of);

  private:
    /// Adds up in weight_to_ the weight from v to each number that its neighbours have, skipping those not wanted.
    template <class Wanted>
    void gather(std::uint32_t v, std::span<const std::uint32_t> number_of, Wanted wanted);
    void forget();
    [[nodiscard]] std::uint32_t best_for(std::uint32_t v, std::uint32_t own);
    void join_part(std::uint32_t v, std::span<const std::uint32_t> community_of, std::vector<std::uint32_t>& part_of);

    const CommunityGraph& graph_;
    double by_chance_;                                  // resolution / total
    std::vector<std::uint32_t> order_;                  // groups in the order in which they are looked at
    std::vector<double> strength_;                      // of each community
    std::vector<std::uint32_t> size_;                   // groups in each community
    std::vector<std::uint32_t> empty_;                  // communities without groups
    std::vector<double> part_strength_, part_outside_;  // of each part; weight to the rest of its community
    std::vector<double> weight_to_;
    std::vector<std::uint32_t> touched_;
};

}  // namespace graphmatter::analyse
