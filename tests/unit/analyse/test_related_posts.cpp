#include <catch2/catch.hpp>

#include <cmath>

#include <graphmatter/analyse/related_posts.hpp>

#include "analyse/example_vaults.hpp"
#include "analyse/with_threads.hpp"

using namespace graphmatter;
using namespace graphmatter::analyse;

namespace {

struct Suggestion {
    float score = 0;
    std::uint32_t post = 0;
    std::vector<std::pair<NodeId, double>> shared;  // with idf, largest first
};

/// Every post compared with every other.
std::vector<std::vector<Suggestion>> compared(const KnowledgeGraph& graph, const Schema& schema, std::size_t top)
{
    const auto posts = example::named_in(graph);
    const auto n = static_cast<double>(posts.size());
    std::vector<double> frequency(graph.nodes.size());
    for (const auto& named : posts)
        for (const NodeId entity : named) ++frequency[index(entity)];
    std::vector<std::vector<Suggestion>> result(posts.size());
    for (std::size_t q = 0; q < posts.size(); ++q) {
        for (std::size_t c = 0; c < posts.size(); ++c) {
            Suggestion found{0, static_cast<std::uint32_t>(c), {}};
            for (const NodeId entity : posts[q])
                if (c != q && posts[c].contains(entity) && schema[graph.nodes[index(entity)].kind].name != kind::site)
                    found.shared.emplace_back(entity, std::log((n + 1) / (frequency[index(entity)] + 0.5)));
            std::ranges::sort(found.shared, [&](const auto& a, const auto& b) {
                const double rarer = frequency[index(a.first)] - frequency[index(b.first)];
                return rarer != 0 ? rarer < 0 : a.first < b.first;
            });
            double sum = 0;
            for (const auto& [entity, idf] : found.shared) sum += idf;
            found.score = static_cast<float>(sum / (sum + std::log(n)));
            if (!found.shared.empty()) result[q].push_back(found);
        }
        std::ranges::sort(result[q], [](const Suggestion& a, const Suggestion& b) {
            return a.score != b.score ? a.score > b.score : a.post < b.post;
        });
        if (result[q].size() > top) result[q].resize(top);
    }
    return result;
}

void check_reasons(std::span<const Reason> reasons, const Suggestion& expected)
{
    const std::size_t kept = std::min<std::size_t>(expected.shared.size(), 5);
    REQUIRE(reasons.size() == kept);
    double sum = 0, shares = 0;
    for (std::size_t i = 0; i < kept; ++i) sum += expected.shared[i].second;
    for (std::size_t i = 0; i < kept; ++i) {
        REQUIRE(reasons[i].entity == expected.shared[i].first);
        REQUIRE(reasons[i].share == Approx(expected.shared[i].second / sum));
        shares += static_cast<double>(reasons[i].share);
    }
    REQUIRE(shares == Approx(1));
}

void check_equal(const Related& found, const std::vector<std::vector<Suggestion>>& expected)
{
    REQUIRE(found.posts.size() == expected.size());
    REQUIRE(found.reasons.size() == found.posts.values.size());
    std::size_t entry = 0;
    for (std::size_t q = 0; q < expected.size(); ++q) {
        INFO("post " << q);
        REQUIRE(found.posts[q].size() == expected[q].size());
        for (std::size_t i = 0; i < expected[q].size(); ++i, ++entry) {
            REQUIRE(index(found.posts[q][i].post) == expected[q][i].post);
            REQUIRE(found.posts[q][i].score == expected[q][i].score);
            check_reasons(found.reasons[entry], expected[q][i]);
        }
    }
}

bool same(const Related& x, const Related& y)
{
    const auto posts = [](const RelatedPost& a, const RelatedPost& b) {
        return a.post == b.post && a.score == b.score;
    };
    const auto reasons = [](const Reason& a, const Reason& b) { return a.entity == b.entity && a.share == b.share; };
    return x.posts.offsets == y.posts.offsets && x.reasons.offsets == y.reasons.offsets &&
           std::ranges::equal(x.posts.values, y.posts.values, posts) &&
           std::ranges::equal(x.reasons.values, y.reasons.values, reasons);
}

/// Posts that mostly name a few entities of very different frequency, more posts than fit into small budgets.
KnowledgeGraph large_vault(unsigned seed)
{
    std::mt19937 random{seed};
    std::vector<std::vector<std::uint32_t>> posts(400);
    for (auto& named : posts)
        for (int i = 0; i < 8; ++i) {
            const std::uint32_t range = 1U << (1 + random() % 8);
            named.push_back(static_cast<std::uint32_t>(random() % range));
        }
    return example::vault(posts, std::vector(256, KindId{1}));
}

}  // namespace

TEST_CASE("related posts of a small vault, with reasons", "[analyse]")
{
    // 0 and 1 share entities 0 and 2, 0 and 2 only the commoner 2; 3 shares nothing, nor does its site 3 count.
    const Schema schema = default_schema();
    const KindId person = *schema.find_kind(kind::person), site = *schema.find_kind(kind::site);
    const auto graph = example::vault({{0, 2}, {0, 2}, {1, 2, 3}, {3}}, {person, person, person, site});
    const Related related = related_posts(graph, schema);
    const double rare = std::log(5 / 2.5), common = std::log(5 / 3.5), n = std::log(4.0);
    REQUIRE(related.posts.size() == 4);
    REQUIRE(related.posts[0].size() == 2);
    CHECK(related.posts[0][0].post == PostId{1});
    CHECK(related.posts[0][0].score == Approx((rare + common) / (rare + common + n)));
    CHECK(related.posts[0][1].post == PostId{2});
    CHECK(related.posts[0][1].score == Approx(common / (common + n)));
    CHECK(related.posts[2][0].post == PostId{0});  // a tie with post 1
    CHECK(related.posts[3].empty());
    REQUIRE(related.reasons[0].size() == 2);
    CHECK(related.reasons[0][0].entity == NodeId{4});
    CHECK(related.reasons[0][0].share == Approx(rare / (rare + common)));
    CHECK(related.reasons[0][1].entity == NodeId{6});
    CHECK(related.reasons[1][0].share == 1);
}

TEST_CASE("related posts of vaults with nothing to relate", "[analyse]")
{
    const Schema schema = default_schema();
    CHECK(related_posts({}, schema).posts.empty());
    CHECK(related_posts(example::vault({{0}}, {KindId{1}}), schema).posts.values.empty());
    const auto twins = example::vault({{0}, {0}}, {KindId{1}});
    CHECK(related_posts(twins, schema).posts.values.size() == 2);
    RelatedOptions none_wanted;
    none_wanted.top = 0;
    CHECK(related_posts(twins, schema, none_wanted).posts.size() == 2);
    CHECK(related_posts(twins, schema, none_wanted).posts.values.empty());
}

TEST_CASE("at most five reasons, whose shares sum to 1", "[analyse]")
{
    std::vector<std::uint32_t> twelve(12);
    for (std::uint32_t i = 0; i < 12; ++i) twelve[i] = i;
    const Related related =
        related_posts(example::vault({twelve, twelve, {11}}, std::vector(12, KindId{1})), default_schema());
    REQUIRE(related.reasons[0].size() == 5);
    for (const Reason& reason : related.reasons[0]) CHECK(reason.share == Approx(1.0 / 5));
    CHECK(related.reasons[0][0].entity == NodeId{3});  // ties by node; entity 11 is the commonest
}

TEST_CASE("random vaults: related posts equal a comparison of all with all, for any number of threads", "[analyse]")
{
    const Schema schema = default_schema();
    for (unsigned seed = 0; seed < 200; ++seed) {
        INFO("seed " << seed);
        const auto graph = example::random_vault(seed, schema);
        RelatedOptions options;
        options.top = 1 + seed % 12;
        const Related related = related_posts(graph, schema, options);
        check_equal(related, compared(graph, schema, options.top));
        for (const unsigned threads : {1U, 2U, 4U}) {
            REQUIRE(
                same(example::with_threads(threads, [&] { return related_posts(graph, schema, options); }), related));
        }
    }
}

TEST_CASE("a bound that holds keeps the lists exact though not all postings are read", "[analyse]")
{
    // All 400 posts name entity 0, whose list of 400 is over the budget of 300 and is worth next to nothing.
    const Schema schema = default_schema();
    std::vector<std::vector<std::uint32_t>> posts(400);
    for (std::uint32_t p = 0; p < posts.size(); ++p) posts[p] = {0, 1 + p / 12, 70 + p / 20};
    const auto graph = example::vault(posts, std::vector(120, KindId{1}));
    RelatedOptions options;
    options.postings = 300;
    check_equal(related_posts(graph, schema, options), compared(graph, schema, options.top));
}

TEST_CASE("beyond the budget the best of the candidates seen are suggested, with true scores", "[analyse]")
{
    const Schema schema = default_schema();
    for (unsigned seed = 0; seed < 2; ++seed) {
        INFO("seed " << seed);
        const auto graph = large_vault(seed);
        check_equal(related_posts(graph, schema), compared(graph, schema, 10));
        const auto all = compared(graph, schema, 400);
        RelatedOptions options;
        options.postings = 150;
        options.candidates = 40;
        const Related related = related_posts(graph, schema, options);
        std::size_t hits = 0, entries = 0;
        for (std::size_t q = 0; q < all.size(); ++q) {
            REQUIRE(std::ranges::is_sorted(related.posts[q], std::ranges::greater{}, &RelatedPost::score));
            for (const RelatedPost& other : related.posts[q]) {
                const auto place = std::ranges::find(all[q], static_cast<std::uint32_t>(other.post), &Suggestion::post);
                REQUIRE(place != all[q].end());
                REQUIRE(place->score == other.score);
                hits += place - all[q].begin() < 10 ? 1 : 0;
                ++entries;
            }
        }
        CHECK(entries == 4'000);
        CHECK(hits > 3'000);
        for (const unsigned threads : {1U, 2U, 4U}) {
            REQUIRE(
                same(example::with_threads(threads, [&] { return related_posts(graph, schema, options); }), related));
        }
    }
}

TEST_CASE("a post whose entities are all too common still gets suggestions near it", "[analyse]")
{
    const auto graph = example::vault(std::vector(500, std::vector{0U}), {KindId{1}});
    RelatedOptions options;
    options.postings = 20;
    const Related related = related_posts(graph, default_schema(), options);
    for (std::size_t post = 0; post < 500; ++post) {
        REQUIRE(related.posts[post].size() == 10);
        for (const RelatedPost& other : related.posts[post]) {
            REQUIRE(index(other.post) != post);
            REQUIRE(std::max(index(other.post), post) - std::min(index(other.post), post) <= 20);
        }
    }
}
