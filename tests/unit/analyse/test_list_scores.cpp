#include <catch2/catch.hpp>

#include <stdexcept>
#include <vector>

#include <graphmatter/analyse/list_scores.hpp>

using namespace graphmatter;
using namespace graphmatter::analyse;

namespace {

std::vector<PostId> posts(const std::vector<std::uint32_t>& numbers)
{
    std::vector<PostId> ids;
    for (const auto number : numbers) ids.push_back(static_cast<PostId>(number));
    return ids;
}

Rows<PostId> rows(const std::vector<std::vector<std::uint32_t>>& lists)
{
    Rows<PostId> result;
    for (const auto& list : lists) {
        for (const PostId post : posts(list)) result.values.push_back(post);
        result.close_row();
    }
    return result;
}

}  // namespace

TEST_CASE("a list is scored by the posts that a person chose", "[analyse][list_scores]")
{
    struct Case {
        std::vector<std::uint32_t> suggested, chosen;
        double precision, recall, average;
    };
    const auto c = GENERATE(values<Case>({
        {{1, 2, 3}, {1, 2, 3}, 1, 1, 1},
        {{9, 1, 8, 2}, {1, 2}, 1.0 / 3, 1, (1.0 / 2 + 2.0 / 4) / 2},
        {{1}, {1}, 1.0 / 3, 1, 1},
        {{1, 1, 1, 2}, {2}, 1.0 / 3, 1, 1.0 / 2},                   // twice is once
        {{0, 3, 4, 5, 6, 7, 8, 9, 10, 11, 1}, {1}, 0, 0, 0},        // the eleventh is too late
        {{1, 2}, {1, 1, 2, 7}, 2.0 / 3, 2.0 / 3, (1.0 + 1.0) / 3},  // chosen twice is once
        {{1}, {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}, 1.0 / 3, 1.0 / 12, 1.0 / 10},
        {{}, {1}, 0, 0, 0},
        {{1}, {}, 0, 0, 0},
    }));
    const auto score = score_list(posts(c.suggested), posts(c.chosen));
    CHECK(score.precision_3 == Approx(c.precision));
    CHECK(score.recall_10 == Approx(c.recall));
    CHECK(score.average_precision_10 == Approx(c.average));
}

TEST_CASE("the interval of a mean holds it, narrows with more queries and is the same each time",
          "[analyse][list_scores]")
{
    std::vector<double> few, many;
    for (int i = 0; i < 4'000; ++i) {
        const double value = i % 4 == 0 ? 1 : 0;
        if (i < 100) few.push_back(value);
        many.push_back(value);
    }
    const auto wide = bootstrap_mean(few), narrow = bootstrap_mean(many), again = bootstrap_mean(many);
    CHECK(wide.mean == Approx(.25));
    CHECK(narrow.mean == Approx(.25));
    CHECK(wide.low < .25);
    CHECK(wide.high > .25);
    // The deviation of a mean is sqrt(.25 * .75 / n), and 95 % lie within 1.96 of it.
    CHECK(wide.high - wide.low == Approx(2 * 1.96 * .0433).epsilon(.15));
    CHECK(narrow.high - narrow.low == Approx(2 * 1.96 * .00685).epsilon(.15));
    CHECK(narrow.low == again.low);
    CHECK(narrow.high == again.high);
    CHECK(bootstrap_mean({}).mean == 0);
    const std::vector<double> one{.5};
    CHECK(bootstrap_mean(one).low == .5);
}

TEST_CASE("methods are compared on the same queries", "[analyse][list_scores]")
{
    const auto chosen = rows({{1, 2, 3}, {4}, {5, 6}});
    const std::vector<ListMethod> methods{{"good", rows({{1, 2, 3}, {4, 0, 9}, {5, 6, 0}})},
                                          {"bad", rows({{1, 9, 9}, {9}, {}})}};
    const auto scores = compare_methods(methods, chosen);
    REQUIRE(scores.size() == 2);
    CHECK(scores[0].precision_3.mean == Approx((1 + 1.0 / 3 + 2.0 / 3) / 3));
    CHECK(scores[0].recall_10.mean == Approx(1));
    CHECK(scores[0].with_three == Approx(1));
    CHECK(scores[0].gain.mean == 0);
    CHECK(scores[1].precision_3.mean == Approx(1.0 / 9));
    CHECK(scores[1].with_three == Approx(1.0 / 3));
    CHECK(scores[1].gain.mean == Approx(1.0 / 9 - 2.0 / 3));
    CHECK(scores[1].gain.high < 0);
    const std::vector<ListMethod> uneven{{"short", rows({{1}})}};
    CHECK_THROWS_AS(compare_methods(uneven, chosen), std::invalid_argument);
}
