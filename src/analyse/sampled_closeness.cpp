#include <graphmatter/analyse/sampling.hpp>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>

#include <tbb/enumerable_thread_specific.h>

#include <graphmatter/analyse/components.hpp>

#include "depth_bound.hpp"
#include "distance_sweep.hpp"
#include "portions.hpp"
#include "random_path.hpp"
#include "sweep_progress.hpp"

namespace graphmatter::analyse {

namespace {

/// The nodes of the largest component in random order, cut to the wanted number; all others behind.
std::vector<std::uint32_t> draw_sources(const Components& parts, std::size_t wanted, std::uint64_t seed)
{
    std::vector<std::uint32_t> sources, others;
    for (std::uint32_t v = 0; v < parts.of.size(); ++v) (parts.of[v] == 0 ? sources : others).push_back(v);
    for (std::size_t i = 0; i < wanted; ++i) std::swap(sources[i], sources[i + mixed(seed, i) % (sources.size() - i)]);
    sources.resize(wanted);
    sources.insert(sources.end(), others.begin(), others.end());
    return sources;
}

DistanceGraph whole(const graph::Graph& graph)
{
    DistanceGraph result{{}, std::vector<std::uint32_t>(boost::num_vertices(graph))};
    for (std::uint32_t v = 0; v < result.size(); ++v) result.neighbours.push_row(graph::neighbours(graph, v));
    return result;
}

std::vector<DistanceSums> sums_of(const DistanceGraph& graph, const std::vector<std::uint32_t>& sources,
                                  const Watch& watch)
{
    constexpr std::size_t most = DistanceSweep::most_sources;
    const std::size_t sweeps = (sources.size() + most - 1) / most;
    SweepProgress progress{watch, "closeness", sweeps};
    tbb::enumerable_thread_specific<DistanceSweep> searches{[&] { return DistanceSweep{graph}; }};
    const std::size_t portions = std::min(portion_count, sweeps);
    return sum_of_portions<DistanceSums>(portions, graph.size(), [&](std::size_t portion) {
        std::vector<DistanceSums> sums(graph.size());
        for (std::size_t i = sweeps * portion / portions; i < sweeps * (portion + 1) / portions; ++i) {
            const std::size_t count = std::min(most, sources.size() - i * most);
            searches.local().add(std::span{sources}.subspan(i * most, count), sums);
            progress.step();
        }
        return sums;
    });
}

}  // namespace

SampledCloseness sampled_closeness(const graph::Graph& graph, const SamplingOptions& options, const Watch& watch)
{
    assert(options.error > 0 && options.error < 1 && options.confidence > 0 && options.confidence < 1);
    watch.check();
    const std::uint32_t n = boost::num_vertices(graph);
    SampledCloseness result{std::vector<double>(n), std::vector<double>(n), {0, options.error, options.confidence}, 0};
    if (n < 2) return result;
    const Components parts = components(graph);
    // Both means of every node on both sides: four chances a node to miss.
    const double wanted = std::log(4.0 * n / (1 - options.confidence)) / (2 * options.error * options.error);
    const std::size_t largest = parts.sizes.front();
    result.by.samples = std::min(largest, static_cast<std::size_t>(std::ceil(wanted)));
    const auto sources = draw_sources(parts, result.by.samples, options.seed);
    const std::vector<DistanceSums> sums = sums_of(whole(graph), sources, watch);
    if (result.by.samples == largest) result.by.error = 0;
    result.distance_error = result.by.error * static_cast<double>(depth_bound(graph));

    std::vector<bool> drawn(n);
    for (std::size_t i = 0; i < result.by.samples; ++i) drawn[sources[i]] = true;
    for (std::uint32_t v = 0; v < n; ++v) {
        const double reached = parts.sizes[parts.of[v]] - 1;
        // A node is no sample of its own distances.
        const double seen = parts.of[v] == 0 ? static_cast<double>(result.by.samples) - (drawn[v] ? 1 : 0) : reached;
        if (reached == 0 || seen == 0) continue;
        result.closeness[v] = reached / (n - 1) * (seen / sums[v].farness);
        result.harmonic[v] = reached / (n - 1) * (sums[v].harmonic / seen);
    }
    return result;
}

}  // namespace graphmatter::analyse
