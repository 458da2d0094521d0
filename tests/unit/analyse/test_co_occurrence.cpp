#include <catch2/catch.hpp>

#include <cmath>
#include <map>

#include <graphmatter/analyse/co_occurrence.hpp>

#include "analyse/example_vaults.hpp"
#include "analyse/with_threads.hpp"

using namespace graphmatter;
using namespace graphmatter::analyse;

namespace {

struct Count {
    std::uint32_t posts = 0;
    double npmi = 0, jaccard = 0, significance = 1;
};
using Pair = std::pair<NodeId, NodeId>;

/// All pairs of all posts, counted one by one.
std::map<Pair, Count> counted(const KnowledgeGraph& graph, const Schema& schema, std::uint32_t min_posts)
{
    const auto posts = example::named_in(graph);
    const auto n = static_cast<double>(posts.size());
    std::map<NodeId, double> frequency;
    std::map<Pair, Count> pairs;
    const auto counts = [&](NodeId node) { return schema[graph.nodes[index(node)].kind].co_occurs; };
    for (const auto& named : posts)
        for (const NodeId a : named) {
            ++frequency[a];
            for (const NodeId b : named)
                if (a < b && counts(a) && counts(b)) ++pairs[{a, b}].posts;
        }
    std::erase_if(pairs, [&](const auto& pair) { return pair.second.posts < min_posts; });
    std::map<NodeId, double> strength, ties;
    for (const auto& [ends, count] : pairs)
        for (const NodeId end : {ends.first, ends.second}) {
            strength[end] += count.posts;
            ++ties[end];
        }
    for (auto& [ends, count] : pairs) {
        const double both = count.posts, a = frequency[ends.first], b = frequency[ends.second];
        count.jaccard = both / (a + b - both);
        count.npmi = both == n ? 1 : std::log(both / n / (a / n * b / n)) / -std::log(both / n);
        for (const NodeId end : {ends.first, ends.second})
            count.significance = std::min(count.significance, std::pow(1 - both / strength[end], ties[end] - 1));
    }
    return pairs;
}

bool same(const CoOccurrence& x, const CoOccurrence& y)
{
    return x.a == y.a && x.b == y.b && x.posts == y.posts && x.npmi == y.npmi && x.jaccard == y.jaccard &&
           x.significance == y.significance;
}

}  // namespace

TEST_CASE("pairs of a small vault", "[analyse]")
{
    // Entities 0, 1, 2 are people, 3 is an author, whose kind takes no part. Posts: 0 and 1 meet three times, 0 and 2
    // twice, 1 and 2 once.
    const Schema schema = default_schema();
    const KindId person = *schema.find_kind(kind::person), author = *schema.find_kind(kind::author);
    const auto graph =
        example::vault({{0, 1, 2, 3}, {0, 1, 3}, {0, 1, 3}, {0, 2, 3}, {}, {}}, {person, person, person, author});
    const auto pairs = co_occurrence(graph, schema, 2);
    REQUIRE(pairs.size() == 2);
    CHECK(pairs[0].a == NodeId{6});
    CHECK(pairs[0].b == NodeId{7});
    CHECK(pairs[0].posts == 3);
    CHECK(pairs[0].jaccard == Approx(3.0 / 4));
    CHECK(pairs[0].npmi == Approx(std::log(3 * 6 / (4.0 * 3)) / std::log(2.0)));
    CHECK(pairs[0].significance == Approx(2.0 / 5));  // end 0 has two pairs with 5 posts, 3 of them here
    CHECK(pairs[1].b == NodeId{8});
    CHECK(pairs[1].significance == Approx(3.0 / 5));
    CHECK(co_occurrence(graph, schema, 1).size() == 3);
    CHECK(co_occurrence(graph, schema, 0).size() == 3);
    CHECK(co_occurrence(graph, schema, 4).empty());
    CHECK(co_occurrence({}, schema, 1).empty());
}

TEST_CASE("a pair that is in every post has NPMI 1", "[analyse]")
{
    const Schema schema = default_schema();
    const auto pairs = co_occurrence(example::vault({{0, 1}, {0, 1}}, {KindId{1}, KindId{1}}), schema, 2);
    REQUIRE(pairs.size() == 1);
    CHECK(pairs[0].npmi == 1);
    CHECK(pairs[0].significance == 1);
}

TEST_CASE("random vaults: pairs equal a count of all pairs, for any number of threads", "[analyse]")
{
    const Schema schema = default_schema();
    for (unsigned seed = 0; seed < 300; ++seed) {
        INFO("seed " << seed);
        const auto graph = example::random_vault(seed, schema);
        const std::uint32_t min_posts = 1 + seed % 3;
        const auto expected = counted(graph, schema, min_posts);
        const auto pairs = co_occurrence(graph, schema, min_posts);
        REQUIRE(pairs.size() == expected.size());
        auto next = expected.begin();
        for (const CoOccurrence& pair : pairs) {
            const auto& [ends, count] = *next++;
            REQUIRE(Pair{pair.a, pair.b} == ends);
            REQUIRE(pair.posts == count.posts);
            REQUIRE(pair.npmi == Approx(count.npmi).margin(1e-6));
            REQUIRE(pair.jaccard == Approx(count.jaccard));
            REQUIRE(pair.significance == Approx(count.significance).margin(1e-6));
        }
        for (const unsigned threads : {1U, 2U, 4U}) {
            const auto again = example::with_threads(threads, [&] { return co_occurrence(graph, schema, min_posts); });
            REQUIRE(std::ranges::equal(again, pairs, same));
        }
    }
}

TEST_CASE("significance is the integral of the disparity filter", "[analyse]")
{
    // Serrano, Boguna and Vespignani 2009, equation 2: of an end's weight, cut at random into k parts, the chance that
    // a part is as large as this one: 1 - (k - 1) times the integral of (1 - x)^(k - 2) from 0 to its share.
    const auto chance = [](double share, double k) {
        constexpr int steps = 4'000;
        double sum = 0;
        for (int i = 0; i < steps; ++i) sum += std::pow(1 - share * (i + 0.5) / steps, k - 2);
        return k < 2 ? 1 : 1 - (k - 1) * sum * share / steps;
    };
    const Schema schema = default_schema();
    std::size_t compared = 0;
    for (unsigned seed = 0; seed < 20; ++seed) {
        INFO("seed " << seed);
        const auto pairs = co_occurrence(example::random_vault(seed, schema), schema, 1);
        for (const CoOccurrence& pair : pairs) {
            double least = 1;
            for (const NodeId end : {pair.a, pair.b}) {
                double posts = 0, ties = 0;
                for (const CoOccurrence& other : pairs)
                    if (other.a == end || other.b == end) {
                        posts += other.posts;
                        ++ties;
                    }
                least = std::min(least, chance(pair.posts / posts, ties));
            }
            REQUIRE(pair.significance == Approx(least).margin(1e-5));
            ++compared;
        }
    }
    CHECK(compared > 100);
}
