#include <catch2/catch.hpp>

#include <graphmatter/analyse/clustering.hpp>

#include "analyse/example_graphs.hpp"
#include "analyse/with_threads.hpp"

using namespace graphmatter;
using namespace graphmatter::analyse;

namespace {

/// The share of tied pairs of neighbours, by asking for every pair.
std::vector<double> plain(const graph::Graph& graph)
{
    std::vector<double> result(boost::num_vertices(graph));
    for (std::uint32_t v = 0; v < result.size(); ++v) {
        const auto row = graph::neighbours(graph, v);
        double tied = 0;
        for (const std::uint32_t a : row)
            for (const std::uint32_t b : row) tied += boost::edge(a, b, graph).second ? 0.5 : 0;
        const auto degree = static_cast<double>(row.size());
        if (degree > 1) result[v] = tied / (degree * (degree - 1) / 2);
    }
    return result;
}

}  // namespace

TEST_CASE("local clustering of small graphs", "[analyse]")
{
    CHECK(local_clustering(example::path().graph()) == std::vector<double>(5));
    CHECK(local_clustering(example::star().graph()) == std::vector<double>(6));
    CHECK(local_clustering(example::bridged_cliques().graph()) == std::vector<double>{1, 1, 1, 0.5, 0.5, 1, 1, 1});
    CHECK(local_clustering(graph::graph_from_edges(0, {})).empty());
    CHECK(local_clustering(graph::graph_from_edges(2, {})) == std::vector<double>{0, 0});
}

TEST_CASE("random graphs: local clustering equals the count of pairs for any number of threads", "[analyse]")
{
    for (unsigned seed = 0; seed < 1'000; ++seed) {
        INFO("seed " << seed);
        REQUIRE(local_clustering(example::random_drawing(seed).graph()) ==
                plain(example::random_drawing(seed).graph()));
        REQUIRE(local_clustering(example::grown_drawing(seed).graph()) == plain(example::grown_drawing(seed).graph()));
    }
    std::mt19937 random{1};
    example::Drawing drawing{3'000, {}};
    for (int i = 0; i < 40'000; ++i)
        drawing.edges.push_back({static_cast<std::uint32_t>(random() % 3'000),
                                 static_cast<std::uint32_t>(random() % 3'000 * (random() % 3) / 3)});
    const auto graph = drawing.graph();
    const auto expected = plain(graph);
    for (const unsigned threads : {1U, 2U, 4U})
        CHECK(example::with_threads(threads, [&] { return local_clustering(graph); }) == expected);
}
