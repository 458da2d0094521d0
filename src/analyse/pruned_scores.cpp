// The second half of a pruned search: what those that were met score, and what one that was not can.
#include <algorithm>
#include <cmath>
#include <cstdlib>

#include <graphmatter/analyse/recency_part.hpp>

#include "analyse/nearest_by_date.hpp"
#include "analyse/pruned_search.hpp"

namespace graphmatter::analyse {

namespace {

constexpr float saturation = RelatedIndex::saturation;
constexpr float hopeless = 2;             // times the bar that an unmet post may have in the end
constexpr std::int32_t most_near = 1024;  // places by date that are looked at to end a search sooner

}  // namespace

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
    return text_score(met.text + text_.rest().most(facts.common_text)) * facts.popularity +
           title_score(met.title + title_.rest().most(facts.common_title)) +
           entity_score(met.entities + more_entities) + recency(facts) + (mentions_.empty() ? 0 : mentions_[other]);
}

float PrunedSearch::most_unmet(const Rest& text, const Rest& title, float entities) const
{
    return text_score(text.most()) * index_.most_popularity + title_score(title.most()) + entity_score(entities);
}

bool PrunedSearch::is_all_read() const
{
    return text_.rest().length == 0 && title_.rest().length == 0 && entities_.rest() == 0;
}

bool PrunedSearch::is_hopeless() const
{
    return !has_all_mentions_ || most_unmet(text_.rests[text_.end], title_.rests[title_.end],
                                            entities_.rests[entities_.end]) > hopeless * bar_;
}

float PrunedSearch::missing() const
{
    return bar_ - 2 * index_.rounding - most_unmet(text_.rest(), title_.rest(), entities_.rest());
}

bool PrunedSearch::has_met_all() const
{
    if (!has_all_mentions_) return false;
    const bool is_dated = index_.facts[index(post_)].rank != undated;
    return is_all_read() || missing() > (is_dated ? index_.rough_recency(0) : 0);
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
    bars_.assign(top_, bar_);
    promising_.assign(2 * std::size_t{top_}, {});
    const Tangents quick = tangents(text_.rest().most(), title_.rest().most(), entities_.rest());
    for_each_seen([&](PostId other) {
        const float bound = quick_bound(static_cast<std::uint32_t>(other), quick);
        if (bound <= bars_.front() && bound < promising_.front().score) return;
        const float least = least_score(static_cast<std::uint32_t>(other));
        const Rough most{most_score(static_cast<std::uint32_t>(other), entities_.rest()), other};
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
    for (const Rough& other : promising_) ask_for_places(index_, other.post);
    for (const Rough& other : promising_) ask_for_rows(index_, other.post);
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
    const Tangents quick = tangents(text_.rest().most(), title_.rest().most(), entities_.rest());
    for_each_seen([&](PostId other) {
        if (quick_bound(static_cast<std::uint32_t>(other), quick) < least) return;
        float most = most_score(static_cast<std::uint32_t>(other), entities_.rest());
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
    if (has_met_all()) return true;
    const float part = missing();
    if (!has_all_mentions_ || index_.facts[index(post_)].rank == undated || !(part > 0)) return false;
    return for_each_within(index_, post_, part, most_near, [this](std::uint32_t other) { meet(other); });
}

}  // namespace graphmatter::analyse
