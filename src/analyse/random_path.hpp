#pragma once
#include <array>
#include <cstdint>
#include <random>
#include <vector>

#include <graphmatter/graph/bgl.hpp>

namespace graphmatter::analyse {

/// Draws a shortest path between two vertices, each with the same chance, by a search from both ends.
/// Space: 16 bytes a vertex.
class RandomPath {
  public:
    explicit RandomPath(const graph::Graph& graph);

    /// The vertices between s and t on one path, in no order; none if they are neighbours or no path joins them.
    [[nodiscard]] const std::vector<std::uint32_t>& between(std::uint32_t s, std::uint32_t t, std::mt19937_64& random);

  private:
    struct Crossing {
        std::uint32_t from = 0, to = 0;  // ends of an edge from the side just widened to the other
        double paths = 0;                // over this edge
    };

    [[nodiscard]] std::size_t arcs_of_frontier(int side) const;
    void enter(std::uint32_t v, int side, std::uint32_t distance, double paths);
    void widen(int side);
    void walk_back(std::uint32_t v, std::mt19937_64& random);
    void forget();

    const graph::Graph& graph_;
    std::vector<std::int32_t> place_;  // 0 unseen, distance + 1 from s, -(distance + 1) from t
    std::vector<double> paths_;
    std::array<std::vector<std::uint32_t>, 2> seen_;  // by distance
    std::array<std::size_t, 2> frontier_{};           // where the last level of each side begins
    std::vector<Crossing> crossings_;
    std::vector<std::uint32_t> between_;
};

/// Splitmix64: a well-mixed number for each (seed, number).
[[nodiscard]] std::uint64_t mixed(std::uint64_t seed, std::uint64_t number) noexcept;

}  // namespace graphmatter::analyse
