#include <catch2/catch.hpp>

#include <array>
#include <cmath>
#include <map>
#include <random>
#include <set>

#include <graphmatter/analyse/entity_part.hpp>
#include <graphmatter/analyse/link_part.hpp>
#include <graphmatter/analyse/mention_part.hpp>
#include <graphmatter/analyse/recency_part.hpp>
#include <graphmatter/analyse/related_posts.hpp>
#include <graphmatter/analyse/text_part.hpp>
#include <graphmatter/analyse/title_part.hpp>

#include "analyse/example_vaults.hpp"
#include "analyse/with_threads.hpp"

using namespace graphmatter;
using namespace graphmatter::analyse;

namespace {

using example::Vault;

Date day(int number)
{
    return Date{std::chrono::sys_days{std::chrono::year{2024} / 1 / 1} + std::chrono::days{number}};
}

/// Titles that posts bear, a few of them shared, and that stand in others, in most of them or in a few.
TitleMentions random_titles(unsigned seed, std::size_t posts)
{
    std::mt19937 random{seed};
    TitleMentions titles;
    std::uint32_t count = 0;
    for (std::size_t p = 0; p < posts; ++p)
        titles.borne.push_back(random() % 7 == 0                ? none<TitleId>
                               : count > 0 && random() % 4 == 0 ? TitleId{static_cast<std::uint32_t>(random()) % count}
                                                                : TitleId{count++});
    for (std::size_t p = 0; p < posts; ++p) {
        for (std::uint32_t t = 0; t < count; ++t)
            if (random() % (t % 5 == 0 ? 3 : 20) == 0)
                titles.found.values.push_back({TitleId{t}, static_cast<std::uint32_t>(1 + random() % 3)});
        titles.found.close_row();
    }
    return titles;
}

/// Words, titles, dates and links for a graph of entities; some posts have none of them.
Vault random_vault(unsigned seed)
{
    Vault vault;
    vault.graph = example::random_vault(seed, vault.schema);
    std::mt19937 random{seed};
    const auto posts = example::named_in(vault.graph).size();
    PostTexts& texts = vault.corpus.texts;
    for (std::uint32_t t = 0; t < 40; ++t) {
        texts.bytes += "word" + std::to_string(t);
        texts.ends.push_back(texts.bytes.size());
        texts.posts.push_back(2);
    }
    const auto add_row = [&](Rows<TermWeight>& rows) {
        for (std::uint32_t t = 0; t < 40; ++t)
            if (random() % 6 == 0) rows.values.push_back({TermId{t}, static_cast<float>(1 + random() % 64) / 8});
        rows.close_row();
    };
    for (std::size_t p = 0; p < posts; ++p) {
        Post post;
        if (random() % 8 != 0) post.date = day(static_cast<int>(random() % 30));
        post.time = static_cast<std::uint32_t>(random() % 2);
        vault.corpus.posts.push_back(post);
        add_row(texts.prose);
        add_row(texts.heads);
        for (auto links = random() % 4; links > 0; --links) {
            vault.corpus.links.values.push_back({{}, 0, 0, LinkForm::markdown, static_cast<float>(random() % 8) / 8});
            vault.graph.link_targets.push_back(random() % 5 == 0 ? none<PostId> : id_at<PostId>(random() % posts));
        }
        vault.corpus.links.close_row();
    }
    vault.corpus.titles = random_titles(seed, posts);
    return vault;
}

/// The parts of a score, from the public functions: text, title, entities, links to, links from, mentions, mentioned
/// in, recency.
using Parts = std::array<double, 8>;

class AllParts {
  public:
    explicit AllParts(const Vault& vault, double mentions = 0)
        : vault_{vault},
          mention_weight_{mentions},
          named_{example::named_in(vault.graph)},
          weights_{kind_weights(vault.corpus.texts, vault.graph, vault.schema)}
    {
        for (const auto& named : named_)
            for (const NodeId entity : named) ++naming_[entity];
    }

    [[nodiscard]] Parts operator()(std::size_t q, std::size_t c) const
    {
        const auto& texts = vault_.corpus.texts;
        const auto post = id_at<PostId>(q), other = id_at<PostId>(c);
        Parts parts{};
        parts[0] = text_part(text_similarity(texts.prose, pivots_, post, other), links_.linking_posts(other));
        parts[1] = title_part(texts.heads, lengths_, post, other);
        std::set<std::pair<std::size_t, NodeId>> rarest_first;  // so that sums have the same bits
        for (const NodeId entity : named_[q])
            if (named_[c].contains(entity) && naming_.at(entity) >= 2) rarest_first.emplace(naming_.at(entity), entity);
        double shared = 0;
        for (const auto& [naming, entity] : rarest_first)
            shared += weights_[index(vault_.graph.nodes[index(entity)].kind)] * entity_idf(named_.size(), naming);
        parts[2] = entity_part(shared, named_.size());
        for (const PostLink& link : links_.to[post])
            if (link.post == other) parts[3] = link_part(link);
        for (const PostId linking : links_.from[post])
            if (linking == other) parts[4] = backlink_part(links_.linking_posts(post));
        parts[5] = mention_weight_ * mention_part(mentions_, links_, post, other);
        parts[6] = mention_weight_ * mention_part(mentions_, links_, other, post);
        parts[7] = recency_part(ranks_[q], ranks_[c], named_.size());
        return parts;
    }

  private:
    const Vault& vault_;
    double mention_weight_;
    std::vector<std::set<NodeId>> named_;
    std::vector<double> weights_;
    std::map<NodeId, std::size_t> naming_;
    std::vector<double> pivots_ = pivoted_lengths(vault_.corpus.texts.prose);
    std::vector<double> lengths_ = lengths_of(vault_.corpus.texts.heads);
    PostLinks links_ = post_links(vault_.corpus, vault_.graph);
    PostMentions mentions_ = post_mentions(vault_.corpus);
    std::vector<std::int64_t> ranks_ = date_ranks(vault_.corpus.posts);
};

double sum(const Parts& parts)
{
    double total = 0;
    for (const double part : parts) total += part;
    return total;
}

bool fits(RelatedDates dates, Moment post, Moment other)
{
    if (dates == RelatedDates::all || !post.ok() || !other.ok()) return true;
    return dates == RelatedDates::older_only ? other <= post : other >= post;
}

/// Every post compared with every other.
std::vector<std::vector<RelatedPost>> compared(const Vault& vault, const RelatedOptions& options)
{
    const AllParts parts{vault, options.weights.mentions};
    const auto& posts = vault.corpus.posts;
    std::vector<std::vector<RelatedPost>> result(posts.size());
    for (std::size_t q = 0; q < posts.size(); ++q) {
        for (std::size_t c = 0; c < posts.size(); ++c)
            if (c != q && fits(options.policies.dates, posts[q].moment(), posts[c].moment()))
                if (const auto score = static_cast<float>(sum(parts(q, c))); score > 0)
                    result[q].push_back({id_at<PostId>(c), score});
        std::ranges::sort(result[q], [](const RelatedPost& a, const RelatedPost& b) {
            return a.score != b.score ? a.score > b.score : a.post < b.post;
        });
        if (result[q].size() > options.top) result[q].resize(options.top);
    }
    return result;
}

bool same(const Related& x, const Related& y)
{
    const auto posts = [](const RelatedPost& a, const RelatedPost& b) {
        return a.post == b.post && a.score == b.score;
    };
    const auto reasons = [](const Reason& a, const Reason& b) {
        return a.signal == b.signal && a.about == b.about && a.share == b.share;
    };
    return x.posts.offsets == y.posts.offsets && x.reasons.offsets == y.reasons.offsets &&
           std::ranges::equal(x.posts.values, y.posts.values, posts) &&
           std::ranges::equal(x.reasons.values, y.reasons.values, reasons) && x.kind_weights == y.kind_weights;
}

}  // namespace

TEST_CASE("random vaults: related posts equal a comparison of all with all, for any number of threads", "[analyse]")
{
    for (unsigned seed = 0; seed < 120; ++seed) {
        INFO("seed " << seed);
        const Vault vault = random_vault(seed);
        RelatedOptions options;
        options.top = 1 + seed % 12;
        options.policies.dates = static_cast<RelatedDates>(seed % 3);
        options.policies.per_series = 0;
        options.title_postings = seed % 2 == 0 ? 4 : options.title_postings;
        options.small_vault = seed / 3 % 2 == 0 ? options.small_vault : 0;
        options.weights.mentions = seed % 4 < 2 ? 0 : seed % 5 == 0 ? 40 : 1;
        const auto expected = compared(vault, options);
        const auto found = [&] { return related_posts(vault.corpus, vault.graph, vault.schema, options); };
        const Related related = found();
        REQUIRE(related.posts.size() == expected.size());
        for (std::size_t q = 0; q < expected.size(); ++q) {
            INFO("post " << q);
            REQUIRE(related.posts[q].size() == expected[q].size());
            for (std::size_t i = 0; i < expected[q].size(); ++i) {
                CHECK(related.posts[q][i].score == expected[q][i].score);
                CHECK(index(related.posts[q][i].post) == index(expected[q][i].post));
            }
        }
        for (const unsigned threads : {1U, 2U, 4U}) REQUIRE(same(example::with_threads(threads, found), related));
    }
}

TEST_CASE("each score and each of its parts can be made again from the reasons", "[analyse]")
{
    for (unsigned seed = 0; seed < 40; ++seed) {
        INFO("seed " << seed);
        const Vault vault = random_vault(seed);
        RelatedOptions options;
        options.weights.mentions = seed % 2;
        const AllParts parts{vault, options.weights.mentions};
        const Related related = related_posts(vault.corpus, vault.graph, vault.schema, options);
        std::size_t entry = 0;
        for (std::size_t q = 0; q < related.posts.size(); ++q)
            for (const RelatedPost& other : related.posts[q]) {
                Parts made{};
                for (const Reason& reason : related.reasons[entry])
                    made[static_cast<std::size_t>(reason.signal)] += static_cast<double>(reason.share * other.score);
                const Parts expected = parts(q, index(other.post));
                for (std::size_t i = 0; i < made.size(); ++i) CHECK(made[i] == Approx(expected[i]).margin(1e-6));
                CHECK(sum(made) == Approx(static_cast<double>(other.score)));
                CHECK(std::ranges::is_sorted(related.reasons[entry], std::ranges::greater{}, &Reason::share));
                ++entry;
            }
    }
}

TEST_CASE("weights multiply the parts, and 0 leaves one out", "[analyse]")
{
    const Vault vault = random_vault(3);
    RelatedOptions options;
    options.top = 1000;
    options.weights = {2, 0, 0, 0, 0};
    const Related related = related_posts(vault.corpus, vault.graph, vault.schema, options);
    const AllParts parts{vault};
    REQUIRE(!related.posts.values.empty());
    for (std::size_t q = 0; q < related.posts.size(); ++q)
        for (const RelatedPost& other : related.posts[q])
            CHECK(static_cast<double>(other.score) == Approx(2 * parts(q, index(other.post))[0]));
    for (const Reason& reason : related.reasons.values) CHECK(reason.signal == Signal::text);
}

TEST_CASE("beyond the budget the best of the candidates seen are suggested, with true scores", "[analyse]")
{
    const Vault vault = random_vault(7);
    RelatedOptions options;
    options.policies.per_series = 0;
    options.postings = 20;
    options.candidates = 12;
    options.weights.mentions = 1;
    const auto expected = compared(vault, options);
    const Related related = related_posts(vault.corpus, vault.graph, vault.schema, options);
    const AllParts parts{vault, 1};
    std::size_t hits = 0;
    for (std::size_t q = 0; q < related.posts.size(); ++q)
        for (const RelatedPost& other : related.posts[q]) {
            REQUIRE(other.score == static_cast<float>(sum(parts(q, index(other.post)))));
            hits += std::ranges::count(expected[q], other.post, &RelatedPost::post) > 0 ? 1U : 0U;
        }
    CHECK(hits * 2 > related.posts.values.size());
}

TEST_CASE("vaults with nothing to relate", "[analyse]")
{
    const Schema schema = default_schema();
    CHECK(related_posts({}, {}, schema).posts.empty());
    Vault alone;
    alone.corpus.posts.resize(1);
    alone.graph = example::vault({{0}}, {KindId{1}});
    CHECK(related_posts(alone.corpus, alone.graph, schema).posts.values.empty());
    Vault twins;  // no texts, no dates: entities alone
    twins.corpus.posts.resize(2);
    twins.graph = example::vault({{0}, {0}}, {KindId{1}});
    CHECK(related_posts(twins.corpus, twins.graph, schema).posts.values.size() == 2);
    RelatedOptions none_wanted;
    none_wanted.top = 0;
    CHECK(related_posts(twins.corpus, twins.graph, schema, none_wanted).posts.size() == 2);
    CHECK(related_posts(twins.corpus, twins.graph, schema, none_wanted).posts.values.empty());
}
