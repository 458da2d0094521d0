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
    return 1e-4F * static_cast<float>(std::max({1.0, weights.text, weights.title, weights.entities, weights.links,
                                                weights.recency, weights.mentions}));
}

/// The posts of each term.
Rows<Posting> lists_of(const Rows<TermWeight>& rows, const std::vector<double>& lengths, std::size_t terms)
{
    Rows<Posting> lists;
    lists.offsets.assign(terms + 1, 0);
    for (const TermWeight& term : rows.values) ++lists.offsets[index(term.term)];
    std::uint32_t sum = 0;
    for (auto& offset : lists.offsets) sum = offset += sum;
    lists.values.resize(sum);
    for (std::size_t post = rows.size(); post-- > 0;)
        for (const TermWeight& term : rows[post])
            lists.values[--lists.offsets[index(term.term)]] = {
                static_cast<std::uint32_t>(post), static_cast<float>(static_cast<double>(term.weight) / lengths[post])};
    return lists;
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
      text_lengths{pivoted_lengths(corpus.texts.prose)},
      title_lengths{lengths_of(corpus.texts.heads)},
      text_lists{lists_of(corpus.texts.prose, text_lengths, corpus.texts.size())},
      title_lists{lists_of(corpus.texts.heads, title_lengths, corpus.texts.size())},
      who{incidence(
          graph, schema, [](const Kind& kind) { return kind.name != kind::site; }, 2, EntityOrder::rarest_first)},
      links{post_links(corpus, graph)},
      mentions{options.weights.mentions > 0 ? post_mentions(corpus) : PostMentions{}},
      ranks{date_ranks(corpus.posts)}
{
    for (std::size_t rank = 0; rank < who.nodes.size(); ++rank)
        entity_weights.push_back(kind_weights[index(graph.nodes[index(who.nodes[rank])].kind)] *
                                 entity_idf(posts, who.posts_of[rank].size()));
    longest_title_list = std::min(std::max(posts / 16, options.title_postings), std::max<std::size_t>(budget / 4, 4));
    for (std::size_t post = 0; post < posts; ++post) {
        const auto common = title_lengths.empty() ? 0.F : static_cast<float>(common_share(post));
        if (!title_lengths.empty()) common_titles.push_back(common);
        if (ranks[post] != undated) by_date.push_back(id_at<PostId>(post));
        const double whole = text_part(1, links.linking_posts(id_at<PostId>(post)));
        popularity.push_back(static_cast<float>(whole / text_part(1, 0) * 0.6 * options.weights.text));
        facts.push_back({popularity.back(), common, static_cast<std::int32_t>(ranks[post]), corpus.posts[post].draft});
    }
    popularity.resize((posts / block + 1) * block);
    if (!common_titles.empty()) common_titles.resize(popularity.size());
    by_date_back.assign(by_date.rbegin(), by_date.rend());
    for (auto* list : {&by_date, &by_date_back})
        std::ranges::stable_sort(*list, {}, [this](PostId post) { return ranks[index(post)]; });
    fill_recency();
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

double RelatedIndex::common_share(std::size_t post) const
{
    double squares = 0;
    for (const TermWeight& term : corpus.texts.heads[post])
        if (title_lists[term.term].size() > longest_title_list)
            squares += static_cast<double>(term.weight) * static_cast<double>(term.weight);
    return squares == 0 ? 0 : std::sqrt(squares) / title_lengths[post];
}

Parts parts_of(const RelatedIndex& all, PostId post, PostId other, double similarity)
{
    const PostTexts& texts = all.corpus.texts;
    const RelatedWeights& weights = all.options.weights;
    Parts parts;
    parts.text = weights.text * text_part(similarity, all.links.linking_posts(other));
    if (!texts.prose.empty()) parts.title = weights.title * title_part(texts.heads, all.title_lengths, post, other);
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

Parts parts_of(const RelatedIndex& all, PostId post, PostId other)
{
    const Rows<TermWeight>& prose = all.corpus.texts.prose;
    return parts_of(all, post, other, prose.empty() ? 0 : text_similarity(prose, all.text_lengths, post, other));
}

}  // namespace graphmatter::analyse
