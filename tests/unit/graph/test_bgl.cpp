#include <catch2/catch.hpp>

#include <map>
#include <random>

#include <boost/graph/graph_concepts.hpp>
#include <boost/range/iterator_range.hpp>

#include <graphmatter/graph/bgl.hpp>

using namespace graphmatter;
using graph::Graph;
using graph::WeightedEdge;

static_assert(sizeof(boost::graph_traits<Graph>::vertex_descriptor) == 4);
BOOST_CONCEPT_ASSERT((boost::IncidenceGraphConcept<Graph>));
BOOST_CONCEPT_ASSERT((boost::AdjacencyGraphConcept<Graph>));
BOOST_CONCEPT_ASSERT((boost::VertexAndEdgeListGraphConcept<Graph>));

namespace {

using Arcs = std::map<std::pair<std::uint32_t, std::uint32_t>, float>;

Arcs arcs_of(const Graph& graph)
{
    Arcs arcs;
    for (const auto e : boost::make_iterator_range(boost::edges(graph)))
        arcs[{boost::source(e, graph), boost::target(e, graph)}] = graph[e].weight;
    REQUIRE(arcs.size() == boost::num_edges(graph));
    return arcs;
}

Edge edge(std::uint32_t from, std::uint32_t to, std::uint8_t relation, float weight)
{
    return {static_cast<NodeId>(from), static_cast<NodeId>(to), static_cast<RelationId>(relation), weight};
}

}  // namespace

TEST_CASE("the analysis graph is simple and undirected, with summed weights", "[graph]")
{
    // 0 and 1 are posts that link to each other, 0 twice names entity 2, 1 links to itself, 3 is tied to nobody.
    KnowledgeGraph knowledge;
    knowledge.nodes.resize(4);
    knowledge.edges = {edge(0, 1, 8, 3), edge(0, 2, 0, 1), edge(0, 2, 1, 0.5F), edge(1, 0, 8, 2), edge(1, 1, 8, 1)};
    std::ranges::sort(knowledge.edges, {}, [](const Edge& e) { return std::tuple{e.from, e.relation, e.to}; });
    const Graph graph = graph::analysis_graph(knowledge);
    CHECK(boost::num_vertices(graph) == 4);
    CHECK(arcs_of(graph) == Arcs{{{0, 1}, 5}, {{1, 0}, 5}, {{0, 2}, 1.5F}, {{2, 0}, 1.5F}});
    CHECK(graph::neighbours(graph, 3).empty());
}

TEST_CASE("graphs without vertices or edges", "[graph]")
{
    CHECK(boost::num_vertices(graph::graph_from_edges(0, {})) == 0);
    CHECK(boost::num_vertices(graph::analysis_graph({})) == 0);
    const Graph lonely = graph::graph_from_edges(3, std::vector<WeightedEdge>{{1, 1, 4}});
    CHECK(boost::num_vertices(lonely) == 3);
    CHECK(boost::num_edges(lonely) == 0);
    CHECK(graph::neighbours(lonely, 2).empty());
}

TEST_CASE("random edge lists: the graph holds the folded edges both ways, neighbours ascending", "[graph]")
{
    for (unsigned seed = 0; seed < 200; ++seed) {
        INFO("seed " << seed);
        std::mt19937 generator{seed};
        const auto random = [&] { return static_cast<std::uint32_t>(generator()); };
        const std::uint32_t n = 1 + random() % 30;
        std::vector<WeightedEdge> edges(random() % 100);
        std::map<std::pair<std::uint32_t, std::uint32_t>, double> expected;
        for (WeightedEdge& e : edges) {
            e = {random() % n, random() % n, static_cast<float>(1 + random() % 16) / 4};
            if (e.a == e.b) continue;
            expected[{e.a, e.b}] += static_cast<double>(e.weight);
            expected[{e.b, e.a}] += static_cast<double>(e.weight);
        }
        const Graph graph = graph::graph_from_edges(n, edges);
        const Arcs arcs = arcs_of(graph);
        REQUIRE(arcs.size() == expected.size());
        for (const auto& [ends, weight] : expected) REQUIRE(arcs.at(ends) == static_cast<float>(weight));
        for (std::uint32_t v = 0; v < n; ++v) REQUIRE(std::ranges::is_sorted(graph::neighbours(graph, v)));
    }
}

TEST_CASE("both arcs of an edge have the same bits whatever the order of its parts", "[graph]")
{
    const std::vector<WeightedEdge> edges{{0, 1, 0.1F}, {1, 0, 1e6F}, {0, 1, 0.3F}, {1, 0, 0.7F}};
    const Arcs one = arcs_of(graph::graph_from_edges(2, edges));
    CHECK(one.at({0, 1}) == one.at({1, 0}));
    CHECK(arcs_of(graph::graph_from_edges(2, std::vector(edges.rbegin(), edges.rend()))) == one);
}
