#include <catch2/catch.hpp>

#include <algorithm>
#include <random>
#include <set>
#include <stop_token>
#include <string>
#include <tuple>
#include <vector>

#include <graphmatter/model/error.hpp>
#include <graphmatter/resolve/resolve.hpp>

#include "resolve/sample_corpus.hpp"

using namespace graphmatter;
using graphmatter::test::SamplePost;
using Strings = std::vector<std::string>;

namespace {

const Schema schema = default_schema();

KnowledgeGraph graph_of(const std::vector<SamplePost>& posts, const resolve::ResolveOptions& options = {})
{
    return resolve::resolve(test::sample_corpus(posts), schema, options).value;
}

std::string id(const KnowledgeGraph& graph, NodeId node) { return text_id(graph, schema, node); }

/// Edges as "from RELATION to weight".
Strings edges(const KnowledgeGraph& graph)
{
    Strings out;
    for (const Edge& edge : graph.edges)
        out.push_back(id(graph, edge.from) + " " + schema[edge.relation].name + " " + id(graph, edge.to) + " " +
                      std::to_string(static_cast<int>(edge.weight)));
    return out;
}

/// "posts/uses" of the node of that id.
std::string counts(const KnowledgeGraph& graph, const std::string& wanted)
{
    for (std::size_t n = 0; n < graph.nodes.size(); ++n)
        if (id(graph, id_at<NodeId>(n)) == wanted)
            return std::to_string(graph.posts[n]) + "/" + std::to_string(graph.uses[n]);
    return "no such node";
}

SamplePost post(std::string path, std::vector<std::pair<std::string, std::string>> names, Strings links = {})
{
    return {.path = std::move(path), .names = std::move(names), .links = std::move(links), .title = {}, .aliases = {}};
}

void check_invariants(const KnowledgeGraph& graph, std::size_t posts)
{
    const auto node_order = [&graph](const Node& n) { return std::pair{n.kind, graph[n.key]}; };
    CHECK(std::ranges::is_sorted(graph.nodes, {}, node_order));
    CHECK(std::ranges::adjacent_find(graph.nodes, {}, node_order) == graph.nodes.end());
    const auto edge_order = [](const Edge& e) { return std::tuple{e.from, e.relation, e.to}; };
    CHECK(std::ranges::is_sorted(graph.edges, {}, edge_order));
    CHECK(std::ranges::adjacent_find(graph.edges, {}, edge_order) == graph.edges.end());
    CHECK(graph.evidence.size() == graph.edges.size());
    CHECK(graph.aliases.size() == graph.nodes.size());
    CHECK(graph.posts.size() == graph.nodes.size());
    CHECK(graph.uses.size() == graph.nodes.size());
    std::set<std::string> ids;
    for (std::size_t n = 0; n < graph.nodes.size(); ++n) {
        CHECK((graph.nodes[n].kind == post_kind) == (n < posts));
        ids.insert(id(graph, id_at<NodeId>(n)));
    }
    CHECK(ids.size() == graph.nodes.size());
    for (const Edge& edge : graph.edges) CHECK(edge.weight > 0);
}

}  // namespace

TEST_CASE("names become edges by the relation of their field", "[resolve]")
{
    const auto graph = graph_of({post(
        "a.md", {{"people", "Ada Lovelace"}, {"tags", "x"}, {"guest", "Bob"}, {"category", "C"}, {"series", "S"}})});
    CHECK(edges(graph) == Strings{"post:a MENTIONS person:ada-lovelace 1", "post:a TAGGED tag:x 1",
                                  "post:a SPOKEN_BY speaker:bob 1", "post:a IN_CATEGORY category:c 1",
                                  "post:a PART_OF series:s 1"});
    check_invariants(graph, 1);
}

TEST_CASE("an entity named twice in a post counts once in posts, twice in uses", "[resolve]")
{
    const auto graph =
        graph_of({post("a.md", {{"orgs", "NVIDIA"}, {"companies", "Nvidia"}}), post("b.md", {{"orgs", "nvidia"}})});
    CHECK(counts(graph, "organization:nvidia") == "2/3");
    CHECK(counts(graph, "post:a") == "1/1");
    REQUIRE(graph.edges.size() == 2);
    REQUIRE(graph.evidence[0].size() == 2);
    CHECK(graph[graph.evidence[0][0].text] == "NVIDIA");
    CHECK(graph.evidence[0][0].line == 2);
    CHECK(graph.evidence[0][0].column == 5);
    CHECK(schema[graph.evidence[0][0].field].field == "orgs");
    CHECK(graph[graph.evidence[0][1].text] == "Nvidia");
    CHECK(schema[graph.evidence[0][1].field].field == "companies");
    check_invariants(graph, 2);
}

TEST_CASE("links weigh by their number and carry evidence", "[resolve]")
{
    const auto graph = graph_of({post("a.md", {}, {"b.md", "[[b]]", "gone.md", "https://x.org", "c"}),
                                 post("b.md", {}, {"b.md"}), post("c.md", {})});
    CHECK(edges(graph) == Strings{"post:a LINKS_TO post:b 2", "post:a LINKS_TO post:c 1", "post:b LINKS_TO post:b 1"});
    REQUIRE(graph.evidence[0].size() == 2);
    CHECK(graph[graph.evidence[0][1].text] == "b");
    CHECK(graph.evidence[0][1].line == 21);
    CHECK(graph.evidence[0][1].field == none<FieldId>);
    REQUIRE(graph.link_targets.size() == 6);
    CHECK(graph.link_targets[2] == none<PostId>);
    CHECK(graph.link_dead == std::vector<std::uint8_t>{0, 0, 1, 0, 0, 0});
}

TEST_CASE("weights of fields are those of their edges, the heavier one counts", "[resolve]")
{
    Schema weighted = default_schema();
    weighted.fields[index(*weighted.find_field("orgs"))].weight = 0.5;
    weighted.fields[index(*weighted.find_field("companies"))].weight = 3;
    const Corpus corpus =
        test::sample_corpus({post("a.md", {{"orgs", "A"}, {"companies", "a"}, {"orgs", "B"}})}, weighted);
    const KnowledgeGraph graph = resolve::resolve(corpus, weighted).value;
    REQUIRE(graph.edges.size() == 2);
    CHECK(graph.edges[0].weight == 3);
    CHECK(graph.edges[1].weight == 0.5F);
}

TEST_CASE("sources are hosted on sites", "[resolve]")
{
    const auto result = resolve::resolve(
        test::sample_corpus(
            {post("a.md", {{"source", "https://youtu.be/abc?t=1"}}),
             post("b.md", {{"source", "https://www.youtube.com/watch?v=abc"}, {"source_url", "https://example.org/x"}}),
             post("c.md", {{"source", "https://www.youtube.com/watch?v=def"}})}),
        schema);
    const KnowledgeGraph& graph = result.value;
    const std::string abc = "source:https://youtube.com/watch?v=abc", def = "source:https://youtube.com/watch?v=def";
    CHECK(edges(graph) == Strings{"post:a DERIVED_FROM " + abc + " 1",
                                  "post:b DERIVED_FROM source:https://example.org/x 1",
                                  "post:b DERIVED_FROM " + abc + " 1", "post:c DERIVED_FROM " + def + " 1",
                                  "source:https://example.org/x HOSTED_ON site:example.org 1",
                                  abc + " HOSTED_ON site:youtube.com 1", def + " HOSTED_ON site:youtube.com 1"});
    CHECK(counts(graph, "site:youtube.com") == "3/3");
    CHECK(counts(graph, abc) == "2/2");
    for (std::size_t e = 4; e < 7; ++e) CHECK(graph.evidence[e].empty());
    REQUIRE(result.diagnostics.size() == 2);
    for (const std::size_t i : {0U, 1U}) {
        CHECK(result.diagnostics[i].code == "duplicate-source");
        CHECK(result.diagnostics[i].path == (i == 0 ? "a.md" : "b.md"));
        CHECK_THAT(result.diagnostics[i].message, Catch::Contains(i == 0 ? "b.md" : "a.md"));
    }
    check_invariants(graph, 3);
}

TEST_CASE("speakers and authors are the same as persons of their key", "[resolve]")
{
    const auto graph = graph_of({post(
        "a.md", {{"people", "J.D. Vance"}, {"guest", "JD Vance"}, {"author", "j-d-vance"}, {"speaker", "Nobody"}})});
    const Strings all = edges(graph), same(all.end() - 2, all.end());
    CHECK(same ==
          Strings{"speaker:jd-vance SAME_AS person:j-d-vance 1", "author:j-d-vance SAME_AS person:j-d-vance 1"});
    check_invariants(graph, 1);
}

TEST_CASE("a canonical name of the alias file is a key, too", "[resolve]")
{
    const std::vector<AliasEntry> aliases{{"person", "Elon Musk", {"马斯克"}, "aliases.yaml:1"}};
    resolve::ResolveOptions options;
    options.aliases = aliases;
    const auto graph = graph_of({post("a.md", {{"people", "马斯克"}, {"guest", "Elon Musk"}})}, options);
    CHECK(edges(graph).back() == "speaker:elon-musk SAME_AS person:elon-musk 1");
}

TEST_CASE("ids are unique and keep their script", "[resolve]")
{
    Schema mixed = default_schema();
    mixed.fields.push_back(
        {"website", *mixed.find_kind("source"), *mixed.find_relation("DERIVED_FROM"), 1.0, false, false});
    mixed.fields.push_back({"hosts", *mixed.find_kind("site"), *mixed.find_relation("MENTIONS"), 1.0, false, false});
    const Corpus corpus = test::sample_corpus({post("笔记/a b.md", {{"people", "习近平"},
                                                                    {"people", "Ada-B C"},
                                                                    {"website", "A b"},
                                                                    {"website", "a-b"},
                                                                    {"source", "https://example.org/a"},
                                                                    {"hosts", "example.org"},
                                                                    {"hosts", "zzz"},
                                                                    {"hosts", "aaa"}}),
                                               post("笔记/a-b.md", {{"website", "https://example.org/x y"}})},
                                              mixed);
    const KnowledgeGraph graph = resolve::resolve(corpus, mixed).value;
    check_invariants(graph, 2);
    CHECK(id(graph, id_at<NodeId>(0)) == "post:笔记/a b");
    CHECK(counts(graph, "person:ada-b-c") == "1/1");
    CHECK(counts(graph, "person:习近平") == "1/1");
    CHECK(counts(graph, "source:a-b") == "1/2");
}

TEST_CASE("random corpora keep every promise of the graph", "[resolve]")
{
    const Strings fields{"people", "orgs", "tags", "guest", "author", "source", "series"};
    const Strings names{"Ada",
                        "ada",
                        "A-da",
                        "Ada B",
                        "adab",
                        "3.1",
                        "3 1",
                        "31",
                        "习近平",
                        "習近平",
                        "https://a.org/x",
                        "http://www.a.org/x/",
                        "https://b.org",
                        "C",
                        "C++",
                        "c-c"};
    std::mt19937 random{42};
    for (int round = 0; round < 100; ++round) {
        std::vector<SamplePost> posts;
        const std::size_t count = 1 + random() % 12;
        for (std::size_t p = 0; p < count; ++p) {
            SamplePost sample = post("n" + std::to_string(random() % 3) + "/p" + std::to_string(p) + ".md", {});
            for (std::size_t i = random() % 8; i > 0; --i)
                sample.names.emplace_back(fields[random() % fields.size()], names[random() % names.size()]);
            for (std::size_t i = random() % 4; i > 0; --i)
                sample.links.push_back("[[p" + std::to_string(random() % 14) + "]]");
            posts.push_back(sample);
        }
        const KnowledgeGraph graph = graph_of(posts);
        check_invariants(graph, posts.size());
        std::size_t named = 0;
        for (const SamplePost& sample : posts) named += sample.names.size();
        std::size_t used = 0;
        for (std::size_t n = posts.size(); n < graph.nodes.size(); ++n)
            if (schema[graph.nodes[n].kind].name != "site") used += graph.uses[n];
        CHECK(used == named);
    }
}

TEST_CASE("an empty corpus gives an empty graph", "[resolve]")
{
    const auto result = resolve::resolve(Corpus{}, schema);
    CHECK(result.value.nodes.empty());
    CHECK(result.value.edges.empty());
    CHECK(result.diagnostics.empty());
}

TEST_CASE("resolving stops when asked", "[resolve]")
{
    std::stop_source source;
    source.request_stop();
    Watch watch;
    watch.stop = source.get_token();
    CHECK_THROWS_AS(resolve::resolve(test::sample_corpus({post("a.md", {})}), schema, {}, watch), Cancelled);
}
