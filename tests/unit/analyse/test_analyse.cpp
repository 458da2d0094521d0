#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <set>
#include <stop_token>

#include <graphmatter/analyse/analyse.hpp>

#include "analyse/example_vaults.hpp"

using namespace graphmatter;
using namespace graphmatter::analyse;

namespace {

bool same(const Findings& x, const Findings& y)
{
    const auto value = [](double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); };
    const auto scores = [&](const ScoreColumn& a, const ScoreColumn& b) {
        return a.name == b.name && a.type == b.type && a.precision == b.precision &&
               std::ranges::equal(a.values, b.values, value);
    };
    const auto community = [](const Community& a, const Community& b) {
        return a.label == b.label && a.size == b.size && a.inside == b.inside;
    };
    const auto measured = [&](const Measured& a, const Measured& b) {
        return std::ranges::equal(a.scores, b.scores, scores) && a.modularity == b.modularity &&
               std::ranges::equal(a.communities, b.communities, community);
    };
    const auto places = [](const Position& a, const Position& b) { return a.x == b.x && a.y == b.y; };
    const auto related = [](const RelatedPost& a, const RelatedPost& b) {
        return a.post == b.post && a.score == b.score;
    };
    const auto pairs = [](const CoOccurrence& a, const CoOccurrence& b) {
        return a.a == b.a && a.b == b.b && a.posts == b.posts && a.npmi == b.npmi && a.significance == b.significance;
    };
    return measured(x.whole, y.whole) && measured(x.entities, y.entities) && measured(x.posts, y.posts) &&
           std::ranges::equal(x.positions, y.positions, places) &&
           std::ranges::equal(x.related.values, y.related.values, related) &&
           std::ranges::equal(x.pairs, y.pairs, pairs);
}

const auto usual = static_cast<std::size_t>(std::ranges::count(known_measures, MeasuredBy::every_build, &Measure::by));

/// The first columns of the table, each with a value for every node.
void check_columns(const Measured& measured, std::size_t count, std::size_t nodes)
{
    REQUIRE(measured.scores.size() == count);
    for (std::size_t i = 0; i < count; ++i) {
        CHECK(measured.scores[i].name == known_measures[i].name);
        CHECK(measured.scores[i].type == known_measures[i].type);
        CHECK(measured.scores[i].values.size() == nodes);
    }
}

std::size_t communities_in(const Measured& measured)
{
    const auto& values = measured.find_score("community")->values;
    std::set<double> numbers;
    for (const double value : values)
        if (!std::isnan(value)) numbers.insert(value);
    return numbers.size();
}

std::vector<std::string> all_measures()
{
    std::vector<std::string> names;
    for (const Measure& measure : known_measures) names.emplace_back(measure.name);
    return names;
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
    check_columns(findings.whole, usual, graph.nodes.size());
    CHECK(findings.whole.communities.size() == communities_in(findings.whole));
    CHECK(findings.entities.scores.empty());
    CHECK(findings.posts.scores.empty());
    CHECK(findings.positions.size() == graph.nodes.size());
    CHECK(findings.related.size() == posts);
    CHECK(findings.reasons.size() == findings.related.values.size());
    CHECK_FALSE(findings.pairs.empty());
}

TEST_CASE("an empty vault has empty findings", "[analyse]")
{
    const Findings findings = analyse::analyse({}, {}, default_schema());
    CHECK(findings.whole.scores.size() == usual);
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
        AnalyseOptions options{.jobs = 1, .measures = all_measures(), .views = {View::entities, View::posts}};
        // Half of them sampled.
        if (seed % 2 == 1) options.most_seconds = 0;
        const Findings one = analyse::analyse({}, graph, schema, options);
        for (const unsigned jobs : {2U, 4U}) {
            options.jobs = jobs;
            CHECK(same(one, analyse::analyse({}, graph, schema, options)));
        }
    }
}

TEST_CASE("the measures asked for follow, on every view asked for", "[analyse]")
{
    const Schema schema = default_schema();
    const KnowledgeGraph graph = example::random_vault(3, schema);
    const Findings findings =
        analyse::analyse({}, graph, schema, {.measures = all_measures(), .views = {View::entities, View::posts}});
    for (const View view : {View::full, View::entities, View::posts}) {
        const Measured& measured = findings.of(view);
        check_columns(measured, known_measures.size(), graph.nodes.size());
        CHECK(measured.communities.size() == communities_in(measured));
        CHECK(measured.find_score("betweenness")->precision == "exact");
        CHECK(measured.find_score("eigenvector")->precision.empty());
    }
    // A view has values for its nodes only.
    std::set<NodeId> paired;
    for (const CoOccurrence& pair : findings.pairs) paired.insert({pair.a, pair.b});
    const auto& degrees = findings.entities.find_score("degree")->values;
    for (std::size_t i = 0; i < degrees.size(); ++i) CHECK(std::isnan(degrees[i]) != paired.contains(id_at<NodeId>(i)));
    CHECK(std::isnan(findings.posts.find_score("degree")->values.back()));
    CHECK(analyse::analyse({}, graph, schema, {.measures = {"clustering", "closeness"}}).whole.scores.size() ==
          usual + 2);
}

TEST_CASE("what would take long is told and sampled, unless exact is asked for", "[analyse]")
{
    const Schema schema = default_schema();
    const KnowledgeGraph graph = example::random_vault(3, schema);
    std::vector<std::string> told;
    const Watch watch{{}, {}, [&](std::string_view sentence) { told.emplace_back(sentence); }};
    AnalyseOptions options{.measures = {"betweenness", "closeness", "harmonic_closeness"}, .most_seconds = 0};
    const Findings sampled = analyse::analyse({}, graph, schema, options, watch);
    CHECK(told == std::vector<std::string>{"betweenness sampled: exact would take less than a second",
                                           "closeness sampled: exact would take less than a second"});
    CHECK(sampled.whole.find_score("betweenness")
              ->precision.ends_with("samples, every value within 0.005 of all pairs with 95 % confidence"));
    CHECK(sampled.whole.find_score("closeness")->precision.starts_with("sampled: "));
    options.precise = Precise::always;
    told.clear();
    const Findings exact = analyse::analyse({}, graph, schema, options, watch);
    CHECK(told.empty());
    CHECK(exact.whole.find_score("betweenness")->precision == "exact");
    CHECK(exact.whole.find_score("harmonic_closeness")->precision == "exact");
}

TEST_CASE("the backbone holds the significant pairs only", "[analyse]")
{
    const Schema schema = default_schema();
    const KnowledgeGraph graph = example::random_vault(3, schema);
    const auto all = analyse::analyse({}, graph, schema).pairs;
    const float limit = std::ranges::min_element(all, {}, &CoOccurrence::significance)->significance;
    const auto kept = analyse::analyse({}, graph, schema, {.backbone = static_cast<double>(limit)}).pairs;
    const auto significant = std::ranges::count_if(all, [&](const auto& pair) { return pair.significance <= limit; });
    CHECK(significant > 0);
    CHECK(kept.size() == static_cast<std::size_t>(significant));
    CHECK(kept.size() < all.size());
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
    CHECK(findings.whole.scores.size() == usual);
    CHECK(seen.front() == 0);
    CHECK(seen.back() == 1'000);
    CHECK(std::ranges::is_sorted(seen));

    watch.progress = [&](const Progress& progress) {
        if (progress.done > 300) source.request_stop();
    };
    CHECK_THROWS_AS(analyse::analyse({}, graph, schema, {}, watch), Cancelled);
}
