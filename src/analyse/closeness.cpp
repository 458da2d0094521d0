#include <graphmatter/analyse/closeness.hpp>

#include <algorithm>
#include <limits>
#include <numeric>
#include <utility>

#include <tbb/enumerable_thread_specific.h>

#include <graphmatter/analyse/components.hpp>

#include "distance_sweep.hpp"
#include "portions.hpp"
#include "sweep_progress.hpp"

namespace graphmatter::analyse {

namespace {

constexpr auto none = std::numeric_limits<std::uint32_t>::max();

/// The neighbour of a leaf, `none` for others. Of a pair on its own only the second is a leaf.
std::uint32_t stem_of(const graph::Graph& graph, std::uint32_t v)
{
    const auto row = graph::neighbours(graph, v);
    if (row.size() != 1) return none;
    return boost::out_degree(row[0], graph) > 1 || row[0] < v ? row[0] : none;
}

struct Stems {
    DistanceGraph graph;
    std::vector<std::uint32_t> of;  // the vertex of `graph` that stands for each vertex, itself or its stem
};

/// Takes the leaves off and numbers the rest breadth first, so that neighbours lie near each other.
Stems take_leaves(const graph::Graph& graph)
{
    const std::uint32_t n = boost::num_vertices(graph);
    Stems stems{{}, std::vector<std::uint32_t>(n, none)};
    std::vector<std::uint32_t> order;
    for (std::uint32_t root = 0; root < n; ++root) {
        if (stems.of[root] != none || stem_of(graph, root) != none) continue;
        stems.of[root] = static_cast<std::uint32_t>(order.size());
        order.push_back(root);
        for (std::size_t next = stems.of[root]; next < order.size(); ++next)
            for (const std::uint32_t u : graph::neighbours(graph, order[next]))
                if (stems.of[u] == none && stem_of(graph, u) == none) {
                    stems.of[u] = static_cast<std::uint32_t>(order.size());
                    order.push_back(u);
                }
    }
    stems.graph.leaves.resize(order.size());
    for (std::uint32_t v = 0; v < n; ++v)
        if (const std::uint32_t stem = stem_of(graph, v); stem != none) {
            stems.of[v] = stems.of[stem];
            ++stems.graph.leaves[stems.of[stem]];
        }
    for (const std::uint32_t v : order) {
        for (const std::uint32_t u : graph::neighbours(graph, v))
            if (stem_of(graph, u) == none) stems.graph.neighbours.values.push_back(stems.of[u]);
        stems.graph.neighbours.close_row();
    }
    return stems;
}

/// Sums over all sources; each portion of them is a run of sweeps, and is added up in order.
std::vector<DistanceSums> sums_of(const DistanceGraph& graph, const Watch& watch)
{
    const std::size_t sweeps = (graph.size() + DistanceSweep::most_sources - 1) / DistanceSweep::most_sources;
    std::vector<std::uint32_t> sources(graph.size());
    std::iota(sources.begin(), sources.end(), 0U);
    // Sources with many leaves together: the others then need fewer binary digits.
    std::ranges::stable_sort(sources, {}, [&](std::uint32_t v) { return graph.leaves[v]; });
    SweepProgress progress{watch, "closeness", sweeps};
    tbb::enumerable_thread_specific<DistanceSweep> searches{[&] { return DistanceSweep{graph}; }};
    const std::size_t portions = std::min(portion_count, sweeps);
    return sum_of_portions<DistanceSums>(portions, graph.size(), [&](std::size_t portion) {
        std::vector<DistanceSums> sums(graph.size());
        for (std::size_t i = sweeps * portion / portions; i < sweeps * (portion + 1) / portions; ++i) {
            const std::size_t begin = i * DistanceSweep::most_sources;
            const std::size_t count = std::min(DistanceSweep::most_sources, sources.size() - begin);
            searches.local().add(std::span{sources}.subspan(begin, count), sums);
            progress.step();
        }
        return sums;
    });
}

}  // namespace

Closeness closeness(const graph::Graph& graph, const Watch& watch)
{
    watch.check();
    const std::uint32_t n = boost::num_vertices(graph);
    const Components parts = components(graph);
    const Stems stems = take_leaves(graph);
    const std::vector<DistanceSums> sums = sums_of(stems.graph, watch);
    Closeness result{std::vector<double>(n), std::vector<double>(n)};
    for (std::uint32_t v = 0; v < n; ++v) {
        const DistanceSums& far = sums[stems.of[v]];
        const double reached = parts.sizes[parts.of[v]] - 1;
        const double leaves = stems.graph.leaves[stems.of[v]];
        if (reached == 0) continue;
        double farness = far.farness + leaves;
        double harmonic = far.harmonic + leaves;
        if (stem_of(graph, v) != none) {
            farness += reached - 1;  // a step more to all but itself, and none to itself
            harmonic = far.behind + 1 + (leaves - 1) / 2;
        }
        result.closeness[v] = reached / (n - 1) * (reached / farness);
        result.harmonic[v] = harmonic / (n - 1);
    }
    return result;
}

}  // namespace graphmatter::analyse
