#include "analyse/related_index.hpp"

#include <algorithm>
#include <cmath>

#include <graphmatter/analyse/entity_part.hpp>
#include <graphmatter/analyse/recency_part.hpp>
#include <graphmatter/analyse/text_part.hpp>
#include <graphmatter/analyse/title_part.hpp>

namespace graphmatter::analyse {

namespace {

/// Entries of lists that may be read for a post: fewer in a large vault, so that the time grows with the posts and not
/// with their square.
std::size_t budget_of(std::size_t posts, std::size_t most)
{
    constexpr std::size_t in_all = std::size_t{1} << 31U, fewest = std::size_t{1} << 14U;
    return std::min(most, std::max(fewest, in_all / std::max<std::size_t>(posts, 1)));
}

float rounding_of(const RelatedWeights& weights)
{
    return 1e-4F * static_cast<float>(std::max(
                       {1.0, weights.text, weights.title, weights.entities, weights.recency, weights.mentions}));
}

constexpr float far_rank = 1e30F;  // so far from every date that no recency is left

std::size_t longest_title_list(const RelatedOptions& options, std::size_t posts, std::size_t budget)
{
    return std::min(std::max(posts / 16, options.title_postings), std::max<std::size_t>(budget / 4, 4));
}

}  // namespace

RelatedIndex::RelatedIndex(const Corpus& the_corpus, const KnowledgeGraph& graph, const Schema& schema,
                           const RelatedOptions& the_options)
    : corpus{the_corpus},
      options{the_options},
      posts{corpus.posts.size()},
      budget{budget_of(posts, options.postings)},
      rounding{rounding_of(options.weights)},
      kind_weights{analyse::kind_weights(corpus.texts, graph, schema)},
      texts{index_terms(corpus.texts.prose, pivoted_lengths(corpus.texts.prose), corpus.texts.size(), budget / 4)},
      titles{index_terms(corpus.texts.heads, lengths_of(corpus.texts.heads), corpus.texts.size(),
                         longest_title_list(options, posts, budget))},
      who{incidence(
          graph, schema, [](const Kind& kind) { return kind.name != kind::site; }, 2, EntityOrder::rarest_first)},
      links{post_links(corpus, graph)},
      mentions{options.weights.mentions > 0 ? post_mentions(corpus) : PostMentions{}},
      ranks{date_ranks(corpus.posts)}
{
    for (std::size_t rank = 0; rank < who.nodes.size(); ++rank)
        entity_weights.push_back(kind_weights[index(graph.nodes[index(who.nodes[rank])].kind)] *
                                 entity_idf(posts, who.posts_of[rank].size()));
    for (std::size_t post = 0; post < posts; ++post) {
        const float common_text = texts.common.empty() ? 0 : texts.common[post];
        const float common_title = titles.common.empty() ? 0 : titles.common[post];
        if (ranks[post] != undated) by_date.push_back(id_at<PostId>(post));
        rank_of.push_back(ranks[post] != undated ? static_cast<float>(ranks[post]) : far_rank);
        const double whole = text_part(1, links.linking_posts(id_at<PostId>(post)));
        popularity.push_back(static_cast<float>(whole / text_part(1, 0) * 0.6 * options.weights.text));
        facts.push_back({popularity.back(), common_text, common_title, static_cast<std::int32_t>(ranks[post]),
                         corpus.posts[post].draft});
    }
    texts.common = {};  // it is in `facts`
    find_popular();
    popularity.resize((posts / block + 1) * block);
    rank_of.resize(popularity.size(), far_rank);
    if (!titles.common.empty()) titles.common.resize(popularity.size());  // in whole blocks as well
    by_date_back.assign(by_date.rbegin(), by_date.rend());
    for (auto* list : {&by_date, &by_date_back})
        std::ranges::stable_sort(*list, {}, [this](PostId post) { return ranks[index(post)]; });
    fill_recency();
}

/// The most popular apart, so that the rest has a low bound.
void RelatedIndex::find_popular()
{
    constexpr std::size_t most = 64;
    for (std::uint32_t post = 0; post < posts; ++post)
        if (links.linking_posts(id_at<PostId>(post)) > 0) popular.push_back(post);
    const auto last = popular.begin() + std::min<std::ptrdiff_t>(std::ssize(popular), most);
    const auto more_popular = [this](std::uint32_t a, std::uint32_t b) {
        return popularity[a] != popularity[b] ? popularity[a] > popularity[b] : a < b;
    };
    std::ranges::partial_sort(popular, last, more_popular);
    most_popularity = last != popular.end() ? popularity[*std::min_element(last, popular.end(), more_popular)]
                                            : static_cast<float>(0.6 * options.weights.text);
    popular.erase(last, popular.end());
    popular.shrink_to_fit();
}

void RelatedIndex::fill_recency()
{
    const auto part = [this](double difference) {
        return static_cast<float>(options.weights.recency *
                                  recency_part(0, static_cast<std::int64_t>(difference), posts));
    };
    for (std::size_t i = 0; i < std::min<std::size_t>(2 * posts + 1, near_places); ++i)
        near_recency_.push_back(part(static_cast<double>(i)));
    for (double power = near_places; power < 2 * static_cast<double>(posts) + 1; power *= 2)
        for (double step = 0.5; step < 1U << step_bits; ++step)
            far_recency_.push_back(part(power * (1 + step / (1U << step_bits))));
}

MostRecency RelatedIndex::most_recency(PostId post) const noexcept
{
    if (ranks[index(post)] == undated || posts < 2) return {};
    // And so much more as a rough score can be too great.
    const auto weight = static_cast<float>(options.weights.recency * recency_part(0, 0, posts));
    const auto doublings = static_cast<float>(std::log2(static_cast<double>(posts)));
    return {rank_of[index(post)], weight + rounding / 2, weight / doublings};
}

bool RelatedIndex::may_suggest(PostId post, PostId other) const
{
    // As analyse::may_suggest(), without a look at the posts themselves, which are far away in memory.
    const RelatedPolicies& policies = options.policies;
    const auto &own = facts[index(post)], &theirs = facts[index(other)];
    if (theirs.draft && !own.draft && policies.drafts == RelatedDrafts::for_drafts) return false;
    if (policies.dates == RelatedDates::all || own.rank == undated || theirs.rank == undated) return true;
    return policies.dates == RelatedDates::older_only ? theirs.rank <= own.rank : theirs.rank >= own.rank;
}

Parts parts_of(const RelatedIndex& all, PostId post, PostId other, double similarity)
{
    const PostTexts& texts = all.corpus.texts;
    const RelatedWeights& weights = all.options.weights;
    Parts parts;
    parts.text = weights.text * text_part(similarity, all.links.linking_posts(other));
    if (!texts.prose.empty()) parts.title = weights.title * title_part(texts.heads, all.titles.lengths, post, other);
    double shared = 0;
    for_each_shared(all.who.ranks_of[post], all.who.ranks_of[other],
                    [&](std::uint32_t rank) { shared += all.entity_weights[rank]; });
    parts.entities = weights.entities * entity_part(shared, all.posts);
    const auto to = all.links.to[post];
    if (const auto link = std::ranges::lower_bound(to, other, {}, &PostLink::post);
        link != to.end() && link->post == other)
        parts.links_to = weights.links * link_part(*link);
    if (std::ranges::binary_search(all.links.from[post], other))
        parts.linked_from = weights.links * backlink_part(all.links.linking_posts(post));
    parts.mentions = weights.mentions * mention_part(all.mentions, all.links, post, other);
    parts.mentioned_in = weights.mentions * mention_part(all.mentions, all.links, other, post);
    parts.recency = weights.recency * recency_part(all.ranks[index(post)], all.ranks[index(other)], all.posts);
    return parts;
}

Parts parts_of(const RelatedIndex& all, PostId post, PostId other, const SpreadRow& prose)
{
    if (all.corpus.texts.prose.empty()) return parts_of(all, post, other, 0.0);
    const double dot = prose.dot(all.corpus.texts.prose[other]);  // as text_similarity(), to the bit
    return parts_of(all, post, other,
                    dot == 0 ? 0 : dot / (all.texts.lengths[index(post)] * all.texts.lengths[index(other)]));
}

Parts parts_of(const RelatedIndex& all, PostId post, PostId other)
{
    const Rows<TermWeight>& prose = all.corpus.texts.prose;
    return parts_of(all, post, other, prose.empty() ? 0 : text_similarity(prose, all.texts.lengths, post, other));
}

void ask_for_places(const RelatedIndex& all, PostId other)
{
    const std::size_t post = index(other);
    const PostTexts& texts = all.corpus.texts;
    const auto ask = [post](const auto& values) {
        if (post < values.size()) __builtin_prefetch(&values[post]);
    };
    ask(texts.prose.offsets);
    ask(texts.heads.offsets);
    ask(all.who.ranks_of.offsets);
    ask(all.links.to.offsets);
    ask(all.links.from.offsets);
    ask(all.texts.lengths);
    ask(all.titles.lengths);
    ask(all.ranks);
}

void ask_for_rows(const RelatedIndex& all, PostId other)
{
    constexpr std::size_t line = 64, most = 2;  // bytes, lines: what follows comes by itself
    const auto ask = [](const auto& row) {
        const auto* const bytes = reinterpret_cast<const char*>(row.data());
        for (std::size_t at = 0; at < std::min(row.size_bytes(), most * line); at += line)
            __builtin_prefetch(bytes + at);
    };
    const PostTexts& texts = all.corpus.texts;
    if (!texts.prose.empty()) ask(texts.prose[other]);
    if (!texts.heads.empty()) ask(texts.heads[other]);
    ask(all.who.ranks_of[other]);
}

}  // namespace graphmatter::analyse
