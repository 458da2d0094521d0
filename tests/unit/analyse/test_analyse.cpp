#include <catch2/catch.hpp>

#include <algorithm>
#include <stop_token>

#include <graphmatter/analyse/analyse.hpp>
#include <graphmatter/analyse/measures.hpp>

#include "analyse/example_vaults.hpp"

using namespace graphmatter;
using namespace graphmatter::analyse;

namespace {

bool same(const Findings& x, const Findings& y)
{
    const auto scores = [](const ScoreColumn& a, const ScoreColumn& b) {
        return a.name == b.name && a.type == b.type && a.values == b.values;
    };
    const auto places = [](const Position& a, const Position& b) { return a.x == b.x && a.y == b.y; };
    const auto related = [](const RelatedPost& a, const RelatedPost& b) {
        return a.post == b.post && a.score == b.score;
    };
    const auto pairs = [](const CoOccurrence& a, const CoOccurrence& b) {
        return a.a == b.a && a.b == b.b && a.posts == b.posts && a.npmi == b.npmi && a.significance == b.significance;
    };
    return std::ranges::equal(x.scores, y.scores, scores) && std::ranges::equal(x.positions, y.positions, places) &&
           std::ranges::equal(x.related.values, y.related.values, related) &&
           std::ranges::equal(x.pairs, y.pairs, pairs);
}

}  // namespace

TEST_CASE("findings have every column, in order, and a value for each node and post", "[analyse]")
{
    const Schema schema = default_schema();
    const KnowledgeGraph graph = example::random_vault(3, schema);
    const std::size_t posts = example::named_in(graph).size();
    Corpus corpus;
    corpus.posts.resize(posts);
    const Findings findings = analyse::analyse(corpus, graph, schema);
    REQUIRE(findings.scores.size() == measures.size());
    for (std::size_t i = 0; i < measures.size(); ++i) {
        CHECK(findings.scores[i].name == measures[i].name);
        CHECK(findings.scores[i].values.size() == graph.nodes.size());
    }
    CHECK(findings.find_score("degree")->type == ScoreType::integer);
    CHECK(findings.find_score("weighted_degree")->type == ScoreType::real);
    CHECK(findings.find_score("pagerank")->type == ScoreType::real);
    CHECK(findings.find_score("component")->type == ScoreType::integer);
    CHECK(findings.find_score("core_number")->type == ScoreType::integer);
    CHECK(findings.positions.size() == graph.nodes.size());
    CHECK(findings.related.size() == posts);
    CHECK(findings.reasons.size() == findings.related.values.size());
    CHECK_FALSE(findings.pairs.empty());
}

TEST_CASE("an empty vault has empty findings", "[analyse]")
{
    const Findings findings = analyse::analyse({}, {}, default_schema());
    CHECK(findings.scores.size() == measures.size());
    CHECK(findings.positions.empty());
    CHECK(findings.related.empty());
    CHECK(findings.pairs.empty());
}

TEST_CASE("findings do not depend on the number of jobs", "[analyse]")
{
    const Schema schema = default_schema();
    for (unsigned seed = 0; seed < 20; ++seed) {
        INFO("seed " << seed);
        const KnowledgeGraph graph = example::random_vault(seed, schema);
        const Findings one = analyse::analyse({}, graph, schema, {.jobs = 1});
        CHECK(same(one, analyse::analyse({}, graph, schema, {.jobs = 2})));
        CHECK(same(one, analyse::analyse({}, graph, schema, {.jobs = 4})));
    }
}

TEST_CASE("progress rises to the whole and a stop is heeded", "[analyse]")
{
    const Schema schema = default_schema();
    const KnowledgeGraph graph = example::random_vault(5, schema);
    std::stop_source source;
    std::vector<std::size_t> seen;
    Watch watch{[&](const Progress& progress) {
                    CHECK(progress.stage == "analysing");
                    CHECK(progress.total == 1'000);
                    seen.push_back(progress.done);
                },
                source.get_token()};
    const Findings findings = analyse::analyse({}, graph, schema, {}, watch);
    CHECK(findings.scores.size() == measures.size());
    CHECK(seen.front() == 0);
    CHECK(seen.back() == 1'000);
    CHECK(std::ranges::is_sorted(seen));

    watch.progress = [&](const Progress& progress) {
        if (progress.done > 300) source.request_stop();
    };
    CHECK_THROWS_AS(analyse::analyse({}, graph, schema, {}, watch), Cancelled);
}
