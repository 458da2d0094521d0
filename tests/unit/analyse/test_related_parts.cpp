#include <catch2/catch.hpp>

#include <chrono>
#include <cmath>

#include <graphmatter/analyse/entity_part.hpp>
#include <graphmatter/analyse/link_part.hpp>
#include <graphmatter/analyse/recency_part.hpp>
#include <graphmatter/analyse/text_part.hpp>
#include <graphmatter/analyse/title_part.hpp>

#include "analyse/example_vaults.hpp"
#include "analyse/with_threads.hpp"

using namespace graphmatter;
using namespace graphmatter::analyse;

TEST_CASE("the parts of a score, worked by hand", "[analyse]")
{
    Rows<TermWeight> rows;
    rows.push_row(std::vector<TermWeight>{{TermId{0}, 3}, {TermId{2}, 4}});
    rows.push_row(std::vector<TermWeight>{{TermId{2}, 1}, {TermId{5}, 0}});
    rows.close_row();
    CHECK(lengths_of(rows) == std::vector<double>{5, 1, 0});
    const auto pivots = pivoted_lengths(rows);  // the mean is 2
    CHECK(pivots[0] == Approx(0.3 + 4.25));
    CHECK(pivots[2] == Approx(0.3));
    CHECK(text_similarity(rows, pivots, PostId{0}, PostId{1}) == Approx(4 / (4.55 * 1.15)));
    CHECK(text_similarity(rows, pivots, PostId{0}, PostId{2}) == 0);
    CHECK(text_part(0.3, 0) == Approx(0.5 * 0.6));
    CHECK(text_part(0.3, 3) == Approx(0.5 * (0.6 + 0.1 * std::log(4))));
    CHECK(title_part(rows, lengths_of(rows), PostId{0}, PostId{1}) == Approx(0.15 * 0.8));
    CHECK(entity_part(std::log(100), 100) == Approx(0.2));
    CHECK(entity_part(0, 1) == 0);
    CHECK(link_part({PostId{0}, 1, 0}) == Approx(0.25 * 1.4));
    CHECK(link_part({PostId{0}, 4, 1}) == Approx(0.25 * 1.6 * 0.6));
    CHECK(backlink_part(1) == Approx(0.2));
    CHECK(backlink_part(7) == Approx(0.2 / 3));
    CHECK(recency_part(4, 4, 100) == Approx(0.12));
    CHECK(recency_part(4, 2 * 99 + 4, 100) == Approx(0).margin(1e-12));
    CHECK(recency_part(undated, 4, 100) == 0);
    std::vector<Post> posts(4);
    const auto march = std::chrono::year{2024} / 3;
    posts[0].date = posts[3].date = march / 3;
    posts[1].date = march / 1;
    CHECK(date_ranks(posts) == std::vector<std::int64_t>{3, 0, undated, 3});
    posts[0].time = 60;  // later on the same day
    CHECK(date_ranks(posts) == std::vector<std::int64_t>{4, 0, undated, 2});
}

TEST_CASE("kinds that say nothing about the texts weigh nothing, those that do weigh much", "[analyse]")
{
    // Posts of two subjects: each person is named by posts of one, each tag by posts of both.
    const Schema schema = default_schema();
    std::vector<std::vector<std::uint32_t>> named;
    PostTexts texts;
    texts.posts.resize(2);
    for (std::uint32_t p = 0; p < 40; ++p) {
        named.push_back({p % 2, 2 + p / 2 % 2});  // people first
        texts.prose.push_row(std::vector<TermWeight>{{TermId{p % 2}, 1}});
        texts.heads.close_row();
    }
    const KindId tag = *schema.find_kind(kind::tag), person = *schema.find_kind(kind::person);
    REQUIRE(person < tag);
    const KnowledgeGraph graph = example::vault(named, {person, person, tag, tag});
    const auto weights = kind_weights(texts, graph, schema);
    CHECK(weights[index(person)] == Approx(0.51).margin(0.05));  // the other post is of the same subject half the time
    CHECK(weights[index(tag)] < 0.05);
    CHECK(weights[index(post_kind)] == 0);
    const KindId series = *schema.find_kind("series");
    CHECK(weights[index(series)] == 1);  // nothing to judge by
    const auto again = [&] { return kind_weights(texts, graph, schema); };
    CHECK(example::with_threads(1, again) == example::with_threads(4, again));
}
