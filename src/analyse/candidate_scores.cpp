// The second half of a search: the scores of the posts that share something with the one at hand.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

#include <graphmatter/analyse/recency_part.hpp>
#include <graphmatter/analyse/title_part.hpp>

#include "analyse/related_search.hpp"

namespace graphmatter::analyse {

namespace {

constexpr std::size_t far_ahead = 16, near_ahead = 8;  // candidates whose memory is asked for

}  // namespace

void RelatedSearch::score_roughly(PostId post)
{
    // Of a search that is cut the best are scored in full anyway.
    const bool has_common = !index_.titles.common.empty() && !is_cut_;
    const Query query{post, index_.facts[index(post)].rank, has_common ? index_.titles.common[index(post)] : 0,
                      index_.most_recency(post)};
    rough_.clear();
    bars_.assign(wanted(), 0);  // a heap of the best scores, the least in front
    look_at_blocks(query);
    const float least = bars_.front() - index_.rounding;
    std::erase_if(rough_, [least](const Rough& other) { return other.score < least; });
}

/// Many at once, a block of posts at a time, those that share most first. Of those that share nothing the nearest by
/// date do.
void RelatedSearch::look_at_blocks(const Query& query)
{
    for (std::size_t block = 0; block < peaks_.size(); ++block) peaks_[block] = score_block(block, query);
    std::ranges::sort(nearest_);
    const auto [end, last] = std::ranges::unique(nearest_);
    for (const std::uint32_t other : std::ranges::subrange(nearest_.begin(), end))
        if (other != index(query.post) && shared_[other] == 0) look_at(other, 0, query);
    sorted_peaks_ = peaks_;
    const auto some = sorted_peaks_.begin() + std::min(std::ssize(peaks_) - 1, static_cast<std::ptrdiff_t>(wanted()));
    std::ranges::nth_element(sorted_peaks_, some, std::ranges::greater{});
    const float high = *some;
    for (const bool is_high : {true, false})
        for (std::size_t block = 0; block < peaks_.size(); ++block)
            if (const float peak = peaks_[block]; (peak > high) == is_high && peak >= bars_.front() - index_.rounding)
                look_at_block(block, query);
}

void RelatedSearch::look_at_block(std::size_t block, const Query& query)
{
    const std::size_t first = block * RelatedIndex::block;
    for (std::size_t i = first; i < std::min(first + RelatedIndex::block, index_.posts); ++i)
        if (shared_[i] > 0 && most_[i] >= bars_.front() - index_.rounding && i != index(query.post))
            look_at(static_cast<std::uint32_t>(i), shared_[i], query);
}

/// The scores without the date, of common words of titles the most they can bring, and the most that the date makes of
/// them; the greatest of these.
float RelatedSearch::score_block(std::size_t block, const Query& query)
{
    constexpr std::size_t size = RelatedIndex::block, lanes = 4;
    const std::size_t first = block * size;
    float* const shared = shared_.data() + first;
    float* const most = most_.data() + first;
    const float* const text = text_.data() + first;
    const float* const title = title_.data() + first;
    const float* const entities = entities_.data() + first;
    const float* const popularity = index_.popularity.data() + first;
    const float* const ranks = index_.rank_of.data() + first;
    const MostRecency recency = query.recency;  // by value: what is written may not be it
    for (std::size_t i = 0; i < size; ++i)
        shared[i] = text[i] / (text[i] + RelatedIndex::saturation) * popularity[i] + title_weight_ * title[i] +
                    entity_weight_ * (entities[i] / (entities[i] + log_posts_));
    if (query.common > 0)
        for (std::size_t i = 0; i < size; ++i)
            shared[i] += title_weight_ * query.common * index_.titles.common[first + i];  // Cauchy and Schwarz
    if (!mentions_.empty())
        for (std::size_t i = 0; i < size; ++i) shared[i] += mentions_[first + i];
    for (std::size_t i = 0; i < size; ++i) most[i] = shared[i] + recency.at_most(ranks[i]);
    std::array<float, lanes> peaks{};
    for (std::size_t i = 0; i < size; i += lanes)
        for (std::size_t lane = 0; lane < lanes; ++lane)
            peaks[lane] = most[i + lane] > peaks[lane] ? most[i + lane] : peaks[lane];
    return std::ranges::max(peaks);
}

/// Keeps a candidate that may be among the best; `shared` is its score without the date.
void RelatedSearch::look_at(std::uint32_t other, float shared, const Query& query)
{
    const RelatedIndex::Facts& facts = index_.facts[other];
    const float bar = bars_.front() - index_.rounding;
    float score = shared;
    if (query.rank != undated && facts.rank != undated)
        score += index_.rough_recency(std::abs(query.rank - facts.rank));
    if (score < bar || score <= 0) return;
    if (!index_.may_suggest(query.post, static_cast<PostId>(other))) return;
    if (query.common > 0 && facts.common_title > 0) {
        const float most_title = title_weight_ * (title_[other] + query.common * facts.common_title);
        score += full_title(query.post, static_cast<PostId>(other)) - most_title;
        if (score < bar || score <= 0) return;
    }
    rough_.push_back({score, static_cast<PostId>(other)});
    if (score <= bars_.front()) return;
    keep_best(bars_, score);
}

float RelatedSearch::full_title(PostId post, PostId other) const
{
    return static_cast<float>(index_.options.weights.title *
                              title_part(index_.corpus.texts.heads, index_.titles.lengths, post, other));
}

std::size_t RelatedSearch::wanted() const { return is_cut_ ? std::max(index_.options.candidates, top_) : top_; }

void RelatedSearch::score_fully(PostId post)
{
    best_.clear();
    const auto offer = [&](PostId other) {
        const Parts parts = parts_of(index_, post, other, prose_);
        if (const auto score = static_cast<float>(parts.sum()); score > 0) best_.push_back({other, score, parts});
    };
    // What links tie has a part more, and there is little of it.
    const auto to = index_.links.to[post];
    const auto from = index_.links.from[post];
    const auto is_target = [to](PostId other) { return std::ranges::binary_search(to, other, {}, &PostLink::post); };
    for (const PostLink& link : to)
        if (index_.may_suggest(post, link.post)) offer(link.post);
    for (const PostId other : from)
        if (!is_target(other) && index_.may_suggest(post, other)) offer(other);
    // A pruned search tells the most that each can have, unless it was cut: once that is too little, so is the rest's.
    const bool is_bounded = pruned_ && !is_cut_;
    bars_.assign(top_, 0);  // a heap of the best scores, the least in front
    for (std::size_t i = 0; i < rough_.size(); ++i) {
        if (i + far_ahead < rough_.size()) ask_for_places(index_, rough_[i + far_ahead].post);
        if (i + near_ahead < rough_.size()) ask_for_rows(index_, rough_[i + near_ahead].post);
        const Rough& other = rough_[i];
        if (is_bounded && other.score < bars_.front() - index_.rounding) break;
        if (is_target(other.post) || std::ranges::binary_search(from, other.post)) continue;
        offer(other.post);
        if (best_.empty() || best_.back().post != other.post || best_.back().score <= bars_.front()) continue;
        keep_best(bars_, best_.back().score);
    }
    std::ranges::sort(best_, [](const Candidate& a, const Candidate& b) {
        return a.score != b.score ? a.score > b.score : a.post < b.post;
    });
    if (best_.size() > top_) best_.resize(top_);
}

}  // namespace graphmatter::analyse
