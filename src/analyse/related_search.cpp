#include "analyse/related_search.hpp"

#include <algorithm>
#include <functional>
#include <limits>

namespace graphmatter::analyse {

namespace {

constexpr double rounding = 1e-5;  // of sums in single precision, as a share of the whole

struct Better {
    bool operator()(const Candidate& a, const Candidate& b) const noexcept
    {
        return a.score != b.score ? a.score > b.score : a.post < b.post;
    }
};
struct Heavier {
    bool operator()(const Partial& a, const Partial& b) const noexcept
    {
        return a.weight != b.weight ? a.weight > b.weight : a.post < b.post;
    }
};

/// The n entries of a list that lie nearest around the place where `post` stands in it.
std::span<const std::uint32_t> nearest(std::span<const std::uint32_t> list, std::uint32_t post, std::size_t n)
{
    const auto place = static_cast<std::size_t>(std::ranges::lower_bound(list, post) - list.begin());
    const std::size_t begin = std::min(place - std::min(place, n / 2), list.size() - n);
    return list.subspan(begin, n);
}

}  // namespace

RelatedSearch::RelatedSearch(const EntityIndex& entities, const RelatedOptions& options)
    : entities_(entities),
      options_(options),
      read_(entities.who.posts()),
      seen_(options.postings),
      unread_(entities.who.nodes.size())
{
}

std::span<const Candidate> RelatedSearch::best(std::uint32_t post)
{
    best_.clear();
    own_ = entities_.who.ranks_of[post];
    read_lists(post);
    collect();
    try_leaders();
    try_others();
    for (const std::uint32_t rank : own_.subspan(read_count_)) unread_[rank] = 0;
    std::ranges::sort_heap(best_, Better{});
    return best_;
}

void RelatedSearch::read_lists(std::uint32_t post)
{
    rest_ = 0;
    for (const std::uint32_t rank : own_) rest_ += entities_.idf[rank];
    slack_ = rounding * rest_;
    std::size_t budget = options_.postings;
    for (read_count_ = 0; read_count_ < own_.size(); ++read_count_) {
        const std::uint32_t rank = own_[read_count_];
        const auto list = entities_.who.posts_of[rank];
        if (list.size() > budget) {
            if (seen_count_ < options_.candidates) add(nearest(list, post, budget), entities_.idf[rank]);
            break;
        }
        budget -= list.size();
        add(list, entities_.idf[rank]);
        rest_ -= entities_.idf[rank];
    }
    rest_ = std::max(rest_, 0.0);
    for (const std::uint32_t rank : own_.subspan(read_count_)) unread_[rank] = static_cast<float>(entities_.idf[rank]);
    read_[post] = 0;
}

void RelatedSearch::add(std::span<const std::uint32_t> list, double idf)
{
    const auto gain = static_cast<float>(idf);
    std::size_t count = seen_count_;
    for (const std::uint32_t other : list) {
        const float before = read_[other];
        seen_[count] = other;  // kept when it is new; written anyway, which saves a branch
        count += before == 0 ? 1 : 0;
        read_[other] = before + gain;
    }
    seen_count_ = count;
}

void RelatedSearch::collect()
{
    others_.resize(seen_count_);
    for (std::size_t i = 0; i < seen_count_; ++i) {
        const std::uint32_t other = seen_[i];
        others_[i] = {static_cast<PostId>(other), read_[other]};
        read_[other] = 0;
    }
    seen_count_ = 0;
}

void RelatedSearch::try_leaders()
{
    leaders_.assign(options_.top, {});  // heaviest first
    float bar = 0;
    for (std::uint32_t place = 0; place < others_.size(); ++place) {
        const float weight = others_[place].weight;
        if (!(weight > bar)) continue;
        const auto next = std::ranges::upper_bound(leaders_, weight, std::ranges::greater{}, &Leader::weight);
        std::move_backward(next, leaders_.end() - 1, leaders_.end());
        *next = {weight, place};
        bar = leaders_.back().weight;
    }
    for (const Leader& leader : leaders_) {
        if (leader.weight == 0) break;
        offer(others_[leader.place].post);
        others_[leader.place].weight = 0;
    }
}

void RelatedSearch::try_others()
{
    const double bar = best_.size() < options_.top ? 0 : best_.front().weight - slack_ - rest_;
    const float least = std::max(static_cast<float>(bar), std::numeric_limits<float>::min());
    std::erase_if(others_, [least](const Partial& other) { return other.weight < least; });
    if (others_.size() > options_.candidates) {
        std::ranges::nth_element(others_, others_.begin() + options_.candidates, Heavier{});
        others_.resize(options_.candidates);
    }
    // Their rows lie anywhere in memory: ask for them ahead, first where a row begins, then its end, which is read
    // first.
    constexpr std::size_t ahead = 8;
    const auto& rows = entities_.who.ranks_of;
    for (std::size_t i = 0; i < others_.size() + 2 * ahead; ++i) {
        if (i < others_.size()) __builtin_prefetch(&rows.offsets[index(others_[i].post)]);
        if (i >= ahead && i - ahead < others_.size())
            __builtin_prefetch(rows.values.data() + rows.offsets[index(others_[i - ahead].post) + 1] - 1);
        if (i < 2 * ahead) continue;
        const Partial& other = others_[i - 2 * ahead];
        if (has_chance(other.weight + unread_weight(other.post))) offer(other.post);
    }
}

bool RelatedSearch::has_chance(double weight) const
{
    return best_.size() < options_.top || weight + slack_ >= best_.front().weight;
}

double RelatedSearch::unread_weight(PostId other) const
{
    double sum = 0;
    if (read_count_ == own_.size()) return sum;
    const auto ranks = entities_.who.ranks_of[other];
    for (auto i = ranks.size(); i > 0 && ranks[i - 1] >= own_[read_count_]; --i)
        sum += static_cast<double>(unread_[ranks[i - 1]]);
    return sum;
}

void RelatedSearch::offer(PostId other)
{
    double weight = 0;
    for_each_shared(own_, entities_.who.ranks_of[other], [&](std::uint32_t rank) { weight += entities_.idf[rank]; });
    const Candidate candidate{other, static_cast<float>(weight / (weight + entities_.log_posts)), weight};
    if (!(candidate.score > 0)) return;
    if (best_.size() == options_.top) {
        if (!Better{}(candidate, best_.front())) return;
        std::ranges::pop_heap(best_, Better{});
        best_.pop_back();
    }
    best_.push_back(candidate);
    std::ranges::push_heap(best_, Better{});
}

}  // namespace graphmatter::analyse
