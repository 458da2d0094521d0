#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <graphmatter/analyse/related_posts.hpp>

#include "analyse/example_vaults.hpp"

using namespace graphmatter;
using namespace graphmatter::analyse;

namespace {

using example::Vault;

/// Of `count` things, numbered from the rarest on, some: the commonest with a chance of `most`, the n-th from it with
/// 4 / (n + 4) of that.
std::vector<std::uint32_t> some_of(std::mt19937& random, std::uint32_t count, double most)
{
    std::vector<std::uint32_t> some;
    std::uniform_real_distribution<double> chance{0, 1};
    for (std::uint32_t i = 0; i < count; ++i)
        if (chance(random) < most / (1 + static_cast<double>(count - 1 - i) / 4)) some.push_back(i);
    return some;
}

void add_row(Rows<TermWeight>& rows, std::mt19937& random, std::uint32_t count, double most)
{
    for (const std::uint32_t term : some_of(random, count, most)) {
        const double rarity = std::log(2.0 + static_cast<double>(count - term));
        rows.values.push_back({TermId{term}, static_cast<float>(rarity * static_cast<double>(1 + random() % 4))});
    }
    rows.close_row();
}

/// Lists of common words and entities are long: some posts linked by many, some without a date, some of common words
/// alone. Every seventh vault is without texts.
Vault large_vault(unsigned seed)
{
    constexpr std::array<std::uint32_t, 6> sizes{1200, 600, 2, 1023, 150, 1024};
    constexpr std::uint32_t terms = 400, entities = 200;
    const std::uint32_t posts = sizes[seed % sizes.size()];
    const bool has_texts = seed % 7 != 6;
    Vault vault;
    std::mt19937 random{seed};
    PostTexts& texts = vault.corpus.texts;
    for (std::uint32_t t = 0; has_texts && t < terms; ++t) {
        texts.bytes += "word" + std::to_string(t);
        texts.ends.push_back(texts.bytes.size());
        texts.posts.push_back(2);
    }
    std::vector<KindId> kinds;
    for (std::uint32_t e = 0; e < entities; ++e)
        kinds.push_back(id_at<KindId>(1 + e * (vault.schema.kinds.size() - 1) / entities));
    std::vector<std::vector<std::uint32_t>> named;
    for (std::uint32_t p = 0; p < posts; ++p) {
        named.push_back(some_of(random, entities, 0.4));
        Post post;
        if (random() % 16 != 0)
            post.date = Date{std::chrono::sys_days{std::chrono::year{2020} / 1 / 1} +
                             std::chrono::days{random() % (seed % 2 == 0 ? 50 : 5000)}};
        post.draft = random() % 32 == 0;
        vault.corpus.posts.push_back(post);
        if (has_texts) {
            add_row(texts.prose, random, terms, random() % 8 == 0 ? 0.05 : 0.5);
            add_row(texts.heads, random, terms, random() % 2 == 0 ? 0.3 : 0.02);
        }
        for (auto links = random() % 4; links > 0; --links) {
            vault.corpus.links.values.push_back({{}, 0, 0, LinkForm::markdown, static_cast<float>(random() % 8) / 8});
            const std::uint32_t among = random() % 2 == 0 ? std::min(posts, 4U) : posts;
            vault.graph.link_targets.push_back(id_at<PostId>(random() % among));
        }
        vault.corpus.links.close_row();
    }
    auto targets = std::move(vault.graph.link_targets);
    vault.graph = example::vault(named, kinds);
    vault.graph.link_targets = std::move(targets);
    return vault;
}

RelatedOptions options_of(unsigned seed)
{
    RelatedOptions options;
    options.top = seed == 25 ? 2000 : 1 + seed % 11;
    options.policies.per_series = seed % 4;
    options.policies.dates = static_cast<RelatedDates>(seed % 3);
    if (seed % 4 < 2) options.title_postings = 40;
    if (seed % 5 == 1) options.weights.text = options.weights.title = 0;
    if (seed % 5 == 2) options.weights.entities = 0;
    if (seed % 5 == 3) options.weights.recency = 0;
    if (seed % 5 == 4) options.weights.title = 6;
    return options;
}

}  // namespace

TEST_CASE("a search that ends early misses nothing that a look at all posts finds", "[analyse]")
{
    for (unsigned seed = 0; seed < 42; ++seed) {
        INFO("seed " << seed);
        const Vault vault = large_vault(seed);
        RelatedOptions options = options_of(seed);
        const auto found = [&] { return related_posts(vault.corpus, vault.graph, vault.schema, options); };
        options.small_vault = 1U << 16U;
        const Related all = found();
        options.small_vault = 0;
        const Related pruned = found();
        REQUIRE(pruned.posts.offsets == all.posts.offsets);
        for (std::size_t post = 0; post < all.posts.size(); ++post) {
            INFO("post " << post);
            for (std::size_t i = 0; i < all.posts[post].size(); ++i) {
                REQUIRE(pruned.posts[post][i].score == all.posts[post][i].score);
                REQUIRE(index(pruned.posts[post][i].post) == index(all.posts[post][i].post));
            }
        }
    }
}

TEST_CASE("lists too long to be read do not make a vault of some thousand posts lose suggestions", "[analyse]")
{
    for (const unsigned seed : {6U, 13U, 27U, 41U}) {  // without texts
        INFO("seed " << seed);
        const Vault vault = large_vault(seed);
        RelatedOptions options;
        options.postings = static_cast<std::uint32_t>(vault.corpus.posts.size() + 1);
        options.small_vault = 1;
        options.candidates = 12;
        const Related usual = related_posts(vault.corpus, vault.graph, vault.schema, options);
        options.small_vault = 0;
        const Related pruned = related_posts(vault.corpus, vault.graph, vault.schema, options);
        bool are_equal = usual.posts.offsets == pruned.posts.offsets;
        for (std::size_t i = 0; are_equal && i < usual.posts.values.size(); ++i)
            are_equal = usual.posts.values[i].post == pruned.posts.values[i].post &&
                        usual.posts.values[i].score == pruned.posts.values[i].score;
        CHECK(are_equal);
    }
}
