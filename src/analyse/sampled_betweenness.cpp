#include <graphmatter/analyse/sampling.hpp>

#include <algorithm>
#include <cassert>
#include <cmath>

#include <tbb/blocked_range.h>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

#include "depth_bound.hpp"
#include "random_path.hpp"

namespace graphmatter::analyse {

namespace {

struct Sampler {
    explicit Sampler(const graph::Graph& graph) : paths(graph), counts(boost::num_vertices(graph)) {}
    RandomPath paths;
    std::vector<std::uint32_t> counts;
};

/// KADABRA's rule, with ln(1/delta) for the chance that one node may miss on one side.
struct StopRule {
    double error, log_chance, most;

    [[nodiscard]] bool enough(double share, double samples) const
    {
        const double under = most / samples - 1.0 / 3;
        const double over = most / samples + 1.0 / 3;
        const double spread = 2 * share * most / log_chance;
        const double below = log_chance / samples * (-under + std::sqrt(under * under + spread));
        const double above = log_chance / samples * (over + std::sqrt(over * over + spread));
        return std::min(below, share) <= error && std::min(above, 1 - share) <= error;
    }
};

/// As many samples as always suffice (Riondato and Kornaropoulos), with half of the chance to miss.
double most_samples(const graph::Graph& graph, const SamplingOptions& options)
{
    const double inner = std::max<double>(1, static_cast<double>(depth_bound(graph)) - 1);  // vertices inside a path
    const double dimension = std::floor(std::log2(inner)) + 1;
    return std::ceil(0.5 / (options.error * options.error) * (dimension + std::log(2 / (1 - options.confidence))));
}

void draw(Sampler& sampler, std::uint64_t seed, std::uint64_t number)
{
    std::mt19937_64 random{mixed(seed, number)};
    const std::uint64_t n = sampler.counts.size();
    const auto s = static_cast<std::uint32_t>(random() % n);
    auto t = static_cast<std::uint32_t>(random() % (n - 1));
    if (t >= s) ++t;
    for (const std::uint32_t v : sampler.paths.between(s, t, random)) ++sampler.counts[v];
}

}  // namespace

SampledBetweenness sampled_betweenness(const graph::Graph& graph, const SamplingOptions& options, const Watch& watch)
{
    assert(options.error > 0 && options.error < 1 && options.confidence > 0 && options.confidence < 1);
    const std::size_t n = boost::num_vertices(graph);
    SampledBetweenness result{std::vector<double>(n), {0, options.error, options.confidence}};
    watch.check();
    if (n < 3) return result;
    const double most = most_samples(graph, options);
    // Half of the chance to miss for the adaptive stop, over both sides of every node.
    const StopRule rule{options.error, std::log(4 * static_cast<double>(n) / (1 - options.confidence)), most};
    tbb::enumerable_thread_specific<Sampler> samplers{[&] { return Sampler{graph}; }};
    const auto limit = static_cast<std::size_t>(most);
    const std::size_t round = std::max<std::size_t>(1'000, limit / 50);
    for (bool enough = false; !enough;) {
        watch.check();
        watch.report("betweenness", result.by.samples, limit);
        const std::size_t end = std::min(limit, result.by.samples + round);
        tbb::parallel_for(tbb::blocked_range<std::size_t>{result.by.samples, end, 16}, [&](const auto& range) {
            Sampler& sampler = samplers.local();
            for (std::size_t i = range.begin(); i != range.end(); ++i) draw(sampler, options.seed, i);
        });
        result.by.samples = end;
        const auto samples = static_cast<double>(end);
        enough = true;
        for (std::size_t v = 0; v < n; ++v) {
            std::uint64_t count = 0;
            for (const Sampler& sampler : samplers) count += sampler.counts[v];
            result.values[v] = static_cast<double>(count) / samples;
            enough = enough && (end == limit || rule.enough(result.values[v], samples));
        }
    }
    watch.report("betweenness", limit, limit);
    const auto nodes = static_cast<double>(n);
    for (double& value : result.values) value *= nodes * (nodes - 1) / 2;
    return result;
}

}  // namespace graphmatter::analyse
