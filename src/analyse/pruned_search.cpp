#include "analyse/pruned_search.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include <graphmatter/analyse/recency_part.hpp>

#include "analyse/mentioned_posts.hpp"
#include "analyse/nearest_by_date.hpp"

namespace graphmatter::analyse {

namespace {

constexpr float saturation = RelatedIndex::saturation;
constexpr std::size_t first_limit = 128, growth = 8;  // of the lists read, between looks at what is still missing
constexpr float hopeless = 2;                         // times the bar that an unmet post may have in the end
constexpr std::int32_t most_near = 1024;              // places by date that are looked at to end a search sooner

float squares_of(std::span<const TermWeight> terms)
{
    float sum = 0;
    for (const TermWeight& term : terms) sum += term.weight * term.weight;
    return sum;
}

}  // namespace

PrunedSearch::PrunedSearch(const RelatedIndex& all)
    : index_{all},
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
    bool has_more = true, is_hopeless = false;
    is_exact_ = false;
    for (std::size_t limit = first_limit; has_more && !is_exact_ && !is_hopeless; limit *= growth) {
        has_more = read(limit);
        raise_bar(prose);
        is_exact_ = has_all();
        is_hopeless = !is_exact_ && this->is_hopeless();
    }
    found.clear();
    if (is_exact_) {
        take_promising(found);
    } else {
        read(index_.budget);
        take_best(std::max(top, index_.options.candidates), found);
    }
    std::ranges::make_heap(found, is_worse);
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
    text_ = part_of(texts.prose, index_.texts, weights.text);
    title_ = part_of(texts.heads, index_.titles, texts.prose.empty() ? 0 : weights.title);
    entities_ = {};
    if (weights.entities > 0) entities_.ranks = index_.who.ranks_of[post];
    for (std::size_t budget = index_.budget; entities_.end < entities_.ranks.size(); ++entities_.end) {
        const std::size_t entries = index_.who.posts_of[entities_.ranks[entities_.end]].size();
        if (entries > budget) break;
        budget -= entries;
    }
    has_all_mentions_ = mentions_.empty() || for_each_mentioned(index_, post, [&](PostId other, float part) {
                            meet(static_cast<std::uint32_t>(other));
                            mentions_[index(other)] += part;
                        });
    for (const std::uint32_t other : index_.popular) meet(other);
    for_each_near(index_, post, top, [&](std::uint32_t other) { meet(other); });
}

PrunedSearch::Part PrunedSearch::part_of(const Rows<TermWeight>& rows, const TermIndex& all, double weight) const
{
    Part part;
    part.all = &all;
    if (rows.empty() || !(weight > 0)) return part;
    part.terms = rows[post_];
    part.length = static_cast<float>(all.lengths[index(post_)]);
    for (std::size_t budget = index_.budget; part.end < part.terms.size(); ++part.end) {
        const std::size_t entries = all.lists[part.terms[part.end].term].size();
        if (entries > budget) break;
        budget -= entries;
    }
    return part;
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

bool PrunedSearch::read(std::size_t limit)
{
    read_terms(text_, &Met::text, limit);
    read_terms(title_, &Met::title, limit);
    read_entities(limit);
    return text_.next < text_.end || title_.next < title_.end || entities_.next < entities_.end;
}

void PrunedSearch::read_terms(Part& part, float Met::* sum, std::size_t limit)
{
    for (; part.next < part.end; ++part.next) {
        const TermWeight& term = part.terms[part.next];
        const auto list = part.all->lists[term.term];
        if (list.size() > limit) break;
        const float weight = term.weight / part.length;
        for (const Posting& posting : list) meet(posting.post).*sum += weight * posting.weight;
    }
    part.rest = rest_of(part, part.next);
}

void PrunedSearch::read_entities(std::size_t limit)
{
    for (; entities_.next < entities_.end; ++entities_.next) {
        const std::uint32_t rank = entities_.ranks[entities_.next];
        const auto weight = static_cast<float>(index_.entity_weights[rank]);
        if (!(weight > 0)) continue;
        const auto list = index_.who.posts_of[rank];
        if (list.size() > limit) break;
        for (const std::uint32_t other : list) meet(other).entities += weight;
    }
    entities_.rest = rest_of_entities(entities_.next);
}

PrunedSearch::Rest PrunedSearch::rest_of(const Part& part, std::size_t from)
{
    const auto left = part.terms.subspan(from);
    if (left.empty()) return {};
    return {std::sqrt(squares_of(left)) / part.length, part.all->tails[part.all->tail_of(left.front().term)],
            std::ranges::all_of(left, [&part](const TermWeight& term) {
                return part.all->lists[term.term].size() > part.all->longest_list;
            })};
}

float PrunedSearch::rest_of_entities(std::size_t from) const
{
    float sum = 0;
    for (const std::uint32_t rank : entities_.ranks.subspan(from))
        sum += static_cast<float>(index_.entity_weights[rank]);
    return sum;
}

float PrunedSearch::unread_entities(PostId other) const
{
    double sum = 0;
    for_each_shared(entities_.ranks.subspan(entities_.next), index_.who.ranks_of[other],
                    [&](std::uint32_t rank) { sum += index_.entity_weights[rank]; });
    return static_cast<float>(sum);
}

float PrunedSearch::text_score(float likeness) { return likeness / (likeness + saturation); }

float PrunedSearch::title_score(float likeness) const { return title_weight_ * likeness; }

float PrunedSearch::entity_score(float shared) const { return entity_weight_ * (shared / (shared + log_posts_)); }

float PrunedSearch::recency(const RelatedIndex::Facts& facts) const
{
    const std::int32_t rank = index_.facts[index(post_)].rank;
    return rank == undated || facts.rank == undated ? 0 : index_.rough_recency(std::abs(rank - facts.rank));
}

float PrunedSearch::least_score(std::uint32_t other) const
{
    const Met& met = met_[other];
    const RelatedIndex::Facts& facts = index_.facts[other];
    return text_score(met.text) * facts.popularity + title_score(met.title) + entity_score(met.entities) +
           recency(facts) + (mentions_.empty() ? 0 : mentions_[other]);
}

/// With so much still to come.
PrunedSearch::Tangents PrunedSearch::tangents(float text, float title, float entities) const
{
    const auto slope = [](float at, float half) { return half / ((at + half) * (at + half)); };
    return {text_score(text), slope(text, saturation),
            title_score(title) + entity_score(entities) + index_.rough_recency(0),
            entity_weight_ * slope(entities, log_posts_)};
}

float PrunedSearch::quick_bound(std::uint32_t other, const Tangents& quick) const
{
    const Met& met = met_[other];
    return (quick.text + quick.text_slope * met.text) * index_.facts[other].popularity + title_score(met.title) +
           quick.others + quick.entity_slope * met.entities + (mentions_.empty() ? 0 : mentions_[other]);
}

float PrunedSearch::most_score(std::uint32_t other, float more_entities) const
{
    const Met& met = met_[other];
    const RelatedIndex::Facts& facts = index_.facts[other];
    return text_score(met.text + text_.rest.most(facts.common_text)) * facts.popularity +
           title_score(met.title + title_.rest.most(facts.common_title)) + entity_score(met.entities + more_entities) +
           recency(facts) + (mentions_.empty() ? 0 : mentions_[other]);
}

float PrunedSearch::most_unmet(const Rest& text, const Rest& title, float entities) const
{
    return text_score(text.most()) * index_.most_popularity + title_score(title.most()) + entity_score(entities);
}

bool PrunedSearch::is_all_read() const
{
    return text_.rest.length == 0 && title_.rest.length == 0 && entities_.rest == 0;
}

bool PrunedSearch::is_hopeless() const
{
    return !has_all_mentions_ || most_unmet(rest_of(text_, text_.end), rest_of(title_, title_.end),
                                            rest_of_entities(entities_.end)) > hopeless * bar_;
}

/// Asks for the memory ahead: what is known of the posts lies all about.
template <class Visit>
void PrunedSearch::for_each_seen(Visit visit) const
{
    constexpr std::size_t ahead = 16;
    for (std::size_t i = 0; i < seen_.size(); ++i) {
        if (i + ahead < seen_.size()) {
            __builtin_prefetch(&met_[index(seen_[i + ahead])]);
            __builtin_prefetch(&index_.facts[index(seen_[i + ahead])]);
        }
        visit(seen_[i]);
    }
}

/// The best by what was read, and the true scores of the most promising, say how good the best are at the least.
void PrunedSearch::raise_bar(const SpreadRow& prose)
{
    constexpr auto is_better = [](const Rough& a, const Rough& b) { return is_worse(b, a); };
    bars_.assign(top_, bar_);
    promising_.assign(2 * std::size_t{top_}, {});
    const Tangents quick = tangents(text_.rest.most(), title_.rest.most(), entities_.rest);
    for_each_seen([&](PostId other) {
        const float bound = quick_bound(static_cast<std::uint32_t>(other), quick);
        if (bound <= bars_.front() && bound < promising_.front().score) return;
        const float least = least_score(static_cast<std::uint32_t>(other));
        const Rough most{most_score(static_cast<std::uint32_t>(other), entities_.rest), other};
        if (least <= bars_.front() && !is_better(most, promising_.front())) return;
        if (other == post_ || !index_.may_suggest(post_, other)) return;
        if (least > bars_.front()) keep_best(bars_, least);
        if (!is_better(most, promising_.front())) return;
        std::ranges::pop_heap(promising_, is_better);
        promising_.back() = most;
        std::ranges::push_heap(promising_, is_better);
    });
    bar_ = bars_.front();
    if (is_all_read()) return;
    bars_.assign(top_, bar_);
    for (const Rough& other : promising_)
        if (other.score > bars_.front())
            if (const auto score = static_cast<float>(parts_of(index_, post_, other.post, prose).sum());
                score > bars_.front())
                keep_best(bars_, score);
    bar_ = bars_.front();
}

void PrunedSearch::take_promising(std::vector<Rough>& found) const
{
    const float least = bar_ - index_.rounding;
    const Tangents quick = tangents(text_.rest.most(), title_.rest.most(), entities_.rest);
    for_each_seen([&](PostId other) {
        if (quick_bound(static_cast<std::uint32_t>(other), quick) < least) return;
        float most = most_score(static_cast<std::uint32_t>(other), entities_.rest);
        if (most <= 0 || most < least || other == post_ || !index_.may_suggest(post_, other)) return;
        if (most_score(static_cast<std::uint32_t>(other), 0) < least)  // so that it depends on those not read
            most = most_score(static_cast<std::uint32_t>(other), unread_entities(other));
        if (most >= least) found.push_back({most, other});
    });
}

void PrunedSearch::take_best(std::size_t count, std::vector<Rough>& found)
{
    bars_.assign(count, 0);
    const Tangents quick = tangents(0, 0, 0);
    for_each_seen([&](PostId other) {
        if (quick_bound(static_cast<std::uint32_t>(other), quick) < bars_.front() - index_.rounding) return;
        const float score = least_score(static_cast<std::uint32_t>(other));
        if (score <= 0 || score < bars_.front() - index_.rounding) return;
        if (other == post_ || !index_.may_suggest(post_, other)) return;
        found.push_back({score, other});
        if (score > bars_.front()) keep_best(bars_, score);
    });
    std::erase_if(found, [this](const Rough& other) { return other.score < bars_.front() - index_.rounding; });
}

bool PrunedSearch::has_all()
{
    if (!has_all_mentions_) return false;
    if (is_all_read()) return true;
    const float missing = bar_ - 2 * index_.rounding - most_unmet(text_.rest, title_.rest, entities_.rest);
    const std::int32_t rank = index_.facts[index(post_)].rank;
    if (missing > (rank == undated ? 0 : index_.rough_recency(0))) return true;
    if (rank == undated || !(missing > 0)) return false;
    return for_each_within(index_, post_, missing, most_near, [this](std::uint32_t other) { meet(other); });
}

}  // namespace graphmatter::analyse
