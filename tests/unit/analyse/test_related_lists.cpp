#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include <graphmatter/analyse/related_posts.hpp>

#include "analyse/example_vaults.hpp"
#include "analyse/with_threads.hpp"

using namespace graphmatter;
using namespace graphmatter::analyse;

namespace {

using example::Vault;

Date day(std::uint32_t number)
{
    return Date{std::chrono::sys_days{std::chrono::year{2024} / 1 / 1} + std::chrono::days{number}};
}

void list(Vault& vault, PostId target, ListUse use)
{
    vault.corpus.listed.values.push_back({empty_string, 1, 1, use});
    vault.graph.listed_targets.push_back(target);
}

/// Entities, dates, drafts, pins and bans; some posts have none of them.
Vault random_vault(unsigned seed)
{
    Vault vault;
    vault.graph = example::random_vault(seed, vault.schema);
    std::mt19937 random{seed};
    const auto posts = example::named_in(vault.graph).size();
    for (std::size_t p = 0; p < posts; ++p) {
        Post post;
        if (random() % 4 != 0) post.date = day(static_cast<std::uint32_t>(random() % 20));
        post.time = static_cast<std::uint32_t>(random() % 3);
        post.draft = random() % 2 == 0;
        vault.corpus.posts.push_back(post);
        for (auto listed = random() % 5; listed > 0; --listed)
            list(vault, random() % 6 == 0 ? none<PostId> : id_at<PostId>(random() % posts),
                 random() % 3 == 0   ? ListUse::ban
                 : random() % 3 == 0 ? ListUse::chosen
                                     : ListUse::pin);
        vault.corpus.listed.close_row();
    }
    return vault;
}

RelatedPolicies random_policies(std::mt19937& random)
{
    RelatedPolicies policies;
    policies.dates = static_cast<RelatedDates>(random() % 3);
    policies.drafts = static_cast<RelatedDrafts>(random() % 2);
    policies.min_score = random() % 2 == 0 ? 0 : 0.1;
    policies.per_series = static_cast<std::uint32_t>(random() % 3);
    policies.per_speaker = static_cast<std::uint32_t>(random() % 3);
    return policies;
}

/// The rules one by one, on the list of all posts that share anything.
class ByRules {
  public:
    ByRules(const Vault& vault, const RelatedOptions& options)
        : vault_{vault}, options_{options}, named_{example::named_in(vault.graph)}
    {
        RelatedOptions all;
        all.top = 1000;
        all.policies = {RelatedDates::all, RelatedDrafts::for_all, 0, 0, 0};
        Corpus unlisted = vault.corpus;
        unlisted.listed = {};
        everything_ = related_posts(unlisted, vault.graph, vault.schema, all).posts;
    }

    [[nodiscard]] std::vector<PostId> list_for(std::size_t q) const
    {
        std::vector<PostId> result;
        std::map<NodeId, std::uint32_t> places;
        const auto add = [&](PostId post) {
            if (result.size() == options_.top || std::ranges::count(result, post) > 0) return;
            result.push_back(post);
            for (const NodeId entity : named_[index(post)]) ++places[entity];
        };
        const auto pins = listed(q, ListUse::pin), bans = listed(q, ListUse::ban);
        const auto is_hidden = [&](PostId post) {
            return std::ranges::count(bans, post) > 0 || (options_.policies.drafts == RelatedDrafts::for_drafts &&
                                                          posts()[index(post)].draft && !posts()[q].draft);
        };
        for (const PostId pin : pins)
            if (index(pin) != q && !is_hidden(pin)) add(pin);
        for (const auto& [post, score] : everything_[q]) {
            if (is_hidden(post) ||
                !fits_dates(options_.policies.dates, posts()[q].moment(), posts()[index(post)].moment()))
                continue;
            if (static_cast<double>(score) < options_.policies.min_score || !has_room(post, places)) continue;
            add(post);
        }
        return result;
    }

  private:
    [[nodiscard]] const std::vector<Post>& posts() const { return vault_.corpus.posts; }
    [[nodiscard]] std::vector<PostId> listed(std::size_t q, ListUse use) const
    {
        std::vector<PostId> found;
        const auto& rows = vault_.corpus.listed;
        for (std::size_t i = rows.offsets[q]; i < rows.offsets[q + 1]; ++i)
            if (rows.values[i].use == use && vault_.graph.listed_targets[i] != none<PostId>)
                found.push_back(vault_.graph.listed_targets[i]);
        return found;
    }
    [[nodiscard]] bool has_room(PostId post, const std::map<NodeId, std::uint32_t>& places) const
    {
        return std::ranges::all_of(named_[index(post)], [&](NodeId entity) {
            const auto& kind = vault_.schema[vault_.graph.nodes[index(entity)].kind].name;
            const std::uint32_t most = kind == "series"    ? options_.policies.per_series
                                       : kind == "speaker" ? options_.policies.per_speaker
                                                           : 0;
            return most == 0 || !places.contains(entity) || places.at(entity) < most;
        });
    }

    const Vault& vault_;
    const RelatedOptions& options_;
    std::vector<std::set<NodeId>> named_;
    Rows<RelatedPost> everything_;
};

std::vector<PostId> posts_of(std::span<const RelatedPost> list)
{
    std::vector<PostId> posts;
    for (const RelatedPost& other : list) posts.push_back(other.post);
    return posts;
}

}  // namespace

TEST_CASE("random vaults: lists are those that the policies allow, one by one", "[analyse][policies]")
{
    std::size_t pinned = 0, suggested = 0;
    for (unsigned seed = 0; seed < 200; ++seed) {
        INFO("seed " << seed);
        const Vault vault = random_vault(seed);
        std::mt19937 random{seed};
        RelatedOptions options;
        options.top = 1 + seed % 8;
        options.policies = random_policies(random);
        const ByRules expected{vault, options};
        const auto made = [&] { return related_posts(vault.corpus, vault.graph, vault.schema, options); };
        const Related related = made();
        for (std::size_t q = 0; q < related.posts.size(); ++q) {
            INFO("post " << q);
            CHECK(posts_of(related.posts[q]) == expected.list_for(q));
        }
        for (std::size_t i = 0; i < related.posts.values.size(); ++i) {
            const auto reasons = related.reasons[i];
            float sum = 0;
            for (const Reason& reason : reasons) sum += reason.share;
            CHECK(sum == Approx(1));
            pinned += reasons.front().signal == Signal::pinned ? 1U : 0U;
            ++suggested;
        }
        CHECK(posts_of(example::with_threads(1, made).posts.values) == posts_of(related.posts.values));
    }
    CHECK(pinned > 500);
    CHECK(suggested > 2 * pinned);
}

TEST_CASE("a pinned post that shares nothing is there for that reason alone", "[analyse][policies]")
{
    Vault vault;
    vault.corpus.posts.resize(3);
    vault.graph = example::vault({{0}, {0}, {}}, {KindId{1}});
    list(vault, PostId{2}, ListUse::pin);
    list(vault, PostId{1}, ListUse::pin);
    vault.corpus.listed.close_row();
    list(vault, PostId{0}, ListUse::pin);
    list(vault, PostId{0}, ListUse::ban);  // a ban is stronger
    vault.corpus.listed.close_row();
    vault.corpus.listed.close_row();
    const Related related = related_posts(vault.corpus, vault.graph, vault.schema);
    CHECK(posts_of(related.posts[0]) == std::vector{PostId{2}, PostId{1}});
    CHECK(related.posts[0][0].score == 0);
    REQUIRE(related.reasons[0].size() == 1);
    CHECK(related.reasons[0][0].signal == Signal::pinned);
    CHECK(related.reasons[0][0].share == 1);
    REQUIRE(related.reasons[1].size() == 2);
    CHECK(related.reasons[1][0].signal == Signal::pinned);
    CHECK(related.reasons[1][0].share == 0);
    CHECK(related.reasons[1][1].share == 1);
    CHECK(related.posts[1].empty());
}

TEST_CASE("where one series has the best posts, others are looked for further down", "[analyse][policies]")
{
    // Post 0, forty parts of a series that all share person 0 with it, and one post that shares a tag with all.
    Vault vault;
    const KindId person = *vault.schema.find_kind(kind::person), tag = *vault.schema.find_kind(kind::tag),
                 series = *vault.schema.find_kind("series");
    std::vector<std::vector<std::uint32_t>> named{{0, 1}};
    for (int i = 0; i < 40; ++i) named.push_back({0, 1, 2});
    named.push_back({1});
    vault.graph = example::vault(named, {person, tag, series});
    vault.corpus.posts.resize(named.size());
    RelatedOptions options;
    options.top = 4;
    options.policies.per_series = 2;
    const Related related = related_posts(vault.corpus, vault.graph, vault.schema, options);
    CHECK(posts_of(related.posts[0]) == std::vector{PostId{1}, PostId{2}, PostId{41}});
    options.policies.per_series = 0;
    CHECK(related_posts(vault.corpus, vault.graph, vault.schema, options).posts[0].size() == 4);
}
