#include <graphmatter/analyse/page_rank.hpp>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <functional>

#include <tbb/blocked_range.h>
#include <tbb/parallel_reduce.h>
#include <boost/range/iterator_range.hpp>

#include <graphmatter/analyse/degree.hpp>

namespace graphmatter::analyse {

namespace {

// Let P be the matrix of a step along an edge, s the weighted degrees. The rank is x = c (I - dP)^-1 1 for the one
// constant c that makes it sum to 1: restarts and the mass of dangling nodes are both spread evenly. So we solve
// y = d P y + 1 and scale at the end. Iterating z = y / s saves a division an arc.
struct Sweep {
    const graph::Graph& graph;
    const std::vector<double>& strength;
    double damping;
    double step;  // Chebyshev's omega

    /// One step for a range of vertices, written over the values of two sweeps ago. Returns the largest change, as a
    /// share of the value (which is at least 1 in terms of y).
    [[nodiscard]] double operator()(const tbb::blocked_range<std::uint32_t>& range, const std::vector<double>& now,
                                    std::vector<double>& before) const
    {
        double largest = 0;
        for (std::uint32_t v = range.begin(); v != range.end(); ++v) {
            if (strength[v] == 0) continue;
            double sum = 0;
            for (const auto arc : boost::make_iterator_range(boost::out_edges(v, graph)))
                sum += static_cast<double>(graph[arc].weight) * now[boost::target(arc, graph)];
            const double plain = (damping * sum + 1) / strength[v];
            before[v] += step * (plain - before[v]);
            const double change = std::abs(before[v] - now[v]) * strength[v];
            largest = std::max(largest, change / std::max(1.0, before[v] * strength[v]));
        }
        return largest;
    }
};

constexpr std::uint32_t grain = 2'048;
constexpr int most_sweeps = 1'000;  // never reached for damping <= .99

}  // namespace

std::vector<double> page_rank(const graph::Graph& graph, const PageRankOptions& options)
{
    assert(options.damping >= 0 && options.damping < 1);
    const std::vector<double> strength = weighted_degree(graph);
    const std::size_t n = strength.size();
    double total = 0;
    for (const double s : strength) total += s;
    // Start with the mass that the undamped walk would have; y sums to about n / (1 - d).
    const double start = total > 0 ? static_cast<double>(n) / (1 - options.damping) / total : 0;
    std::vector<double> now(n, start);
    std::vector<double> before(n, start);
    Sweep sweep{graph, strength, options.damping, 1};
    const double square = options.damping * options.damping;
    for (int i = 0; i < most_sweeps; ++i) {
        const double change = tbb::parallel_reduce(
            tbb::blocked_range<std::uint32_t>{0, static_cast<std::uint32_t>(n), grain}, 0.0,
            [&](const auto& range, double largest) { return std::max(largest, sweep(range, now, before)); },
            [](double a, double b) { return std::max(a, b); });
        std::swap(now, before);
        if (change <= options.tolerance) break;
        sweep.step = i == 0 ? 1 / (1 - square / 2) : 1 / (1 - square * sweep.step / 4);
    }
    double sum = 0;
    for (std::size_t v = 0; v < n; ++v) sum += now[v] = strength[v] > 0 ? now[v] * strength[v] : 1;
    for (double& value : now) value /= sum;
    return now;
}

}  // namespace graphmatter::analyse
