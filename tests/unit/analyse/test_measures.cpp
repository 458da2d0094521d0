#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numeric>

#include <graphmatter/analyse/components.hpp>
#include <graphmatter/analyse/core_numbers.hpp>
#include <graphmatter/analyse/degree.hpp>
#include <graphmatter/analyse/page_rank.hpp>

#include "analyse/example_graphs.hpp"
#include "analyse/with_threads.hpp"

using namespace graphmatter;
using namespace graphmatter::analyse;
using Numbers = std::vector<std::uint32_t>;

namespace {

void check_close(const std::vector<double>& found, const std::vector<double>& expected, double relative)
{
    REQUIRE(found.size() == expected.size());
    for (std::size_t v = 0; v < found.size(); ++v) {
        INFO("vertex " << v);
        REQUIRE(std::abs(found[v] - expected[v]) <= relative * expected[v]);
    }
}

/// The power method on the matrix written out, far beyond the precision we ask for.
std::vector<double> dense_page_rank(const example::Drawing& drawing)
{
    const std::size_t n = drawing.vertices;
    std::vector<std::vector<double>> weight(n, std::vector<double>(n));
    for (const auto& e : drawing.edges)
        if (e.a != e.b) {
            weight[e.a][e.b] += static_cast<double>(e.weight);
            weight[e.b][e.a] += static_cast<double>(e.weight);
        }
    std::vector<double> rank(n, 1.0 / static_cast<double>(n));
    for (int i = 0; i < 400; ++i) {
        std::vector<double> next(n);
        double everywhere = 0.15;
        for (std::size_t u = 0; u < n; ++u) {
            const double strength = std::accumulate(weight[u].begin(), weight[u].end(), 0.0);
            if (strength == 0) everywhere += 0.85 * rank[u];
            for (std::size_t v = 0; v < n && strength > 0; ++v) next[v] += 0.85 * rank[u] * weight[u][v] / strength;
        }
        for (double& value : next) value += everywhere / static_cast<double>(n);
        rank = next;
    }
    return rank;
}

/// Takes away vertices with fewer than k neighbours left until none is there.
Numbers peeled_cores(const graph::Graph& graph)
{
    Numbers cores(boost::num_vertices(graph));
    std::vector<bool> gone(cores.size());
    for (std::uint32_t k = 1; std::ranges::count(gone, false) > 0; ++k)
        for (bool again = true; again;) {
            again = false;
            for (std::uint32_t v = 0; v < cores.size(); ++v) {
                const auto left = std::ranges::count_if(graph::neighbours(graph, v), [&](auto u) { return !gone[u]; });
                if (gone[v] || left >= static_cast<std::ptrdiff_t>(k)) continue;
                gone[v] = again = true;
                cores[v] = k - 1;
            }
        }
    return cores;
}

/// Every vertex takes the smallest number around it until nothing changes.
Numbers smallest_reachable(const graph::Graph& graph)
{
    Numbers smallest(boost::num_vertices(graph));
    std::iota(smallest.begin(), smallest.end(), 0U);
    for (bool again = true; again;) {
        again = false;
        for (std::uint32_t v = 0; v < smallest.size(); ++v)
            for (const auto u : graph::neighbours(graph, v))
                if (smallest[u] < smallest[v]) {
                    smallest[v] = smallest[u];
                    again = true;
                }
    }
    return smallest;
}

}  // namespace

TEST_CASE("measures of a path", "[analyse]")
{
    const auto graph = example::path().graph();
    CHECK(degree(graph) == Numbers{1, 2, 2, 2, 1});
    CHECK(core_numbers(graph) == Numbers{1, 1, 1, 1, 1});
    CHECK(components(graph).of == Numbers{0, 0, 0, 0, 0});
    // By symmetry three unknowns: a = .03 + .425 b, b = .03 + .85 a + .425 c, c = .03 + .85 b.
    const double b = (0.03 + 0.0255 + 0.01275) / (1 - 0.36125 - 0.36125);
    const double a = 0.03 + 0.425 * b;
    check_close(page_rank(graph), {a, b, 0.03 + 0.85 * b, b, a}, 1e-12);
}

TEST_CASE("measures of a star", "[analyse]")
{
    const auto graph = example::star().graph();
    CHECK(degree(graph) == Numbers{5, 1, 1, 1, 1, 1});
    CHECK(core_numbers(graph) == Numbers{1, 1, 1, 1, 1, 1});
    const double middle = (0.025 + 0.85 * 5 * 0.025) / (1 - 0.85 * 0.85);
    const double ray = (1 - middle) / 5;
    check_close(page_rank(graph), {middle, ray, ray, ray, ray, ray}, 1e-12);
}

TEST_CASE("measures of two cliques with a bridge", "[analyse]")
{
    const auto graph = example::bridged_cliques().graph();
    CHECK(degree(graph) == Numbers{3, 3, 3, 4, 4, 3, 3, 3});
    CHECK(core_numbers(graph) == Numbers(8, 3));
    // 3i + e = 1/2 where i is inside a clique and e an end of the bridge: e = .15/8 + .85 (3 i / 3 + e / 4).
    const double e = (0.15 / 8 + 0.85 / 6) / (1 + 0.85 / 3 - 0.85 / 4);
    const double i = (0.5 - e) / 3;
    check_close(page_rank(graph), {i, i, i, e, e, i, i, i}, 1e-11);
}

TEST_CASE("measures of the karate club", "[analyse]")
{
    const auto graph = example::karate_club().graph();
    REQUIRE(boost::num_edges(graph) == 2 * 78);
    CHECK(degree(graph) == Numbers{16, 9, 10, 6, 3, 4, 4, 4, 5, 2, 3, 1, 2, 5, 2, 2,  2,
                                   2,  2, 3,  2, 2, 2, 5, 3, 3, 2, 4, 3, 4, 4, 6, 12, 17});
    CHECK(core_numbers(graph) == Numbers{4, 4, 4, 4, 3, 3, 3, 4, 4, 2, 3, 1, 2, 4, 2, 2, 2,
                                         2, 2, 3, 2, 2, 2, 3, 3, 3, 2, 3, 3, 3, 4, 3, 4, 4});
    check_close(
        page_rank(graph),
        {0.096997285388, 0.052876924061, 0.057078509488, 0.035859857786, 0.021977952365, 0.029111154678, 0.029111154678,
         0.024490497035, 0.029766056081, 0.014309397129, 0.021977952365, 0.009564745492, 0.014644892012, 0.029536456152,
         0.014535993998, 0.014535993998, 0.016784005444, 0.014558677209, 0.014535993998, 0.019604636326, 0.014535993998,
         0.014558677209, 0.014535993998, 0.031522514777, 0.021076033559, 0.021006197394, 0.015044038083, 0.025639767483,
         0.019573459464, 0.026288537695, 0.024590155249, 0.037158087069, 0.071693226006, 0.100919182333},
        1e-10);
}

TEST_CASE("measures of graphs without edges or vertices", "[analyse]")
{
    const auto nothing = graph::graph_from_edges(0, {});
    CHECK(degree(nothing).empty());
    CHECK(page_rank(nothing).empty());
    CHECK(core_numbers(nothing).empty());
    CHECK(components(nothing).sizes.empty());
    const auto lonely = graph::graph_from_edges(4, {});
    CHECK(weighted_degree(lonely) == std::vector<double>(4));
    CHECK(page_rank(lonely) == std::vector<double>(4, 0.25));
    CHECK(core_numbers(lonely) == Numbers(4));
    CHECK(components(lonely).of == Numbers{0, 1, 2, 3});
}

TEST_CASE("weights count in the weighted degree and in PageRank", "[analyse]")
{
    const auto graph = graph::graph_from_edges(3, std::vector<graph::WeightedEdge>{{0, 1, 3}, {0, 2, 1}});
    CHECK(weighted_degree(graph) == std::vector<double>{4, 3, 1});
    const double middle = (0.05 + 0.85 * 0.1) / (1 - 0.85 * 0.85);
    check_close(page_rank(graph), {middle, 0.05 + 0.85 * middle * 0.75, 0.05 + 0.85 * middle * 0.25}, 1e-12);
}

TEST_CASE("components are numbered by size, then by their smallest node", "[analyse]")
{
    //  0   1-4   2-3   5-6-7   8
    const auto graph = graph::graph_from_edges(9, std::vector<graph::WeightedEdge>{{1, 4}, {3, 2}, {5, 6}, {7, 6}});
    const Components found = components(graph);
    CHECK(found.of == Numbers{3, 1, 2, 2, 1, 0, 0, 0, 4});
    CHECK(found.sizes == Numbers{3, 2, 2, 1, 1});
}

TEST_CASE("random graphs: measures equal their plain definitions", "[analyse]")
{
    for (unsigned seed = 0; seed < 400; ++seed) {
        INFO("seed " << seed);
        const example::Drawing drawing = example::random_drawing(seed);
        const auto graph = drawing.graph();
        const auto rank = page_rank(graph);
        check_close(rank, dense_page_rank(drawing), 1e-10);
        REQUIRE(std::abs(std::accumulate(rank.begin(), rank.end(), 0.0) - 1) < 1e-12);
        REQUIRE(core_numbers(graph) == peeled_cores(graph));

        const Components found = components(graph);
        const Numbers smallest = smallest_reachable(graph);
        Numbers sizes(found.sizes.size());
        for (std::uint32_t v = 0; v < drawing.vertices; ++v) {
            ++sizes.at(found.of[v]);
            for (std::uint32_t u = 0; u < v; ++u) REQUIRE((found.of[u] == found.of[v]) == (smallest[u] == smallest[v]));
        }
        REQUIRE(sizes == found.sizes);
        REQUIRE(std::ranges::is_sorted(sizes, std::ranges::greater{}));
    }
}

TEST_CASE("PageRank has the same bits for any number of threads", "[analyse]")
{
    std::mt19937 random{1};
    example::Drawing drawing{20'000, {}};
    for (int i = 0; i < 40'000; ++i)
        drawing.edges.push_back({static_cast<std::uint32_t>(random() % 20'000),
                                 static_cast<std::uint32_t>(random() % 20'000 * (random() % 3) / 3),
                                 static_cast<float>(1 + random() % 5)});
    const auto graph = drawing.graph();
    const auto with = [&](unsigned threads) {
        return example::with_threads(threads, [&] { return page_rank(graph); });
    };
    const auto one = with(1);
    for (const unsigned threads : {2U, 4U}) {
        const auto many = with(threads);
        CHECK(std::memcmp(one.data(), many.data(), one.size() * sizeof(double)) == 0);
    }
}
