#include <catch2/catch.hpp>

#include <map>
#include <random>
#include <set>

#include <graphmatter/analyse/trends.hpp>

#include "analyse/example_vaults.hpp"

using namespace graphmatter;
using namespace graphmatter::analyse;
using namespace std::chrono_literals;

namespace {

Corpus dated(const std::vector<Date>& dates)
{
    Corpus corpus;
    for (const Date date : dates) {
        corpus.posts.emplace_back();
        corpus.posts.back().date = date;
    }
    return corpus;
}

/// Every edge is written once.
void write_once(KnowledgeGraph& graph)
{
    for (std::size_t i = 0; i < graph.edges.size(); ++i) graph.evidence.push_row(std::vector<SourceSpan>{SourceSpan{}});
}

using Row = std::array<std::uint32_t, 5>;
std::vector<Row> rows(const Trends& found)
{
    std::vector<Row> result;
    for (const auto& [entity, period, posts, uses, rank] : found.uses)
        result.push_back({static_cast<std::uint32_t>(entity), period, posts, uses, rank});
    return result;
}

}  // namespace

TEST_CASE("uses are counted by the quarter and ranked within the kind", "[trends]")
{
    const Schema schema = default_schema();
    const KindId person = *schema.find_kind(kind::person), tag = *schema.find_kind(kind::tag);
    KnowledgeGraph graph = example::vault({{0, 1, 2}, {0, 2}, {1}, {0}}, {person, person, tag});
    write_once(graph);
    const Corpus corpus = dated({2024y / 1 / 1, 2024y / 3 / 31, 2024y / 4 / 1, Date{}});
    const Trends found = trends(corpus, graph, Period::quarter);
    REQUIRE(found.periods.size() == 2);
    CHECK(found.periods[0].name == "2024-Q1");
    CHECK(found.periods[0].posts == 2);
    CHECK(found.periods[1].name == "2024-Q2");
    CHECK(found.periods[1].number == found.periods[0].number + 1);
    CHECK(rows(found) == std::vector<Row>{{4, 0, 2, 2, 1}, {5, 0, 1, 1, 2}, {5, 1, 1, 1, 1}, {6, 0, 2, 2, 1}});
}

TEST_CASE("periods are named as calendars do and follow each other across years", "[trends]")
{
    const Corpus corpus = dated({2024y / 1 / 31, 2023y / 12 / 1, 999y / 7 / 4});
    const auto names = [&](Period period) {
        std::vector<std::string> result;
        for (const auto& each : trends(corpus, {}, period).periods) result.push_back(each.name);
        return result;
    };
    CHECK(names(Period::year) == std::vector<std::string>{"0999", "2023", "2024"});
    CHECK(names(Period::quarter) == std::vector<std::string>{"0999-Q3", "2023-Q4", "2024-Q1"});
    CHECK(names(Period::month) == std::vector<std::string>{"0999-07", "2023-12", "2024-01"});
    const auto months = trends(corpus, {}, Period::month).periods;
    CHECK(months[2].number == months[1].number + 1);
    CHECK(trends({}, {}, Period::year).periods.empty());
}

TEST_CASE("trends agree with plain counting on random vaults", "[trends]")
{
    const Schema schema = default_schema();
    for (unsigned seed = 0; seed < 100; ++seed) {
        INFO("seed " << seed);
        KnowledgeGraph graph = example::random_vault(seed, schema);
        write_once(graph);
        std::mt19937 random{seed};
        std::vector<Date> dates;
        for (const auto& node : graph.nodes)
            if (node.kind == post_kind)
                dates.push_back(random() % 5 == 0
                                    ? Date{}
                                    : Date{2020y / std::chrono::month{1 + static_cast<unsigned>(random() % 12)} / 1} +
                                          std::chrono::years{static_cast<int>(random() % 3)});
        const Trends found = trends(dated(dates), graph, Period::year);
        std::map<std::pair<NodeId, std::string>, std::uint32_t> expected;
        const auto named = example::named_in(graph);
        for (std::size_t p = 0; p < named.size(); ++p)
            for (const NodeId entity : named[p])
                if (dates[p].ok()) ++expected[{entity, to_string(dates[p]).substr(0, 4)}];
        std::map<NodeId, std::uint32_t> posts;
        for (const auto& [use, count] : expected) posts[use.first] += count;
        std::erase_if(expected, [&](const auto& use) { return posts[use.first.first] < 2; });
        REQUIRE(found.uses.size() == expected.size());
        for (const PeriodUse& use : found.uses) {
            CHECK(expected.at({use.entity, found.periods[use.period].name}) == use.posts);
            std::uint32_t better = 1;
            for (const PeriodUse& other : found.uses)
                better += other.period == use.period && other.posts > use.posts &&
                                  graph.nodes[index(other.entity)].kind == graph.nodes[index(use.entity)].kind
                              ? 1
                              : 0;
            CHECK(use.rank == better);
        }
    }
}
