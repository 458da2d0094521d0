#include "analyse/related_search.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include <graphmatter/analyse/recency_part.hpp>
#include <graphmatter/analyse/title_part.hpp>

namespace graphmatter::analyse {

namespace {

constexpr float rounding = 1e-4F;  // of sums in single precision

}  // namespace

RelatedSearch::RelatedSearch(const RelatedIndex& all)
    : index_{all},
      sums_(all.posts),
      mentions_(all.mentions.posts()),
      weights_(all.corpus.texts.size()),
      seen_(all.posts + 1)
{
}

std::span<const Candidate> RelatedSearch::best(PostId post, std::uint32_t top)
{
    top_ = top;
    is_cut_ = false;
    sums_[index(post)].seen = 1;  // never a candidate itself
    const bool has_texts = !index_.corpus.texts.prose.empty();
    if (has_texts) {
        for (const TermWeight& term : index_.corpus.texts.prose[post]) weights_[index(term.term)] = term.weight;
        read_texts(post);
        read_titles(post);
    }
    read_entities(post);
    if (!mentions_.empty()) read_mentions(post);
    see_others(post);
    score_roughly(post);
    score_fully(post);
    if (!is_cut_ && may_miss_titles(post)) {
        see_common_titles(post);
        score_roughly(post);
        score_fully(post);
    }
    for (std::size_t i = 0; i < seen_count_; ++i) sums_[seen_[i]] = {};
    if (!mentions_.empty())
        for (std::size_t i = 0; i < seen_count_; ++i) mentions_[seen_[i]] = 0;
    seen_count_ = 0;
    sums_[index(post)] = {};
    if (has_texts)
        for (const TermWeight& term : index_.corpus.texts.prose[post]) weights_[index(term.term)] = 0;
    return best_;
}

/// text_similarity() to the bit, with the terms of `post` at hand: what they do not share adds 0.
double RelatedSearch::similarity(PostId post, PostId other) const
{
    if (weights_.empty()) return 0;
    double dot = 0;
    for (const TermWeight& term : index_.corpus.texts.prose[other])
        dot += static_cast<double>(weights_[index(term.term)]) * static_cast<double>(term.weight);
    return dot == 0 ? 0 : dot / (index_.text_lengths[index(post)] * index_.text_lengths[index(other)]);
}

void RelatedSearch::see(PostId post)
{
    Sums& sums = sums_[index(post)];
    seen_[seen_count_] = static_cast<std::uint32_t>(post);
    seen_count_ += 1 - sums.seen;
    sums.seen = 1;
}

void RelatedSearch::read_texts(PostId post)
{
    std::size_t budget = index_.budget;
    const auto length = static_cast<float>(index_.text_lengths[index(post)]);
    for (const TermWeight& term : index_.corpus.texts.prose[post]) {
        const auto list = index_.text_lists[term.term];
        if (list.size() > budget) {
            is_cut_ = true;
            break;
        }
        budget -= list.size();
        const float weight = term.weight / length;
        std::size_t count = seen_count_;
        for (const Posting& posting : list) {
            Sums& sums = sums_[posting.post];
            sums.text += weight * posting.weight;
            seen_[count] = posting.post;  // kept when it is new; written anyway, which saves a branch
            count += 1 - sums.seen;
            sums.seen = 1;
        }
        seen_count_ = count;
    }
}

void RelatedSearch::read_titles(PostId post)
{
    std::size_t budget = index_.budget;
    const auto length = static_cast<float>(index_.title_lengths[index(post)]);
    for (const TermWeight& term : index_.corpus.texts.heads[post]) {
        const auto list = index_.title_lists[term.term];
        if (list.size() > index_.longest_title_list) continue;
        if (list.size() > budget) {
            is_cut_ = true;
            break;
        }
        budget -= list.size();
        const float weight = term.weight / length;
        std::size_t count = seen_count_;
        for (const Posting& posting : list) {
            Sums& sums = sums_[posting.post];
            sums.title += weight * posting.weight;
            seen_[count] = posting.post;
            count += 1 - sums.seen;
            sums.seen = 1;
        }
        seen_count_ = count;
    }
}

/// Whether a post that shares nothing but common words of titles might be better than the last of the best.
bool RelatedSearch::may_miss_titles(PostId post) const
{
    constexpr float most_title = 0.15F;
    if (index_.common_titles.empty() || index_.common_titles[index(post)] == 0) return false;
    const float most =
        most_title * static_cast<float>(index_.options.weights.title) * index_.common_titles[index(post)] +
        index_.recency.front();
    return best_.size() < top_ || best_.back().score <= most + rounding;
}

void RelatedSearch::see_common_titles(PostId post)
{
    std::size_t budget = index_.budget;
    for (const TermWeight& term : index_.corpus.texts.heads[post]) {
        const auto list = index_.title_lists[term.term];
        if (list.size() <= index_.longest_title_list) continue;
        if (list.size() > budget) break;
        budget -= list.size();
        for (const Posting& posting : list) see(static_cast<PostId>(posting.post));
    }
}

void RelatedSearch::read_entities(PostId post)
{
    std::size_t budget = index_.budget;
    for (const std::uint32_t rank : index_.who.ranks_of[post]) {
        const auto list = index_.who.posts_of[rank];
        const auto weight = static_cast<float>(index_.entity_weights[rank]);
        if (!(weight > 0)) continue;
        if (list.size() > budget) {
            is_cut_ = true;
            break;
        }
        budget -= list.size();
        for (const std::uint32_t other : list) {
            see(static_cast<PostId>(other));
            sums_[other].entities += weight;
        }
    }
}

/// Those whose titles the post mentions, and those that mention its own. What links tie is scored anyway.
void RelatedSearch::read_mentions(PostId post)
{
    const auto& [borne, bearers, holders] = index_.mentions;
    const double weight = index_.options.weights.mentions;
    std::size_t budget = index_.budget;
    const auto fits = [&](std::size_t entries) {
        is_cut_ = is_cut_ || entries > budget;
        if (entries > budget) return false;
        budget -= entries;
        return true;
    };
    const auto add = [&](PostId other, double part) {
        if (other == post) return;
        see(other);
        mentions_[index(other)] += static_cast<float>(weight * part);
    };
    for (const auto& [title, times] : index_.corpus.titles.found[post]) {
        if (!fits(bearers[title].size())) continue;
        const double part = mention_part(index_.posts, holders[title].size(), bearers[title].size(), times);
        for (const PostId other : bearers[title])
            if (!std::ranges::binary_search(index_.links.to[post], other, {}, &PostLink::post)) add(other, part);
    }
    const TitleId own = borne[index(post)];
    if (own == none<TitleId> || !fits(holders[own].size())) return;
    const auto part_of = [&](std::uint32_t times) {
        return mention_part(index_.posts, holders[own].size(), bearers[own].size(), times);
    };
    const double once = part_of(1);  // as most are
    for (const auto& [other, times] : holders[own])
        if (!std::ranges::binary_search(index_.links.from[post], other)) add(other, times == 1 ? once : part_of(times));
}

void RelatedSearch::see_others(PostId post)
{
    if (index_.ranks[index(post)] == undated) return;
    // The nearest by date on either side that may be suggested.
    const auto& posts = index_.by_date;
    const auto place = std::ranges::lower_bound(posts, index_.ranks[index(post)], {},
                                                [this](PostId p) { return index_.ranks[index(p)]; }) -
                       posts.begin();
    const auto date_of = [this](PostId p) { return index_.corpus.posts[index(p)].date; };
    const auto walk = [&](std::ptrdiff_t at, std::ptrdiff_t step) {
        for (std::uint32_t found = 0; found <= top_ && at >= 0 && at < std::ssize(posts); at += step) {
            const PostId other = (step > 0 ? posts : index_.by_date_back)[static_cast<std::size_t>(at)];
            if (!fits_dates(index_.options.policies.dates, date_of(post), date_of(other)))
                break;  // nor what lies behind
            if (!may_suggest(post, other)) continue;
            see(other);
            ++found;
        }
    };
    // Of one day the first by id win; more of them than are wanted are not needed.
    walk(place, 1);
    walk(place - 1, -1);
    for (auto at = place; at < std::ssize(posts); ++at)
        if (index_.ranks[index(posts[static_cast<std::size_t>(at)])] != index_.ranks[index(post)]) {
            walk(at, 1);
            break;
        }
}

bool RelatedSearch::may_suggest(PostId post, PostId other) const
{
    const auto& posts = index_.corpus.posts;
    const RelatedPolicies& policies = index_.options.policies;
    if (policies.dates == RelatedDates::all && (posts[index(post)].draft || policies.drafts == RelatedDrafts::for_all))
        return true;  // without a look at the other, which is far away in memory
    return analyse::may_suggest(policies, posts[index(post)], posts[index(other)]);
}

void RelatedSearch::score_roughly(PostId post)
{
    constexpr float saturation = 0.3F, most_title = 0.15F, most_entities = 0.4F;
    const auto& weights = index_.options.weights;
    const auto title = most_title * static_cast<float>(weights.title);
    const auto entities = most_entities * static_cast<float>(weights.entities);
    const auto log_posts = static_cast<float>(std::log(static_cast<double>(std::max<std::size_t>(index_.posts, 2))));
    const float most_recency = index_.recency.front();
    const bool has_titles = !index_.common_titles.empty();
    // Of a search that is cut the best are scored in full anyway.
    const float common = has_titles && !is_cut_ ? index_.common_titles[index(post)] : 0;
    const std::int64_t rank = index_.ranks[index(post)];
    const bool has_mentions = !mentions_.empty();
    rough_.clear();
    bars_.assign(wanted(), 0);  // a heap of the best scores, the least in front
    for (std::size_t i = 0; i < seen_count_; ++i) {
        const std::uint32_t other = seen_[i];
        const Sums& sums = sums_[other];
        const float bar = bars_.front() - rounding;
        // Without a division: as much as it can be.
        const float more_title = common == 0 ? 0 : common * index_.common_titles[other];  // Cauchy and Schwarz
        const float mentions = has_mentions ? mentions_[other] : 0;
        const float bound = sums.text * (1 / saturation) * index_.popularity[other] +
                            title * (sums.title + more_title) + entities * sums.entities / log_posts + mentions +
                            most_recency;
        if (bound < bar) continue;
        float score = sums.text / (sums.text + saturation) * index_.popularity[other] +
                      entities * sums.entities / (sums.entities + log_posts) + mentions;
        if (const std::int64_t other_rank = index_.ranks[other]; rank != undated && other_rank != undated)
            score += index_.recency[static_cast<std::size_t>(std::abs(rank - other_rank))];
        if (score + title * (sums.title + more_title) < bar) continue;
        if (!may_suggest(post, static_cast<PostId>(other))) continue;
        score += more_title == 0 ? title * sums.title : full_title(post, static_cast<PostId>(other));
        if (score < bar) continue;
        rough_.push_back({score, static_cast<PostId>(other)});
        if (score <= bars_.front()) continue;
        std::ranges::pop_heap(bars_, std::ranges::greater{});
        bars_.back() = score;
        std::ranges::push_heap(bars_, std::ranges::greater{});
    }
    const float least = bars_.front() - rounding;
    std::erase_if(rough_, [least](const Rough& other) { return other.score < least; });
}

float RelatedSearch::full_title(PostId post, PostId other) const
{
    return static_cast<float>(index_.options.weights.title *
                              title_part(index_.corpus.texts.heads, index_.title_lengths, post, other));
}

std::size_t RelatedSearch::wanted() const { return is_cut_ ? std::max(index_.options.candidates, top_) : top_; }

void RelatedSearch::score_fully(PostId post)
{
    best_.clear();
    const auto offer = [&](PostId other) {
        const Parts parts = parts_of(index_, post, other, similarity(post, other));
        if (const auto score = static_cast<float>(parts.sum()); score > 0) best_.push_back({other, score, parts});
    };
    // What links tie has a part more, and there is little of it.
    const auto to = index_.links.to[post];
    const auto from = index_.links.from[post];
    const auto is_target = [to](PostId other) { return std::ranges::binary_search(to, other, {}, &PostLink::post); };
    for (const PostLink& link : to)
        if (may_suggest(post, link.post)) offer(link.post);
    for (const PostId other : from)
        if (!is_target(other) && may_suggest(post, other)) offer(other);
    for (const Rough& other : rough_)
        if (!is_target(other.post) && !std::ranges::binary_search(from, other.post)) offer(other.post);
    std::ranges::sort(best_, [](const Candidate& a, const Candidate& b) {
        return a.score != b.score ? a.score > b.score : a.post < b.post;
    });
    if (best_.size() > top_) best_.resize(top_);
}

}  // namespace graphmatter::analyse
