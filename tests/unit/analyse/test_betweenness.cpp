#include <catch2/catch.hpp>

#include <cmath>
#include <cstring>

#include <boost/graph/betweenness_centrality.hpp>

#include <graphmatter/analyse/betweenness.hpp>

#include "analyse/block_splitting.hpp"
#include "analyse/example_graphs.hpp"
#include "analyse/leaf_folding.hpp"
#include "analyse/reduced_betweenness.hpp"
#include "analyse/sweep_plan.hpp"
#include "analyse/twin_merging.hpp"
#include "analyse/with_threads.hpp"

using namespace graphmatter;
using namespace graphmatter::analyse;

namespace {

/// Plain Brandes. Our graph holds both arcs of an edge, so every pair counts twice.
std::vector<double> plain(const graph::Graph& graph)
{
    std::vector<double> result(boost::num_vertices(graph));
    boost::brandes_betweenness_centrality(
        graph, boost::make_iterator_property_map(result.begin(), boost::get(boost::vertex_index, graph)));
    for (double& value : result) value /= 2;
    return result;
}

void check_equal(const std::vector<double>& found, const std::vector<double>& expected)
{
    REQUIRE(found.size() == expected.size());
    for (std::size_t v = 0; v < found.size(); ++v) {
        INFO("vertex " << v);
        REQUIRE(std::abs(found[v] - expected[v]) <= 1e-11 * expected[v]);
    }
}

/// Each reduction alone, then some and all together.
const std::vector<Reductions> combinations{
    {false, false, false, 1'000}, {true, false, false, 1'000}, {false, true, false, 1'000},
    {false, false, true, 1'000},  {false, false, false, 1},    {true, true, false, 1'000},
    {false, true, true, 1},       {true, false, true, 1},      {true, true, true, 1},
};

void check_all_ways(const graph::Graph& graph)
{
    const auto expected = plain(graph);
    for (const Reductions& way : combinations) {
        INFO("fold " << way.fold_leaves << " split " << way.split_blocks << " merge " << way.merge_twins << " shared "
                     << way.least_shared);
        check_equal(reduced_betweenness(graph, way, {}), expected);
    }
}

}  // namespace

TEST_CASE("betweenness of small graphs", "[analyse]")
{
    CHECK(betweenness(example::path().graph()) == std::vector<double>{0, 3, 4, 3, 0});
    CHECK(betweenness(example::star().graph()) == std::vector<double>{10, 0, 0, 0, 0, 0});
    CHECK(betweenness(example::bridged_cliques().graph()) == std::vector<double>{0, 0, 0, 12, 12, 0, 0, 0});
    // A square: each vertex is on one of the two paths between its neighbours.
    CHECK(betweenness(graph::graph_from_edges(4, std::vector<graph::WeightedEdge>{{0, 1}, {1, 2}, {2, 3}, {3, 0}})) ==
          std::vector<double>{0.5, 0.5, 0.5, 0.5});
    CHECK(betweenness(graph::graph_from_edges(0, {})).empty());
    CHECK(betweenness(graph::graph_from_edges(1, {})) == std::vector<double>{0});
    CHECK(betweenness(graph::graph_from_edges(3, {})) == std::vector<double>{0, 0, 0});
    check_all_ways(example::karate_club().graph());
}

TEST_CASE("normalised betweenness is a share of the other pairs", "[analyse]")
{
    CHECK(normalised_betweenness({10, 0, 0, 0, 0, 0}) == std::vector<double>{1, 0, 0, 0, 0, 0});
    CHECK(normalised_betweenness({0, 0}) == std::vector<double>{0, 0});
    CHECK(normalised_betweenness({}).empty());
}

TEST_CASE("random graphs: every reduction leaves betweenness as it is", "[analyse]")
{
    for (unsigned seed = 0; seed < 2'000; ++seed) {
        INFO("seed " << seed);
        check_all_ways(example::grown_drawing(seed).graph());
        if (seed % 4 == 0) check_all_ways(example::random_drawing(seed).graph());
    }
}

TEST_CASE("reductions leave only what they must", "[analyse]")
{
    std::vector<double> score;
    const auto of = [&](const example::Drawing& drawing) {
        score.assign(drawing.vertices, 0);
        return path_graph(drawing.graph());
    };
    // A clique of four with a tree behind vertex 0: 4 and 5 at 0, 6 at 5.
    const example::Drawing treed{7, {{0, 1}, {0, 2}, {0, 3}, {1, 2}, {1, 3}, {2, 3}, {0, 4}, {0, 5}, {5, 6}}};
    CHECK(fold_leaves(of(treed), score).reach == std::vector<double>{4, 1, 1, 1});
    // 4 with 5 and 6 at vertex 0, and those three with 1, 2, 3; at 5, 6 with the other five.
    CHECK(score == std::vector<double>{2 + 9, 0, 0, 0, 0, 5, 0});
    CHECK(fold_leaves(of(example::path()), score).size() == 0);

    // Found depth first, the far clique is finished before; the top of a block comes last.
    CHECK(split_blocks(of(example::bridged_cliques()), score).reach == std::vector<double>{1, 1, 1, 5, 1, 1, 5, 1});
    CHECK(split_blocks(of(example::star()), score).size() == 0);
    CHECK(score == std::vector<double>{10, 0, 0, 0, 0, 0});

    CHECK(merge_twins(of(example::star()), score).reach == std::vector<double>{1, 5});
    CHECK(score == std::vector<double>{10, 0, 0, 0, 0, 0});
    CHECK(merge_twins(of(example::bridged_cliques()), score).reach == std::vector<double>{3, 1, 1, 3});
}

TEST_CASE("a source between a hub and a swept vertex needs no sweep", "[analyse]")
{
    // Vertex 0 is tied to the middles 1..40, middle i to 40 + i, and those are in a ring.
    example::Drawing drawing{81, {}};
    for (std::uint32_t i = 1; i <= 40; ++i) {
        drawing.edges.push_back({0, i});
        drawing.edges.push_back({i, 40 + i});
        drawing.edges.push_back({40 + i, 41 + i % 40});
    }
    const SweepGraph graph = sweep_graph(path_graph(drawing.graph()));
    const SweepPlan plan = sweep_plan(graph, 40);
    CHECK(plan.hubs.size() == 1);
    std::size_t swept = 0, shared = 0;
    for (const Batch& batch : plan.batches) {
        swept += batch.sources.size();
        shared += batch.shared.size();
    }
    CHECK(swept == 40);
    CHECK(shared == 40);
    check_all_ways(drawing.graph());
}

TEST_CASE("betweenness of deep graphs", "[analyse]")
{
    // A circle of 1,001 vertices: the distances of each vertex are 1..500 twice; between ends at distance d are d - 1.
    example::Drawing circle{1'001, {}};
    for (std::uint32_t v = 0; v < circle.vertices; ++v) circle.edges.push_back({v, (v + 1) % circle.vertices});
    const auto graph = circle.graph();
    for (const double value : betweenness(graph)) REQUIRE(value == Approx(499.0 * 500 / 2).epsilon(1e-12));
    check_equal(reduced_betweenness(graph, {true, true, true, 1}, {}), betweenness(graph));

    example::Drawing path{200'000, {}};
    for (std::uint32_t v = 1; v < path.vertices; ++v) path.edges.push_back({v - 1, v});
    const auto along = betweenness(path.graph());
    CHECK(along[0] == 0);
    CHECK(along[1'000] == 1'000.0 * 198'999);
    check_equal(reduced_betweenness(path.graph(), {false, true, true, 64}, {}), along);
}

TEST_CASE("betweenness has the same bits for any number of threads", "[analyse]")
{
    std::mt19937 random{1};
    example::Drawing drawing{1'500, {}};
    for (int i = 0; i < 3'000; ++i)
        drawing.edges.push_back({static_cast<std::uint32_t>(random() % 1'500),
                                 static_cast<std::uint32_t>(random() % 1'500 * (random() % 3) / 3)});
    const auto graph = drawing.graph();
    const auto with = [&](unsigned threads) {
        return example::with_threads(threads, [&] { return reduced_betweenness(graph, {true, true, true, 4}, {}); });
    };
    const auto one = with(1);
    check_equal(one, plain(graph));
    for (const unsigned threads : {2U, 4U}) {
        const auto many = with(threads);
        CHECK(std::memcmp(one.data(), many.data(), one.size() * sizeof(double)) == 0);
    }
}

TEST_CASE("betweenness reports progress, stops when asked and refuses uncountable paths", "[analyse]")
{
    const auto graph = example::karate_club().graph();
    std::size_t last = 0, total = 0;
    const Watch watch{[&](const Progress& progress) {
                          CHECK(progress.done == last + 1);
                          last = progress.done;
                          total = progress.total;
                      },
                      {}};
    CHECK_FALSE(betweenness(graph, watch).empty());
    CHECK(last > 0);
    CHECK(last == total);

    std::stop_source stop;
    stop.request_stop();
    CHECK_THROWS_AS(betweenness(graph, {{}, stop.get_token()}), Cancelled);

    // 1,100 squares in a row: the number of paths doubles with each. Chords keep it one block.
    example::Drawing squares{1, {}};
    for (std::uint32_t at = 0; at < 3'300; at += 3) {
        for (const std::uint32_t middle : {at + 1, at + 2}) {
            squares.edges.push_back({at, middle});
            squares.edges.push_back({middle, at + 3});
        }
        squares.vertices += 3;
    }
    CHECK_NOTHROW(betweenness(squares.graph()));  // cut at the articulation points
    CHECK_THROWS_AS(reduced_betweenness(squares.graph(), {false, false, false, 64}, {}), DataError);
}
