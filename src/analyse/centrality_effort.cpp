#include <graphmatter/analyse/centrality_effort.hpp>

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace graphmatter::analyse {

namespace {

// Measured, see tests/bench/RESULTS.md: seconds for one source and one arc on one thread, while a sweep's arrays fit in
// the caches and when they do not.
constexpr double betweenness_seconds = 1.2e-9, far_betweenness_seconds = 3e-9;
constexpr double closeness_seconds = 7e-11, far_closeness_seconds = 2e-10;
constexpr double near_vertices = 30'000;

struct Size {
    double vertices = 0, arcs = 0;
};

/// The graph without its leaves.
Size inner_size(const graph::Graph& graph)
{
    Size size;
    for (std::uint32_t v = 0; v < boost::num_vertices(graph); ++v) {
        if (boost::out_degree(v, graph) < 2) continue;
        ++size.vertices;
        for (const std::uint32_t u : graph::neighbours(graph, v)) size.arcs += boost::out_degree(u, graph) > 1 ? 1 : 0;
    }
    return size;
}

Effort effort(const Size& size, unsigned threads, double near_seconds, double far_seconds)
{
    const double visits = size.vertices * size.arcs;
    const double each = size.vertices <= near_vertices ? near_seconds : far_seconds;
    return {size.vertices, visits, visits * each / std::max(1U, threads)};
}

std::string in_words(double seconds)
{
    if (seconds < 1) return "less than a second";
    if (seconds < 120) return fmt::format("about {:.0f} s", seconds);
    if (seconds < 7'200) return fmt::format("about {:.0f} min", seconds / 60);
    return fmt::format("about {:.0f} h", seconds / 3'600);
}

}  // namespace

Effort betweenness_effort(const graph::Graph& graph, unsigned threads)
{
    return effort(inner_size(graph), threads, betweenness_seconds, far_betweenness_seconds);
}

Effort closeness_effort(const graph::Graph& graph, unsigned threads)
{
    return effort(inner_size(graph), threads, closeness_seconds, far_closeness_seconds);
}

PrecisionChoice choose_precision(const Effort& effort, double most_seconds)
{
    const std::string time = in_words(effort.seconds);
    if (effort.seconds <= most_seconds) return {Precision::exact, "exact: " + time};
    return {Precision::sampled, "sampled: exact would take " + time};
}

}  // namespace graphmatter::analyse
