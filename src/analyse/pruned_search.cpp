#include "analyse/pruned_search.hpp"

#include <algorithm>
#include <cmath>

#include "analyse/mentioned_posts.hpp"
#include "analyse/nearest_by_date.hpp"

namespace graphmatter::analyse {

namespace {

constexpr std::size_t growth = 8;  // entries to read before the next look, for each post met

/// Of the lists that are read before the first look at what was met: how long those are that tell something grows with
/// the vault.
std::size_t first_limit_of(std::size_t posts)
{
    constexpr std::size_t least = 32, share = 1024;
    return std::max(least, posts / share);
}

}  // namespace

void PrunedSearch::Lists::start(std::size_t budget)
{
    next = 0;
    for (end = 0; end < sizes.size() && sizes[end] <= budget; ++end) budget -= sizes[end];
}

PrunedSearch::PrunedSearch(const RelatedIndex& all)
    : index_{all},
      first_limit_{first_limit_of(all.posts)},
      log_posts_{std::log(static_cast<float>(std::max<std::size_t>(all.posts, 2)))},
      title_weight_{RelatedIndex::most_title * static_cast<float>(all.options.weights.title)},
      entity_weight_{RelatedIndex::most_entities * static_cast<float>(all.options.weights.entities)},
      met_(all.posts),
      mentions_(all.mentions.posts() > 0 ? all.posts : 0)
{
}

void PrunedSearch::find(PostId post, std::uint32_t top, const SpreadRow& prose, std::vector<Rough>& found)
{
    start(post, top);
    read(first_limit_);
    for (;;) {
        raise_bar(prose);
        is_exact_ = has_all();
        if (is_exact_ || shortest_list() == no_list || is_hopeless()) break;
        read_on(growth * std::max(seen_.size(), first_limit_));
        is_exact_ = has_met_all();
        if (is_exact_) break;
    }
    found.clear();
    if (is_exact_) {
        take_promising(found);
    } else {
        read(index_.budget);
        take_best(std::max(top, index_.options.candidates), found);
    }
    std::ranges::sort(found, is_better);
}

void PrunedSearch::start(PostId post, std::uint32_t top)
{
    ++query_;
    post_ = post;
    top_ = top;
    bar_ = 0;
    seen_.clear();
    const PostTexts& texts = index_.corpus.texts;
    const RelatedWeights& weights = index_.options.weights;
    start_part(text_, texts.prose, index_.texts, weights.text);
    start_part(title_, texts.heads, index_.titles, texts.prose.empty() ? 0 : weights.title);
    start_entities();
    has_all_mentions_ = mentions_.empty() || for_each_mentioned(index_, post, [&](PostId other, float part) {
                            meet(static_cast<std::uint32_t>(other));
                            mentions_[index(other)] += part;
                        });
    for (const std::uint32_t other : index_.popular) meet(other);
    for_each_near(index_, post, top, [&](std::uint32_t other) { meet(other); });
}

void PrunedSearch::start_part(Part& part, const Rows<TermWeight>& rows, const TermIndex& all, double weight) const
{
    const bool counts = !rows.empty() && weight > 0;
    part.terms = counts ? rows[post_] : std::span<const TermWeight>{};
    part.all = &all;
    part.length = counts ? static_cast<float>(all.lengths[index(post_)]) : 0;
    part.sizes.clear();
    for (const TermWeight& term : part.terms) part.sizes.push_back(all.lists[term.term].size());
    part.rests.assign(part.terms.size() + 1, {});
    float squares = 0;
    bool is_common = true;
    for (std::size_t i = part.terms.size(); i-- > 0;) {
        squares += part.terms[i].weight * part.terms[i].weight;
        is_common = is_common && part.sizes[i] > all.longest_list;
        part.rests[i] = {std::sqrt(squares) / part.length, all.tails[all.tail_of(part.terms[i].term)], is_common};
    }
    part.start(index_.budget);
}

void PrunedSearch::start_entities()
{
    entities_.ranks = entity_weight_ > 0 ? index_.who.ranks_of[post_] : std::span<const std::uint32_t>{};
    entities_.sizes.clear();
    for (const std::uint32_t rank : entities_.ranks) entities_.sizes.push_back(index_.who.posts_of[rank].size());
    entities_.rests.assign(entities_.ranks.size() + 1, 0);
    for (std::size_t i = entities_.ranks.size(); i-- > 0;)
        entities_.rests[i] = entities_.rests[i + 1] + static_cast<float>(index_.entity_weights[entities_.ranks[i]]);
    entities_.start(index_.budget);
}

PrunedSearch::Met& PrunedSearch::meet(std::uint32_t other)
{
    Met& met = met_[other];
    if (met.query != query_) {
        met = {0, 0, 0, query_};
        if (!mentions_.empty()) mentions_[other] = 0;
        seen_.push_back(static_cast<PostId>(other));
    }
    return met;
}

void PrunedSearch::read(std::size_t limit)
{
    read_terms(text_, &Met::text, limit);
    read_terms(title_, &Met::title, limit);
    read_entities(limit);
}

void PrunedSearch::read_terms(Part& part, float Met::* sum, std::size_t limit)
{
    for (; part.next < part.end && part.sizes[part.next] <= limit; ++part.next) {
        const TermWeight& term = part.terms[part.next];
        const float weight = term.weight / part.length;
        for (const Posting& posting : part.all->lists[term.term]) meet(posting.post).*sum += weight * posting.weight;
    }
}

void PrunedSearch::read_entities(std::size_t limit)
{
    for (; entities_.next < entities_.end && entities_.sizes[entities_.next] <= limit; ++entities_.next) {
        const std::uint32_t rank = entities_.ranks[entities_.next];
        const auto weight = static_cast<float>(index_.entity_weights[rank]);
        if (!(weight > 0)) continue;
        for (const std::uint32_t other : index_.who.posts_of[rank]) meet(other).entities += weight;
    }
}

void PrunedSearch::read_on(std::size_t entries)
{
    for (std::size_t count = 0; count < entries && !has_met_all();) {
        const std::size_t shortest = shortest_list();
        if (shortest == no_list) return;
        count += shortest;
        if (text_.next_size() == shortest)
            read_terms(text_, &Met::text, shortest);
        else if (title_.next_size() == shortest)
            read_terms(title_, &Met::title, shortest);
        else
            read_entities(shortest);
    }
}

std::size_t PrunedSearch::shortest_list() const
{
    return std::min({text_.next_size(), title_.next_size(), entities_.next_size()});
}

}  // namespace graphmatter::analyse
