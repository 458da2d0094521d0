#include <catch2/catch.hpp>

#include <chrono>
#include <vector>

#include <graphmatter/analyse/baseline_lists.hpp>

#include "analyse/example_vaults.hpp"

using namespace graphmatter;
using namespace graphmatter::analyse;
using namespace std::chrono_literals;

namespace {

constexpr Moment undated{};

Corpus dated(const std::vector<Date>& dates)
{
    Corpus corpus;
    for (const Date date : dates) corpus.posts.emplace_back().date = date;
    return corpus;
}

std::vector<std::uint32_t> numbers(std::span<const PostId> posts)
{
    std::vector<std::uint32_t> result;
    for (const PostId post : posts) result.push_back(static_cast<std::uint32_t>(post));
    return result;
}

using Numbers = std::vector<std::uint32_t>;

}  // namespace

TEST_CASE("which posts may be suggested by date", "[analyse][baseline_lists]")
{
    const Moment old{2020y / 1 / 1, 60}, young{2020y / 1 / 1, 61};
    CHECK(fits_dates(RelatedDates::all, old, young));
    CHECK(fits_dates(RelatedDates::older_only, young, old));
    CHECK(fits_dates(RelatedDates::older_only, old, old));
    CHECK_FALSE(fits_dates(RelatedDates::older_only, old, young));
    CHECK(fits_dates(RelatedDates::newer_only, old, young));
    CHECK(fits_dates(RelatedDates::newer_only, old, old));
    CHECK_FALSE(fits_dates(RelatedDates::newer_only, young, old));
    CHECK(fits_dates(RelatedDates::older_only, young, undated));
    CHECK(fits_dates(RelatedDates::newer_only, young, undated));
    for (const RelatedDates dates : {RelatedDates::all, RelatedDates::older_only, RelatedDates::newer_only})
        CHECK(fits_dates(dates, undated, young));
}

TEST_CASE("baselines suggest as site generators do", "[analyse][baseline_lists]")
{
    const Schema schema = default_schema();
    const KindId person = *schema.find_kind("person"), tag = *schema.find_kind("tag"),
                 category = *schema.find_kind("category");
    REQUIRE(person < tag);
    REQUIRE(tag < category);
    // Entities: 0 a person, 1..3 tags, 4 a category.
    const KnowledgeGraph graph =
        example::vault({{0, 1, 2, 4}, {1, 2}, {1, 4}, {0}, {1}, {3}, {2}}, {person, tag, tag, tag, category});
    const Corpus corpus =
        dated({2020y / 3 / 1, 2018y / 1 / 1, 2019y / 1 / 1, 2020y / 5 / 1, 2021y / 1 / 1, undated.day, 2020y / 2 / 1});
    const std::vector<PostId> queries{PostId{0}, PostId{5}};
    const auto lists = [&](Baseline baseline, RelatedDates dates, std::uint32_t top) {
        RelatedPolicies policies;
        policies.dates = dates;
        return baseline_lists(baseline, corpus, graph, schema, queries, policies, top);
    };

    const auto tags = lists(Baseline::shared_tags, RelatedDates::all, 10);
    CHECK(numbers(tags[0]) == Numbers{1, 4, 6, 2});  // two shared tags, then one: newest first
    CHECK(numbers(tags[1]).empty());
    CHECK(numbers(lists(Baseline::shared_tags, RelatedDates::older_only, 10)[0]) == Numbers{1, 6, 2});
    CHECK(numbers(lists(Baseline::shared_tags, RelatedDates::newer_only, 10)[0]) == Numbers{4});

    // 200 for two tags, 180 for tag and category, 110 for tag and year, 100, 10 for the year alone.
    CHECK(numbers(lists(Baseline::hugo, RelatedDates::all, 10)[0]) == Numbers{1, 2, 6, 4, 3});
    CHECK(numbers(lists(Baseline::hugo, RelatedDates::all, 2)[0]) == Numbers{1, 2});

    CHECK(numbers(lists(Baseline::newest_first, RelatedDates::all, 10)[0]) == Numbers{4, 3, 6, 2, 1, 5});
    CHECK(numbers(lists(Baseline::newest_first, RelatedDates::older_only, 2)[0]) == Numbers{6, 2});
    CHECK(numbers(lists(Baseline::newest_first, RelatedDates::all, 3)[1]) == Numbers{4, 3, 0});

    Corpus timed = corpus;
    for (Post& post : timed.posts) post.date = 2020y / 1 / 1;
    timed.posts[3].time = 2;
    timed.posts[5].time = 1;
    CHECK(numbers(baseline_lists(Baseline::newest_first, timed, graph, schema, queries, {}, 3)[0]) == Numbers{3, 5, 1});
}
