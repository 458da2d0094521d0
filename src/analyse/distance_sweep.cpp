#include "distance_sweep.hpp"

#include <algorithm>
#include <bit>
#include <cassert>

namespace graphmatter::analyse {

DistanceSweep::DistanceSweep(const DistanceGraph& graph)
    : graph_(graph), reached_(graph.size()), frontier_(graph.size()), next_(graph.size())
{
}

void DistanceSweep::weigh(std::span<const std::uint32_t> sources)
{
    digits_.clear();
    for (std::size_t i = 0; i < sources.size(); ++i) {
        const std::uint32_t leaves = graph_.leaves[sources[i]];
        const auto width = static_cast<std::size_t>(std::bit_width(leaves));
        if (digits_.size() < width) digits_.resize(width);
        for (std::size_t digit = 0; digit < width; ++digit)
            digits_[digit][i / 64] |= std::uint64_t{leaves >> digit & 1} << (i % 64);
    }
}

void DistanceSweep::add(std::span<const std::uint32_t> sources, std::span<DistanceSums> sums)
{
    assert(sources.size() <= most_sources);
    std::ranges::fill(reached_, Bits{});
    std::ranges::fill(frontier_, Bits{});
    weigh(sources);
    for (std::size_t i = 0; i < sources.size(); ++i) {
        const std::uint64_t bit = std::uint64_t{1} << (i % 64);
        reached_[sources[i]][i / 64] |= bit;
        frontier_[sources[i]][i / 64] |= bit;
    }
    for (double distance = 1;; ++distance) {
        push();
        if (!settle(distance, sums)) return;
    }
}

void DistanceSweep::push()
{
    for (std::uint32_t v = 0; v < frontier_.size(); ++v) {
        const Bits here = frontier_[v];
        std::uint64_t any = 0;
        for (const std::uint64_t bits : here) any |= bits;
        if (any == 0) continue;
        for (const std::uint32_t u : graph_.neighbours[v])
            for (std::size_t word = 0; word < words; ++word) next_[u][word] |= here[word];
    }
}

/// Counts who is new and makes it the frontier; false when nobody is.
bool DistanceSweep::settle(double distance, std::span<DistanceSums> sums)
{
    std::uint64_t anywhere = 0;
    for (std::uint32_t v = 0; v < frontier_.size(); ++v) {
        Bits fresh;
        std::uint64_t any = 0;
        for (std::size_t word = 0; word < words; ++word) {
            fresh[word] = next_[v][word] & ~reached_[v][word];
            reached_[v][word] |= fresh[word];
            any |= fresh[word];
        }
        frontier_[v] = fresh;
        next_[v] = Bits{};
        if (any == 0) continue;
        anywhere |= any;
        const Arrived count = arrived(fresh);
        const auto vertices = static_cast<double>(count.vertices);
        const auto leaves = static_cast<double>(count.leaves);
        sums[v].farness += vertices * distance + leaves * (distance + 1);
        sums[v].harmonic += vertices / distance + leaves / (distance + 1);
        sums[v].behind += vertices / (distance + 1) + leaves / (distance + 2);
    }
    return anywhere != 0;
}

DistanceSweep::Arrived DistanceSweep::arrived(const Bits& fresh) const noexcept
{
    const auto count = [](const Bits& bits) {
        // Pairs, nibbles and bytes in all words side by side; the bytes of eight words cannot overflow a byte's 8 * 8.
        std::uint64_t bytes = 0;
        for (std::uint64_t x : bits) {
            x -= x >> 1 & 0x5555555555555555;
            x = (x & 0x3333333333333333) + (x >> 2 & 0x3333333333333333);
            bytes += (x + (x >> 4)) & 0x0f0f0f0f0f0f0f0f;
        }
        // The sum may be 512: add bytes up in pairs before they are gathered.
        bytes = (bytes & 0x00ff00ff00ff00ff) + (bytes >> 8 & 0x00ff00ff00ff00ff);
        return (bytes * 0x0001000100010001) >> 48;
    };
    Arrived result{count(fresh), 0};
    for (std::size_t digit = 0; digit < digits_.size(); ++digit) {
        Bits part;
        for (std::size_t word = 0; word < words; ++word) part[word] = fresh[word] & digits_[digit][word];
        result.leaves += count(part) << digit;
    }
    return result;
}

}  // namespace graphmatter::analyse
