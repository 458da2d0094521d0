#include <catch2/catch.hpp>

#include <algorithm>
#include <numeric>
#include <random>
#include <span>
#include <vector>

#include <graphmatter/analyse/tune_related.hpp>

#include "analyse/example_vaults.hpp"
#include "analyse/fit_weights.hpp"
#include "analyse/with_threads.hpp"

using namespace graphmatter;
using namespace graphmatter::analyse;

namespace {

constexpr std::size_t queries = 60, pool = 30;

/// Pools of random parts; a query's choice is made of them by `choose(entry)`, the three with the largest.
template <class Choose>
FitData fit_data(Choose choose, std::size_t parts = 5)
{
    std::mt19937 random{5};
    FitData data;
    data.posts = 200;
    for (std::size_t q = 0; q < queries; ++q) {
        std::vector<PoolEntry> entries;
        for (std::uint32_t i = 0; i < pool; ++i) {
            PoolEntry entry{id_at<PostId>((q * 7 + i * 3) % data.posts), {}};
            for (float& part : std::span{entry.parts}.first(parts)) part = static_cast<float>(random() % 1024) / 1024;
            entries.push_back(entry);
        }
        std::ranges::stable_sort(entries, std::ranges::greater{}, [](const PoolEntry& e) {
            return std::accumulate(e.parts.begin(), e.parts.end(), 0.F);
        });
        data.pools.push_row(entries);
        std::ranges::stable_sort(entries, std::ranges::greater{}, choose);
        data.chosen.push_row(std::vector{entries[0].post, entries[1].post, entries[2].post});
    }
    return data;
}

std::vector<std::uint32_t> all_queries()
{
    std::vector<std::uint32_t> all(queries);
    std::iota(all.begin(), all.end(), 0U);
    return all;
}

}  // namespace

TEST_CASE("weights are learned that make the lists which people made", "[analyse][tune]")
{
    const FitData data = fit_data([](const PoolEntry& e) { return e.parts[1]; });  // by the titles alone
    WeightedLists lists{data};
    const auto before = lists.mean(all_queries(), {});
    const RelatedWeights learned = fit_weights(lists, all_queries());
    const auto after = lists.mean(all_queries(), learned);
    CHECK(before.precision_3 < 0.5);
    CHECK(after.precision_3 > 0.8);
    CHECK(after.average_precision_10 > before.average_precision_10);
    CHECK(learned.title > 3 * std::max({learned.text, learned.entities, learned.links, learned.recency}));
}

TEST_CASE("weights that make the lists already stay", "[analyse][tune]")
{
    const FitData data =
        fit_data([](const PoolEntry& e) { return std::accumulate(e.parts.begin(), e.parts.end(), 0.F); });
    WeightedLists lists{data};
    CHECK(lists.mean(all_queries(), {}).precision_3 == Approx(1));
    const RelatedWeights learned = fit_weights(lists, all_queries());
    CHECK((learned.text == 1 && learned.title == 1 && learned.recency == 1 && learned.chosen == 0));
}

TEST_CASE("the weight of mentions is learned where they count, and stays 0 elsewhere", "[analyse][tune]")
{
    FitData data = fit_data([](const PoolEntry& e) { return e.parts[5]; }, 6);  // by the mentions alone
    WeightedLists lists{data};
    CHECK(fit_weights(lists, all_queries()).mentions == 0);
    data.start.mentions = 1;
    const RelatedWeights learned = fit_weights(lists, all_queries());
    CHECK(learned.mentions > 3 * std::max({learned.text, learned.title, learned.entities, learned.recency}));
}

TEST_CASE("what others chose counts, but not a query's own choice", "[analyse][tune]")
{
    FitData data;
    data.posts = 3;
    for (int q = 0; q < 2; ++q) data.pools.push_row(std::vector<PoolEntry>{{PostId{1}, {1}}, {PostId{2}, {0.9F}}});
    data.chosen.push_row(std::vector{PostId{2}});
    data.chosen.push_row(std::vector{PostId{2}});
    WeightedLists lists{data};
    const RelatedWeights popular{.chosen = 1};
    CHECK(lists.score(0, popular).average_precision_10 == Approx(0.5));
    const std::vector<std::uint32_t> own{0}, both{0, 1};
    lists.know(own);
    CHECK(lists.score(0, popular).average_precision_10 == Approx(0.5));
    CHECK(lists.score(1, popular).average_precision_10 == Approx(1));
    lists.know(both);
    CHECK(lists.score(0, popular).average_precision_10 == Approx(1));
    CHECK(lists.score(0, {}).average_precision_10 == Approx(0.5));
}

TEST_CASE("tuning gains where lists follow one part, and nothing where they follow none", "[analyse][tune]")
{
    // Entities and dates say nothing of each other; people choose by date alone, or by lot.
    std::mt19937 random{3};
    const Schema schema = default_schema();
    const KindId tag = *schema.find_kind(kind::tag);
    std::vector<std::vector<std::uint32_t>> named;
    Corpus corpus;
    const std::uint32_t posts = 120;
    for (std::uint32_t p = 0; p < posts; ++p) {
        named.push_back({static_cast<std::uint32_t>(random() % 15), static_cast<std::uint32_t>(random() % 15)});
        Post post;
        post.date = Date{std::chrono::sys_days{std::chrono::year{2024} / 1 / 1} + std::chrono::days{p}};
        corpus.posts.push_back(post);
    }
    const KnowledgeGraph graph = example::vault(named, std::vector<KindId>(15, tag));
    std::vector<PostId> asked;
    Rows<PostId> by_date, by_lot;
    for (std::uint32_t p = 1; p + 2 < posts; ++p) {
        asked.push_back(PostId{p});
        by_date.push_row(std::vector{PostId{p - 1}, PostId{p + 1}, PostId{p + 2}});
        by_lot.push_row(std::vector{PostId{static_cast<std::uint32_t>(random() % posts)}});
    }
    const auto tuned = [&] { return tune_related(corpus, graph, schema, {asked, by_date}); };
    const Tuning tuning = tuned();
    CHECK(tuning.queries == asked.size());
    CHECK(tuning.gain.low > 0.2);
    CHECK(tuning.gain.mean == Approx(tuning.after.mean - tuning.before.mean));
    CHECK(tuning.weights.recency > tuning.weights.entities);
    const Tuning alone = tune_related(corpus, graph, schema, {asked, by_date}, {}, 1);
    CHECK(alone.gain.low == tuning.gain.low);
    CHECK(alone.weights.recency == tuning.weights.recency);
    CHECK(tune_related(corpus, graph, schema, {asked, by_lot}).gain.low <= 0);

    Rows<PostId> few;
    for (std::size_t q = 0; q < 10; ++q) few.push_row(by_date[q]);
    const Tuning untried = tune_related(corpus, graph, schema, {std::span{asked}.first(10), few});
    CHECK(untried.gain.mean == 0);
    CHECK(untried.before.mean > 0);
    // Weights that were learned are no better than themselves.
    RelatedOptions present;
    present.weights = tuning.weights;
    CHECK(tune_related(corpus, graph, schema, {asked, by_date}, present).gain.low <= 0.02);
}
