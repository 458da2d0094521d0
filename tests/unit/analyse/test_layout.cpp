#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <set>

#include <graphmatter/analyse/layout.hpp>

#include "analyse/example_graphs.hpp"
#include "analyse/move_apart.hpp"

using namespace graphmatter;
using namespace graphmatter::analyse;

namespace {

std::vector<Position> laid_out(const graph::Graph& graph) { return layout(graph, components(graph)); }

void check_sound(const std::vector<Position>& positions, std::size_t vertices)
{
    REQUIRE(positions.size() == vertices);
    std::set<std::pair<float, float>> places;
    for (const Position& p : positions) {
        REQUIRE((std::abs(p.x) <= 5000 && std::abs(p.y) <= 5000));
        places.emplace(p.x, p.y);
    }
    REQUIRE(places.size() == vertices);
}

double distance(const Position& a, const Position& b)
{
    return std::hypot(static_cast<double>(a.x) - static_cast<double>(b.x),
                      static_cast<double>(a.y) - static_cast<double>(b.y));
}

example::Drawing tree(std::uint32_t vertices, std::uint32_t (*parent)(std::uint32_t))
{
    example::Drawing drawing{vertices, {}};
    for (std::uint32_t v = 1; v < vertices; ++v) drawing.edges.push_back({parent(v), v});
    return drawing;
}

}  // namespace

TEST_CASE("layouts of no node and of one", "[analyse]")
{
    CHECK(laid_out(graph::graph_from_edges(0, {})).empty());
    const auto one = laid_out(graph::graph_from_edges(1, {}));
    CHECK(one.at(0).x == 0);
    CHECK(one.at(0).y == 0);
}

TEST_CASE("a star is a ring around its middle", "[analyse]")
{
    const auto positions = laid_out(example::star().graph());
    check_sound(positions, 6);
    CHECK(distance(positions[0], {0, 0}) == 0);
    for (std::size_t v = 2; v < 6; ++v)
        CHECK(distance(positions[v], positions[0]) == Approx(distance(positions[1], positions[0])));
}

TEST_CASE("the largest component is in the middle, the others lie around it", "[analyse]")
{
    example::Drawing drawing = example::karate_club();
    drawing.vertices += 5;
    drawing.edges.push_back({34, 35});
    const auto positions = laid_out(drawing.graph());
    check_sound(positions, 39);
    double reach = 0;
    for (std::size_t v = 0; v < 34; ++v) reach = std::max(reach, distance(positions[v], {0, 0}));
    for (std::size_t v = 34; v < 39; ++v) CHECK(distance(positions[v], {0, 0}) > reach);
}

TEST_CASE("random graphs: no two nodes coincide, dots keep a distance, all is within bounds", "[analyse]")
{
    for (unsigned seed = 0; seed < 400; ++seed) {
        INFO("seed " << seed);
        const auto graph = example::random_drawing(seed).graph();
        const auto positions = laid_out(graph);
        check_sound(positions, boost::num_vertices(graph));
        for (std::size_t v = 0; v < positions.size(); ++v)
            for (std::size_t u = 0; u < v; ++u) REQUIRE(distance(positions[u], positions[v]) > 59);
    }
}

TEST_CASE("chains, combs, deep and wide trees, many parts: no two nodes coincide", "[analyse]")
{
    constexpr std::uint32_t n = 60'000;
    const auto chain = [](std::uint32_t v) { return v - 1; };
    const auto comb = [](std::uint32_t v) { return v % 2 == 0 ? v - 2 : v - 1; };
    const auto binary = [](std::uint32_t v) { return (v - 1) / 2; };
    const auto lopsided = [](std::uint32_t v) { return v % 3 == 0 ? v / 3 : v - 1; };
    const auto wide = [](std::uint32_t) { return 0U; };
    for (const auto parent : {+chain, +comb, +binary, +lopsided, +wide})
        check_sound(laid_out(tree(n, parent).graph()), n);
    check_sound(laid_out(graph::graph_from_edges(n, {})), n);
}

TEST_CASE("positions that coincide are moved apart, the others stay", "[analyse]")
{
    std::vector<Position> positions{{1, 2}, {4'990, -4'990}, {0.0F, 0}, {-0.0F, 0}, {4'990, -4'990}, {1, 2}, {1, 2}};
    const std::vector<Position> before = positions;
    move_apart(positions);
    check_sound(positions, 7);
    for (const std::size_t i : {0U, 1U, 2U}) CHECK(distance(positions[i], before[i]) == 0);
    for (const std::size_t i : {3U, 4U, 5U, 6U}) {
        CHECK(distance(positions[i], before[i]) > 0);
        CHECK(distance(positions[i], before[i]) < 0.01);
    }
}
