#pragma once
#include <algorithm>
#include <array>
#include <atomic>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <vector>

#include "sweep_plan.hpp"

namespace graphmatter::analyse {

/// For every mask of four lanes, all ones in its lanes.
inline constexpr auto nibbles = [] {
    std::array<std::array<std::uint64_t, 4>, 16> table{};
    for (std::size_t mask = 0; mask < table.size(); ++mask)
        for (std::size_t lane = 0; lane < 4; ++lane)
            table[mask][lane] = (mask >> lane & 1) != 0 ? ~std::uint64_t{0} : 0;
    return table;
}();

/// Room for two rows of sums a vertex, all zero between passes, so that the sweeps of one thread take turns with it.
class SweepRows {
  public:
    SweepRows(std::size_t vertices, std::size_t most_lanes)
        : even_((vertices * most_lanes + doubles - 1) / doubles), odd_(even_.size())
    {
    }
    /// Of the vertices in order. A row is an array of doubles and nothing else.
    template <class Row>
    [[nodiscard]] Row* even() noexcept
    {
        return reinterpret_cast<Row*>(even_.data());
    }
    template <class Row>
    [[nodiscard]] Row* odd() noexcept
    {
        return reinterpret_cast<Row*>(odd_.data());
    }

    /// To be called before a pass: the compiler must not mix it with that of a sweep of another width.
    static void hand_over() noexcept { std::atomic_signal_fence(std::memory_order_seq_cst); }

  private:
    static constexpr std::size_t doubles = 8;
    /// As wide as the widest row, for its alignment.
    struct alignas(doubles * sizeof(double)) Line {
        std::array<double, doubles> at{};
    };
    std::vector<Line> even_, odd_;
};

/// Brandes' two passes from up to `lanes` sources at once: an adjacency list is read once for all of them that reach
/// its vertex at the same distance, which in small-world graphs is most.
///
/// A vertex is listed once for each distance at which some source reaches it, with the set of those sources. Both
/// passes add whole rows of lanes without asking which count: forward, what falls on lanes reached before is never
/// read; backward, a row is zero except in the lanes of the level above.
/// Space: 16 bytes a vertex and lane in the shared rows; of its own 17 bytes a vertex and lane, 2 a vertex, and 5 a
/// listing (1.3 a vertex in small-world graphs, `lanes` at most).
template <std::size_t lanes>
class PathSweep {
  public:
    struct alignas(lanes * sizeof(double)) Row {
        std::array<double, lanes> at{};

        /// The same with zeros in the other lanes, whatever they hold.
        [[nodiscard]] Row only(std::uint8_t mask) const noexcept { return chosen(*this, Row{}, mask); }
    };

    /// The rows have room for at least as many lanes; no other sweep's pass may run on them meanwhile.
    PathSweep(const SweepGraph& graph, SweepRows& rows)
        : graph_(graph),
          even_(rows.even<Row>()),
          odd_(rows.odd<Row>()),
          paths_(graph.size()),
          targets_(graph.size()),
          distance_(graph.size()),
          reached_(graph.size() + word),
          touched_(graph.size() + word)
    {
    }

    /// Counts the shortest paths from each source to all vertices of the range, which must hold whole parts.
    void forward(std::span<const std::uint32_t> sources, VertexRange range);

    /// Adds to `sums`, for every vertex v, what the sources' paths to all targets owe to it: over all s and t the
    /// targets' weight times the share of shortest paths from s to t that pass v. Divides the total of a class of
    /// equal vertices among them.
    void backward(std::vector<double>& sums);

    /// The weight of a target, for each source. To be set for the whole range between the two passes.
    [[nodiscard]] Row& target(std::uint32_t v) noexcept { return targets_[v]; }
    [[nodiscard]] const Row& paths(std::uint32_t v) const noexcept { return paths_[v]; }
    /// Up to 255, which stands for more. Unreached vertices of the range have an old value.
    [[nodiscard]] const std::array<std::uint8_t, lanes>& distance(std::uint32_t v) const noexcept
    {
        return distance_[v];
    }

  private:
    using Mask = std::uint8_t;
    static_assert(lanes == 4 || lanes == 8);
    static constexpr std::size_t word = sizeof(std::uint64_t);

    using Bits = std::array<std::uint64_t, lanes>;

    /// All ones where the mask has the lane: bits decide faster than branches.
    static Bits bits_of(Mask mask) noexcept
    {
        Bits bits;
        for (std::size_t lane = 0; lane < lanes; ++lane) bits[lane] = nibbles[mask >> (lane & 4) & 15][lane & 3];
        return bits;
    }
    static Row chosen(const Row& yes, const Row& no, Mask mask) noexcept
    {
        const Bits bits = bits_of(mask);
        const auto y = std::bit_cast<Bits>(yes.at);
        const auto n = std::bit_cast<Bits>(no.at);
        Bits result;
        for (std::size_t lane = 0; lane < lanes; ++lane)
            result[lane] = (y[lane] & bits[lane]) | (n[lane] & ~bits[lane]);
        return {std::bit_cast<std::array<double, lanes>>(result)};
    }

    void list(std::uint32_t v, Mask mask)
    {
        listed_.push_back(v);
        masks_.push_back(mask);
    }
    void push_level(std::uint32_t begin, std::uint32_t end);
    void settle_level(std::size_t level);
    void pull_level(std::size_t level, Row* rows, const Row* above, std::vector<double>& sums);

    const SweepGraph& graph_;
    VertexRange range_;
    Row *even_, *odd_;  // zero between passes
    std::vector<Row> paths_, targets_;
    std::vector<std::array<std::uint8_t, lanes>> distance_;
    std::vector<Mask> reached_, touched_;
    std::vector<std::uint32_t> listed_;  // vertices by level, and the sources at that distance
    std::vector<Mask> masks_;
    std::vector<std::uint32_t> levels_;  // where each level begins, and the end
};

template <std::size_t lanes>
void PathSweep<lanes>::forward(std::span<const std::uint32_t> sources, VertexRange range)
{
    SweepRows::hand_over();
    range_ = range;
    std::fill(reached_.begin() + range.begin, reached_.begin() + range.end, Mask{0});
    listed_.clear();
    masks_.clear();
    levels_.assign(1, 0);
    for (std::size_t lane = 0; lane < sources.size(); ++lane) {
        const std::uint32_t s = sources[lane];
        paths_[s].at[lane] = 1;
        distance_[s][lane] = 0;
        reached_[s] = static_cast<Mask>(1U << lane);
        list(s, reached_[s]);
    }
    for (std::size_t level = 1; levels_.back() != listed_.size(); ++level) {
        const auto begin = levels_.back();
        const auto end = static_cast<std::uint32_t>(listed_.size());
        levels_.push_back(end);
        push_level(begin, end);
        settle_level(level);
    }
    std::fill(even_ + range.begin, even_ + range.end, Row{});
}

template <std::size_t lanes>
void PathSweep<lanes>::push_level(std::uint32_t begin, std::uint32_t end)
{
    Row* const sums = even_;
    Mask* const touched = touched_.data();
    for (std::uint32_t i = begin; i < end; ++i) {
        const std::uint32_t v = listed_[i];
        const Mask mask = masks_[i];
        const double copies = begin == 0 ? 1 : graph_.copies[v];  // a source is the end of its paths
        Row here = paths_[v].only(mask);
        for (double& value : here.at) value *= copies;
        for (const std::uint32_t u : graph_.neighbours[v]) {
            touched[u] |= mask;
            for (std::size_t lane = 0; lane < lanes; ++lane) sums[u].at[lane] += here.at[lane];
        }
    }
}

/// Lists the vertices that the last level reached for the first time.
template <std::size_t lanes>
void PathSweep<lanes>::settle_level(std::size_t level)
{
    const auto here = static_cast<std::uint8_t>(std::min<std::size_t>(level, 255));
    Mask* const touched = touched_.data();
    Mask* const reached = reached_.data();
    for (std::uint32_t first = range_.begin; first < range_.end; first += word) {
        std::uint64_t new_touched = 0, old_reached = 0;
        std::memcpy(&new_touched, touched + first, word);
        std::memcpy(&old_reached, reached + first, word);
        if ((new_touched & ~old_reached) == 0) continue;  // most words, late in the sweep
        const std::uint32_t end = std::min(range_.end, first + static_cast<std::uint32_t>(word));
        for (std::uint32_t v = first; v < end; ++v) {
            const auto fresh = static_cast<Mask>(touched[v] & ~reached[v]);
            if (fresh == 0) continue;
            reached[v] |= fresh;
            list(v, fresh);
            paths_[v] = chosen(even_[v], paths_[v], fresh);
            auto distance = distance_[v];
            for (std::size_t lane = 0; lane < lanes; ++lane)
                distance[lane] = (fresh >> lane & 1) != 0 ? here : distance[lane];
            distance_[v] = distance;
        }
    }
    std::fill(touched_.begin() + range_.begin, touched_.begin() + range_.end, Mask{0});
}

template <std::size_t lanes>
void PathSweep<lanes>::backward(std::vector<double>& sums)
{
    SweepRows::hand_over();
    // levels_ ends with the place after the last level.
    for (std::size_t level = levels_.size() - 2; level > 0; --level) {
        Row* const rows = level % 2 == 0 ? even_ : odd_;
        Row* const above = level % 2 == 0 ? odd_ : even_;
        pull_level(level, rows, above, sums);
        if (level + 2 < levels_.size())
            for (std::uint32_t i = levels_[level + 1]; i < levels_[level + 2]; ++i) above[listed_[i]] = Row{};
    }
    if (levels_.size() > 2)
        for (std::uint32_t i = levels_[1]; i < levels_[2]; ++i) odd_[listed_[i]] = Row{};
}

/// For each listed vertex, the rows of its neighbours one level above: the weight of all targets at or behind each,
/// over the paths to it.
template <std::size_t lanes>
void PathSweep<lanes>::pull_level(std::size_t level, Row* rows, const Row* above, std::vector<double>& sums)
{
    for (std::uint32_t i = levels_[level]; i < levels_[level + 1]; ++i) {
        const std::uint32_t v = listed_[i];
        const Mask mask = masks_[i];
        Row behind;
        for (const std::uint32_t u : graph_.neighbours[v])
            for (std::size_t lane = 0; lane < lanes; ++lane) behind.at[lane] += above[u].at[lane];
        const double copies = graph_.copies[v];
        const Row& paths = paths_[v];
        const Row& targets = targets_[v];
        Row row, owed;
        for (std::size_t lane = 0; lane < lanes; ++lane) {
            row.at[lane] = targets.at[lane] / paths.at[lane] + copies * behind.at[lane];
            owed.at[lane] = paths.at[lane] * behind.at[lane];
        }
        rows[v] = row.only(mask);
        double sum = 0;
        for (const double value : owed.only(mask).at) sum += value;
        sums[v] += sum;
    }
}

}  // namespace graphmatter::analyse
