#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include <graphmatter/model/rows.hpp>

namespace graphmatter::analyse {

/// A graph without its leaves, which are as far from everything as their neighbour, and one step.
struct DistanceGraph {
    Rows<std::uint32_t> neighbours;
    std::vector<std::uint32_t> leaves;  // taken from each vertex

    [[nodiscard]] std::uint32_t size() const noexcept { return static_cast<std::uint32_t>(leaves.size()); }
};

/// How far all sources so far are from a vertex, their leaves included.
struct DistanceSums {
    double farness = 0;   // sum of distances, exact below 2^53
    double harmonic = 0;  // sum of 1 / distance
    double behind = 0;    // sum of 1 / (distance + 1): as seen from a leaf of the vertex

    DistanceSums& operator+=(const DistanceSums& more) noexcept
    {
        farness += more.farness;
        harmonic += more.harmonic;
        behind += more.behind;
        return *this;
    }
};

/// Breadth-first search from 512 sources at once, a bit each: a vertex takes over the sources that reach it with one OR
/// a neighbour. Distances are the same both ways, so each vertex counts the sources that come in at each distance.
/// Space: 192 bytes a vertex.
class DistanceSweep {
  public:
    static constexpr std::size_t most_sources = 512;

    explicit DistanceSweep(const DistanceGraph& graph);

    /// Adds the distances from the sources; a vertex's own leaves are left to the caller.
    void add(std::span<const std::uint32_t> sources, std::span<DistanceSums> sums);

  private:
    static constexpr std::size_t words = most_sources / 64;
    using Bits = std::array<std::uint64_t, words>;

    struct Arrived {
        std::uint64_t vertices = 0, leaves = 0;
    };

    void weigh(std::span<const std::uint32_t> sources);
    void push();
    [[nodiscard]] bool settle(double distance, std::span<DistanceSums> sums);
    [[nodiscard]] Arrived arrived(const Bits& fresh) const noexcept;

    const DistanceGraph& graph_;
    std::vector<Bits> reached_, frontier_, next_;
    std::vector<Bits> digits_;  // of the sources' numbers of leaves, binary, lowest first
};

}  // namespace graphmatter::analyse
