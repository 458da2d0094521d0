#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <map>

#include <graphmatter/analyse/betweenness.hpp>
#include <graphmatter/analyse/centrality_effort.hpp>
#include <graphmatter/analyse/closeness.hpp>
#include <graphmatter/analyse/sampling.hpp>

#include "analyse/example_graphs.hpp"
#include "analyse/random_path.hpp"
#include "analyse/with_threads.hpp"

using namespace graphmatter;
using namespace graphmatter::analyse;

namespace {

/// Hubs, leaves and a second component.
example::Drawing town()
{
    std::mt19937 random{3};
    example::Drawing drawing{2'000, {{1'998, 1'999}}};
    for (std::uint32_t v = 1; v < 1'998; ++v)
        for (unsigned ties = 1 + random() % 2; ties > 0; --ties)
            drawing.edges.push_back({v, static_cast<std::uint32_t>(random() % v * (random() % 3) / 3)});
    return drawing;
}

double worst(const std::vector<double>& found, const std::vector<double>& exact)
{
    double most = 0;
    for (std::size_t v = 0; v < found.size(); ++v) most = std::max(most, std::abs(found[v] - exact[v]));
    return most;
}

}  // namespace

TEST_CASE("a random path is any shortest path with the same chance", "[analyse]")
{
    // From 0 to 5: over 1-3, 1-4 or 2-4; 6 leads astray, 7 is out of reach.
    const auto graph = graph::graph_from_edges(
        8, std::vector<graph::WeightedEdge>{{0, 1}, {0, 2}, {1, 3}, {1, 4}, {2, 4}, {3, 5}, {4, 5}, {5, 6}});
    RandomPath paths{graph};
    std::mt19937_64 random{1};
    std::map<std::vector<std::uint32_t>, int> counts;
    for (int i = 0; i < 30'000; ++i) {
        auto between = paths.between(0, 5, random);
        std::ranges::sort(between);
        ++counts[between];
    }
    REQUIRE(counts.size() == 3);
    for (const auto& path : {std::vector<std::uint32_t>{1, 3}, {1, 4}, {2, 4}})
        CHECK(std::abs(counts[path] - 10'000) < 500);
    CHECK(paths.between(0, 7, random).empty());
    CHECK(paths.between(5, 6, random).empty());
    CHECK(paths.between(6, 3, random) == std::vector<std::uint32_t>{5});
}

TEST_CASE("sampled betweenness keeps its error", "[analyse]")
{
    const auto graph = town().graph();
    const auto exact = betweenness(graph);
    const double pairs = 2'000.0 * 1'999 / 2;
    for (std::uint64_t seed = 1; seed <= 5; ++seed) {
        const auto found = sampled_betweenness(graph, {0.02, 0.95, seed});
        CHECK(worst(found.values, exact) <= 0.02 * pairs);
        CHECK(worst(found.values, exact) > 0);
        CHECK(found.by.samples > 1'000);
        CHECK(found.by.error == 0.02);
    }
    // More samples for less error.
    CHECK(sampled_betweenness(graph, {0.01, 0.95, 1}).by.samples >
          sampled_betweenness(graph, {0.02, 0.95, 1}).by.samples);
    CHECK(sampled_betweenness(graph::graph_from_edges(2, {})).values == std::vector<double>{0, 0});
    CHECK(sampled_betweenness(graph::graph_from_edges(3, {}), {0.1, 0.9, 1}).values == std::vector<double>{0, 0, 0});
}

TEST_CASE("sampled closeness keeps its error", "[analyse]")
{
    const auto graph = town().graph();
    const auto exact = closeness(graph);
    for (std::uint64_t seed = 1; seed <= 5; ++seed) {
        const auto found = sampled_closeness(graph, {0.1, 0.95, seed});
        CHECK(found.by.samples < 1'000);
        CHECK(worst(found.harmonic, exact.harmonic) <= 0.1);
        CHECK(worst(found.harmonic, exact.harmonic) > 0);
        for (std::size_t v = 0; v < 1'998; ++v) {
            const double share = 1'997.0 / 1'999;
            REQUIRE(std::abs(share / found.closeness[v] - share / exact.closeness[v]) <= found.distance_error);
        }
        CHECK(found.closeness[1'998] == exact.closeness[1'998]);  // the small component is exact
    }
    // All of them drawn.
    const auto all = sampled_closeness(graph, {0.001, 0.95, 1});
    CHECK(all.by.error == 0);
    CHECK(worst(all.closeness, exact.closeness) < 1e-12);
    CHECK(worst(all.harmonic, exact.harmonic) < 1e-12);
    CHECK(sampled_closeness(graph::graph_from_edges(1, {})).closeness == std::vector<double>{0});
    CHECK(sampled_closeness(graph::graph_from_edges(3, {})).harmonic == std::vector<double>{0, 0, 0});
}

TEST_CASE("samples depend on the seed, not on the number of threads", "[analyse]")
{
    const auto graph = town().graph();
    const auto with = [&](unsigned threads, std::uint64_t seed) {
        return example::with_threads(threads, [&] {
            return std::pair{sampled_betweenness(graph, {0.03, 0.9, seed}).values,
                             sampled_closeness(graph, {0.05, 0.9, seed}).harmonic};
        });
    };
    const auto one = with(1, 7);
    for (const unsigned threads : {2U, 4U}) CHECK(with(threads, 7) == one);
    CHECK(with(2, 8) != one);
}

TEST_CASE("sampling stops when asked", "[analyse]")
{
    std::stop_source stop;
    stop.request_stop();
    const auto graph = example::karate_club().graph();
    CHECK_THROWS_AS(sampled_betweenness(graph, {}, {{}, stop.get_token()}), Cancelled);
    CHECK_THROWS_AS(sampled_closeness(graph, {}, {{}, stop.get_token()}), Cancelled);
}

TEST_CASE("the effort of exact centrality is known before", "[analyse]")
{
    // A star with a triangle: three vertices are no leaves, six arcs between them.
    const auto graph =
        graph::graph_from_edges(5, std::vector<graph::WeightedEdge>{{0, 1}, {0, 2}, {1, 2}, {0, 3}, {0, 4}});
    const Effort effort = betweenness_effort(graph, 2);
    CHECK(effort.sources == 3);
    CHECK(effort.arc_visits == 18);
    CHECK(effort.seconds == Approx(betweenness_effort(graph, 1).seconds / 2));
    CHECK(closeness_effort(graph, 1).seconds < betweenness_effort(graph, 1).seconds);
    CHECK(choose_precision(effort, 10).precision == Precision::exact);
    CHECK(choose_precision(effort, 10).reason == "exact: less than a second");
    CHECK(choose_precision({0, 0, 1'200}, 60).precision == Precision::sampled);
    CHECK(choose_precision({0, 0, 1'200}, 60).reason == "sampled: exact would take about 20 min");
}
