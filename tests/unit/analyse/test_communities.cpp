#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <set>

#include <boost/range/iterator_range.hpp>

#include <graphmatter/analyse/communities.hpp>
#include <graphmatter/analyse/community_labels.hpp>

#include "analyse/example_graphs.hpp"
#include "analyse/example_vaults.hpp"
#include "analyse/with_threads.hpp"

using namespace graphmatter;
using namespace graphmatter::analyse;
using Numbers = std::vector<std::uint32_t>;

namespace {

/// Modularity from the weights between all pairs of vertices.
double dense_modularity(const graph::Graph& graph, const Numbers& of, double resolution)
{
    const std::size_t n = of.size();
    std::vector<std::vector<double>> weight(n, std::vector<double>(n));
    double total = 0;
    for (const auto arc : boost::make_iterator_range(boost::edges(graph))) {
        weight[boost::source(arc, graph)][boost::target(arc, graph)] = static_cast<double>(graph[arc].weight);
        total += static_cast<double>(graph[arc].weight);
    }
    std::vector<double> strength(n);
    for (std::size_t a = 0; a < n; ++a)
        for (std::size_t b = 0; b < n; ++b) strength[a] += weight[a][b];
    double result = 0;
    for (std::size_t a = 0; a < n && total > 0; ++a)
        for (std::size_t b = 0; b < n; ++b)
            if (of[a] == of[b]) result += (weight[a][b] - resolution * strength[a] * strength[b] / total) / total;
    return result;
}

/// How many of the community's vertices a search within it reaches from v.
std::uint32_t reached_within(const graph::Graph& graph, const Numbers& of, std::uint32_t v)
{
    std::set<std::uint32_t> seen{v};
    Numbers stack{v};
    while (!stack.empty()) {
        const std::uint32_t u = stack.back();
        stack.pop_back();
        for (const std::uint32_t w : graph::neighbours(graph, u))
            if (of[w] == of[v] && seen.insert(w).second) stack.push_back(w);
    }
    return static_cast<std::uint32_t>(seen.size());
}

/// What every division must keep, whatever the graph.
void check_promises(const graph::Graph& graph, const Communities& found, double resolution)
{
    Numbers sizes(found.sizes.size());
    for (const std::uint32_t community : found.of) {
        REQUIRE(community < sizes.size());
        ++sizes[community];
    }
    CHECK(sizes == found.sizes);
    CHECK(std::ranges::is_sorted(sizes, std::ranges::greater{}));
    CHECK(found.inside.size() == sizes.size());
    for (std::uint32_t v = 0; v < found.of.size(); ++v) CHECK(reached_within(graph, found.of, v) == sizes[found.of[v]]);
    CHECK(std::abs(found.modularity - dense_modularity(graph, found.of, resolution)) < 1e-9);
    CHECK(found.modularity == modularity(graph, found.of, resolution));
}

/// Does any single vertex gain by going to a neighbour's community?
bool could_gain(const graph::Graph& graph, Numbers of, double resolution)
{
    const double now = modularity(graph, of, resolution);
    for (std::uint32_t v = 0; v < of.size(); ++v) {
        const std::uint32_t own = of[v];
        for (const std::uint32_t u : graph::neighbours(graph, v)) {
            of[v] = of[u];
            if (modularity(graph, of, resolution) > now + 1e-6) return true;
        }
        of[v] = own;
    }
    return false;
}

}  // namespace

TEST_CASE("two cliques with a bridge are two communities", "[communities]")
{
    const auto graph = example::bridged_cliques().graph();
    const Communities found = communities(graph);
    CHECK(found.of == Numbers{0, 0, 0, 0, 1, 1, 1, 1});
    CHECK(found.sizes == Numbers{4, 4});
    CHECK(found.modularity == Approx(2 * (6.0 / 13 - 0.25)));
    CHECK(found.inside == std::vector<double>{12.0 / 13, 12.0 / 13});
}

TEST_CASE("the karate club falls into the four best known groups", "[communities]")
{
    const auto graph = example::karate_club().graph();
    const Communities found = communities(graph);
    CHECK(found.sizes.size() == 4);
    CHECK(found.modularity == Approx(0.4197896));  // the optimum, Brandes et al. 2008
    CHECK(communities(graph, {.resolution = 0.2}).sizes.size() < 4);
    CHECK(communities(graph, {.resolution = 4}).sizes.size() > 4);
}

TEST_CASE("a ring of cliques shows its cliques", "[communities]")
{
    example::Drawing drawing{60, {}};
    for (std::uint32_t clique = 0; clique < 12; ++clique) {
        for (std::uint32_t i = 0; i < 5; ++i)
            for (std::uint32_t j = 0; j < i; ++j) drawing.edges.push_back({clique * 5 + i, clique * 5 + j});
        drawing.edges.push_back({clique * 5, (clique * 5 + 6) % 60});
    }
    const Communities found = communities(drawing.graph());
    CHECK(found.sizes == Numbers(12, 5));
    for (std::uint32_t v = 0; v < 60; ++v) CHECK(found.of[v] == v / 5);
}

TEST_CASE("weights decide, not numbers of edges", "[communities]")
{
    const example::Drawing square{4, {{0, 1, 5}, {1, 2, 1}, {2, 3, 5}, {3, 0, 1}}};
    CHECK(communities(square.graph()).of == Numbers{0, 0, 1, 1});
    const example::Drawing turned{4, {{0, 1, 1}, {1, 2, 5}, {2, 3, 1}, {3, 0, 5}}};
    CHECK(communities(turned.graph()).of == Numbers{0, 1, 1, 0});
}

TEST_CASE("graphs without edges and pairs have communities too", "[communities]")
{
    CHECK(communities(example::Drawing{}.graph()).of.empty());
    const Communities alone = communities(example::Drawing{3, {}}.graph());
    CHECK(alone.of == Numbers{0, 1, 2});
    CHECK(alone.modularity == 0);
    CHECK(alone.inside == std::vector<double>{0, 0, 0});
    CHECK(communities(example::Drawing{5, {{4, 3}, {1, 2}}}.graph()).of == Numbers{2, 0, 0, 1, 1});
    CHECK(communities(example::star().graph()).of == Numbers(6, 0));
}

TEST_CASE("communities keep their promises on random graphs", "[communities]")
{
    for (unsigned seed = 0; seed < 3'000; ++seed) {
        INFO("seed " << seed);
        const auto graph = (seed % 2 == 0 ? example::grown_drawing(seed) : example::random_drawing(seed)).graph();
        const double resolution = std::array{1.0, 0.5, 2.0}[seed % 3];
        const Communities found = communities(graph, {resolution, seed});
        check_promises(graph, found, resolution);
        if (seed % 10 == 0) CHECK_FALSE(could_gain(graph, communities(graph, {resolution, seed, 50}).of, resolution));
    }
}

TEST_CASE("communities are the same for any number of threads and differ by seed at most in order", "[communities]")
{
    const auto graph = example::grown_drawing(77).graph();
    const auto one = example::with_threads(1, [&] { return communities(graph).of; });
    CHECK(one == example::with_threads(4, [&] { return communities(graph).of; }));
    CHECK(one == communities(graph).of);
}

TEST_CASE("a stop ends the search for communities", "[communities]")
{
    std::stop_source source;
    source.request_stop();
    CHECK_THROWS_AS(communities(example::karate_club().graph(), {}, {{}, source.get_token()}), Cancelled);
}

namespace {

/// Two groups of posts; entity 0 is in all, 1 and 2 in the first group, 3 and 4 in the second.
struct LabelledVault {
    Schema schema = default_schema();
    KnowledgeGraph graph;

    LabelledVault()
    {
        const KindId person = *schema.find_kind(kind::person), tag = *schema.find_kind(kind::tag);
        std::vector<std::vector<std::uint32_t>> posts(4, {0, 1, 2});
        posts.resize(8, {0, 3, 4});
        posts.push_back({});
        graph = example::vault(posts, {person, person, person, person, tag});
        const std::vector<std::string> names{"everybody", "Ada", "Bob", "Cid", "ai"};
        for (std::size_t i = 0; i < names.size(); ++i)
            graph.nodes[posts.size() + i].label = graph.strings.intern(names[i]);
        graph.nodes[8].label = graph.strings.intern("Lonely");
    }
};

}  // namespace

TEST_CASE("communities are named by what is frequent in them and seldom elsewhere", "[communities]")
{
    const LabelledVault vault;
    Network network{graph::analysis_graph(vault.graph), {}};
    for (std::size_t i = 0; i < vault.graph.nodes.size(); ++i) network.nodes.push_back(id_at<NodeId>(i));
    const Communities found = communities(network.graph);
    const auto labels = community_labels(vault.graph, vault.schema, network, found);
    REQUIRE(labels.size() == 3);
    CHECK(labels[found.of[0]] == "Ada, Bob, everybody");
    CHECK(labels[found.of[4]] == "Cid, ai, everybody");
    CHECK(labels[found.of[8]] == "Lonely");
}

TEST_CASE("communities of entities are named by those tied within", "[communities]")
{
    const LabelledVault vault;
    const auto node = [](std::size_t i) { return id_at<NodeId>(9 + i); };
    const std::vector<CoOccurrence> pairs{
        {node(0), node(1), 1}, {node(0), node(3), 1}, {node(1), node(2), 9}, {node(3), node(4), 9}};
    const Network network = entity_network(pairs);
    CHECK(network.nodes == std::vector<NodeId>{node(0), node(1), node(2), node(3), node(4)});
    const Communities found = communities(network.graph);
    const auto labels = community_labels(vault.graph, vault.schema, network, found);
    REQUIRE(labels.size() == 2);
    CHECK(labels[found.of[1]] == "Ada, Bob, everybody");
    CHECK(labels[found.of[3]] == "ai, Cid");  // a tenth of Cid's ties leads out
}
