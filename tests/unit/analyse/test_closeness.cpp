#include <catch2/catch.hpp>

#include <cmath>
#include <cstring>

#include <graphmatter/analyse/closeness.hpp>

#include "analyse/example_graphs.hpp"
#include "analyse/with_threads.hpp"

using namespace graphmatter;
using namespace graphmatter::analyse;

namespace {

/// One breadth-first search a vertex.
Closeness plain(const graph::Graph& graph)
{
    const std::uint32_t n = boost::num_vertices(graph);
    Closeness result{std::vector<double>(n), std::vector<double>(n)};
    for (std::uint32_t s = 0; s < n; ++s) {
        std::vector<std::uint32_t> queue{s};
        std::vector<int> distance(n, -1);
        distance[s] = 0;
        double far = 0;
        for (std::size_t i = 0; i < queue.size(); ++i) {
            const int steps = distance[queue[i]];
            far += steps;
            if (steps > 0) result.harmonic[s] += 1.0 / steps / (n - 1);
            for (const std::uint32_t u : graph::neighbours(graph, queue[i]))
                if (distance[u] < 0) {
                    distance[u] = steps + 1;
                    queue.push_back(u);
                }
        }
        const double reached = static_cast<double>(queue.size()) - 1;
        if (reached > 0) result.closeness[s] = reached / (n - 1) * reached / far;
    }
    return result;
}

void check_close(const std::vector<double>& found, const std::vector<double>& expected)
{
    REQUIRE(found.size() == expected.size());
    for (std::size_t v = 0; v < found.size(); ++v) {
        INFO("vertex " << v);
        REQUIRE(std::abs(found[v] - expected[v]) <= 1e-12 * expected[v]);
    }
}

void check_graph(const graph::Graph& graph)
{
    const Closeness found = closeness(graph);
    const Closeness expected = plain(graph);
    check_close(found.closeness, expected.closeness);
    check_close(found.harmonic, expected.harmonic);
}

}  // namespace

TEST_CASE("closeness of small graphs", "[analyse]")
{
    const Closeness path = closeness(example::path().graph());
    check_close(path.closeness, {0.4, 4.0 / 7, 4.0 / 6, 4.0 / 7, 0.4});
    check_close(path.harmonic, {25.0 / 48, 17.0 / 24, 0.75, 17.0 / 24, 25.0 / 48});
    const Closeness star = closeness(example::star().graph());
    check_close(star.closeness, {1, 5.0 / 9, 5.0 / 9, 5.0 / 9, 5.0 / 9, 5.0 / 9});
    check_close(star.harmonic, {1, 0.6, 0.6, 0.6, 0.6, 0.6});
    // Two in one part, three in the other: half and quarter of the others at one step.
    const Closeness parts =
        closeness(graph::graph_from_edges(5, std::vector<graph::WeightedEdge>{{0, 1}, {2, 3}, {3, 4}}));
    check_close(parts.closeness, {0.25, 0.25, 1.0 / 3, 0.5, 1.0 / 3});
    check_close(parts.harmonic, {0.25, 0.25, 0.375, 0.5, 0.375});
    CHECK(closeness(graph::graph_from_edges(0, {})).closeness.empty());
    CHECK(closeness(graph::graph_from_edges(1, {})).harmonic == std::vector<double>{0});
    CHECK(closeness(graph::graph_from_edges(3, {})).closeness == std::vector<double>{0, 0, 0});
    check_graph(example::karate_club().graph());
    check_graph(example::bridged_cliques().graph());
}

TEST_CASE("random graphs: closeness equals a search from every vertex", "[analyse]")
{
    for (unsigned seed = 0; seed < 2'000; ++seed) {
        INFO("seed " << seed);
        check_graph(example::grown_drawing(seed).graph());
        check_graph(example::random_drawing(seed).graph());
    }
}

TEST_CASE("closeness over several sweeps has the same bits for any number of threads", "[analyse]")
{
    std::mt19937 random{1};
    example::Drawing drawing{3'000, {}};
    for (int i = 0; i < 4'000; ++i)
        drawing.edges.push_back({static_cast<std::uint32_t>(random() % 3'000),
                                 static_cast<std::uint32_t>(random() % 3'000 * (random() % 3) / 3)});
    for (std::uint32_t leaf = 0; leaf < 700; ++leaf) drawing.edges.push_back({7, drawing.vertices++});
    const auto graph = drawing.graph();
    check_graph(graph);
    const auto with = [&](unsigned threads) {
        return example::with_threads(threads, [&] { return closeness(graph); });
    };
    const auto one = with(1);
    for (const unsigned threads : {2U, 4U}) {
        const auto many = with(threads);
        CHECK(std::memcmp(one.closeness.data(), many.closeness.data(), one.closeness.size() * sizeof(double)) == 0);
        CHECK(std::memcmp(one.harmonic.data(), many.harmonic.data(), one.harmonic.size() * sizeof(double)) == 0);
    }
}

TEST_CASE("closeness stops when asked", "[analyse]")
{
    std::stop_source stop;
    const Watch watch{[&](const Progress& progress) {
                          CHECK(progress.stage == "closeness");
                          stop.request_stop();
                      },
                      stop.get_token()};
    example::Drawing circle{2'000, {}};
    for (std::uint32_t v = 0; v < circle.vertices; ++v) circle.edges.push_back({v, (v + 1) % circle.vertices});
    CHECK_THROWS_AS(example::with_threads(1, [&] { return closeness(circle.graph(), watch); }), Cancelled);
}
