#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <cstring>

#include <graphmatter/analyse/components.hpp>
#include <graphmatter/analyse/eigenvector.hpp>

#include "analyse/example_graphs.hpp"
#include "analyse/with_threads.hpp"

using namespace graphmatter;
using namespace graphmatter::analyse;

namespace {

/// ||Ax - lx|| / (l ||x||) from the edges as drawn.
double residual(const example::Drawing& drawing, const EigenvectorCentrality& found)
{
    std::vector<double> rest(drawing.vertices);
    for (std::uint32_t v = 0; v < drawing.vertices; ++v) rest[v] = -found.eigenvalue * found.values[v];
    for (const auto& e : drawing.edges)
        if (e.a != e.b) {
            rest[e.a] += static_cast<double>(e.weight) * found.values[e.b];
            rest[e.b] += static_cast<double>(e.weight) * found.values[e.a];
        }
    double square = 0, length = 0;
    for (std::uint32_t v = 0; v < drawing.vertices; ++v) {
        square += rest[v] * rest[v];
        length += found.values[v] * found.values[v];
    }
    return std::sqrt(square / length) / found.eigenvalue;
}

}  // namespace

TEST_CASE("eigenvector centrality of small graphs", "[analyse]")
{
    const auto path = eigenvector(example::path().graph());
    CHECK(path.eigenvalue == Approx(std::sqrt(3.0)).epsilon(1e-12));
    const std::vector<double> along{0.5, std::sqrt(0.75), 1, std::sqrt(0.75), 0.5};
    for (std::size_t v = 0; v < 5; ++v) CHECK(path.values[v] == Approx(along[v]).epsilon(1e-10));
    const auto star = eigenvector(example::star().graph());
    CHECK(star.eigenvalue == Approx(std::sqrt(5.0)).epsilon(1e-12));
    CHECK(star.values[0] == 1);
    for (std::size_t v = 1; v < 6; ++v) CHECK(star.values[v] == Approx(std::sqrt(0.2)).epsilon(1e-10));
    // Weights count: 3 on one side, 4 on the other.
    const auto pulled = eigenvector(graph::graph_from_edges(3, std::vector<graph::WeightedEdge>{{0, 1, 3}, {0, 2, 4}}));
    CHECK(pulled.eigenvalue == Approx(5).epsilon(1e-12));
    CHECK(pulled.values[1] == Approx(0.6).epsilon(1e-10));
    CHECK(pulled.values[2] == Approx(0.8).epsilon(1e-10));
    CHECK(eigenvector(graph::graph_from_edges(0, {})).values.empty());
    CHECK(eigenvector(graph::graph_from_edges(3, {})).values == std::vector<double>{0, 0, 0});
    const auto weightless = eigenvector(graph::graph_from_edges(2, std::vector<graph::WeightedEdge>{{0, 1, 0}}));
    CHECK(weightless.values == std::vector<double>{0, 0});
    CHECK(weightless.residual == 0);
}

TEST_CASE("one component carries the eigenvector centrality", "[analyse]")
{
    // A triangle, and a longer path whose eigenvalue is smaller.
    const auto graph = graph::graph_from_edges(
        8, std::vector<graph::WeightedEdge>{{0, 1}, {1, 2}, {2, 3}, {3, 4}, {5, 6}, {6, 7}, {7, 5}});
    const auto found = eigenvector(graph);
    CHECK(found.eigenvalue == Approx(2).epsilon(1e-12));
    for (std::size_t v = 0; v < 5; ++v) CHECK(found.values[v] == 0);
    for (std::size_t v = 5; v < 8; ++v) CHECK(found.values[v] == Approx(1).epsilon(1e-10));
    // Two alike: the first.
    const auto pairs = eigenvector(graph::graph_from_edges(4, std::vector<graph::WeightedEdge>{{0, 3}, {1, 2}}));
    CHECK(pairs.values == std::vector<double>{1, 0, 0, 1});
}

TEST_CASE("random graphs: the eigenvector has a small residual and the largest eigenvalue", "[analyse]")
{
    int checked = 0;
    for (unsigned seed = 0; seed < 1'000; ++seed) {
        INFO("seed " << seed);
        const auto drawing = seed % 2 == 0 ? example::random_drawing(seed) : example::grown_drawing(seed);
        const auto graph = drawing.graph();
        if (boost::num_edges(graph) == 0) continue;
        ++checked;
        const auto found = eigenvector(graph);
        REQUIRE(found.residual <= 1e-10);
        REQUIRE(residual(drawing, found) <= 1e-10);
        REQUIRE(*std::ranges::max_element(found.values) == 1);
        REQUIRE(*std::ranges::min_element(found.values) >= 0);
        // By Perron and Frobenius a non-negative eigenvector has the largest eigenvalue of its component; that of any
        // other is at most found by as long a power iteration on A + I.
        std::vector<double> x(drawing.vertices, 1);
        double value = 0;
        for (int i = 0; i < 300; ++i) {
            std::vector<double> next = x;
            for (const auto& e : drawing.edges)
                if (e.a != e.b) {
                    next[e.a] += static_cast<double>(e.weight) * x[e.b];
                    next[e.b] += static_cast<double>(e.weight) * x[e.a];
                }
            double square = 0, product = 0;
            for (std::size_t v = 0; v < x.size(); ++v) {
                square += x[v] * x[v];
                product += x[v] * next[v];
            }
            value = product / square - 1;
            const double most = *std::ranges::max_element(next);
            for (double& entry : next) entry /= most;
            x = next;
        }
        REQUIRE(found.eigenvalue >= value * (1 - 1e-9));
    }
    CHECK(checked > 700);  // the others have no edges
}

TEST_CASE("eigenvector centrality has the same bits for any number of threads", "[analyse]")
{
    std::mt19937 random{1};
    example::Drawing drawing{20'000, {}};
    for (int i = 0; i < 40'000; ++i)
        drawing.edges.push_back({static_cast<std::uint32_t>(random() % 20'000),
                                 static_cast<std::uint32_t>(random() % 20'000 * (random() % 3) / 3),
                                 static_cast<float>(1 + random() % 5)});
    const auto graph = drawing.graph();
    const auto with = [&](unsigned threads) {
        return example::with_threads(threads, [&] { return eigenvector(graph).values; });
    };
    const auto one = with(1);
    for (const unsigned threads : {2U, 4U}) {
        const auto many = with(threads);
        CHECK(std::memcmp(one.data(), many.data(), one.size() * sizeof(double)) == 0);
    }
}

TEST_CASE("eigenvector centrality of long paths takes longer and is as near", "[analyse]")
{
    // The two largest eigenvalues are 2 cos(pi / (n + 1)) and 2 cos(2 pi / (n + 1)): 0.000003 apart.
    constexpr std::uint32_t n = 3'000;
    std::vector<graph::WeightedEdge> edges;
    for (std::uint32_t v = 1; v < n; ++v) edges.push_back({v - 1, v, 1});
    const auto found = eigenvector(graph::graph_from_edges(n, edges));
    const double angle = std::acos(-1.0) / (n + 1);
    CHECK(found.residual <= 1e-10);
    CHECK(found.eigenvalue == Approx(2 * std::cos(angle)).epsilon(1e-12));
    for (std::uint32_t v = 0; v < n; ++v) CHECK(found.values[v] == Approx(std::sin((v + 1) * angle)).margin(1e-4));
}
