#pragma once
#include <algorithm>
#include <cstddef>
#include <cstdint>

#include <graphmatter/analyse/recency_part.hpp>

#include "analyse/related_index.hpp"

namespace graphmatter::analyse {

/// Calls visit(post) for the nearest by date on either side that may be suggested, somewhat more than `top` of each.
template <class Visit>
void for_each_near(const RelatedIndex& all, PostId post, std::uint32_t top, Visit visit)
{
    if (all.ranks[index(post)] == undated) return;
    const auto& posts = all.by_date;
    const auto rank_of = [&all](PostId p) { return all.ranks[index(p)]; };
    const auto same_time = std::ranges::equal_range(posts, rank_of(post), {}, rank_of);
    const auto date_of = [&all](PostId p) { return all.corpus.posts[index(p)].moment(); };
    const auto walk = [&](std::ptrdiff_t at, std::ptrdiff_t step) {
        for (std::uint32_t found = 0; found <= top && at >= 0 && at < std::ssize(posts); at += step) {
            const PostId other = (step > 0 ? posts : all.by_date_back)[static_cast<std::size_t>(at)];
            if (!fits_dates(all.options.policies.dates, date_of(post), date_of(other))) break;  // nor what lies behind
            if (!all.may_suggest(post, other)) continue;
            visit(static_cast<std::uint32_t>(other));
            ++found;
        }
    };
    // Of one time the first by id win; more of them than are wanted are not needed.
    walk(same_time.begin() - posts.begin(), 1);
    walk(same_time.begin() - posts.begin() - 1, -1);
    walk(same_time.end() - posts.begin(), 1);
}

/// Calls visit(post) for the posts so near by date that the recency part is at least `part`, which is above 0; not if
/// they are more than `most` on a side, as a rule: false then.
template <class Visit>
bool for_each_within(const RelatedIndex& all, PostId post, float part, std::int32_t most, Visit visit)
{
    // Ranks are twice the places.
    std::int32_t near = 0, far = 2 * std::min(most, static_cast<std::int32_t>(all.posts));
    if (all.rough_recency(far) >= part) return false;
    while (near < far) {  // the first difference that is too far
        const std::int32_t middle = near + (far - near) / 2;
        if (all.rough_recency(middle) >= part)
            near = middle + 1;
        else
            far = middle;
    }
    const auto rank_of = [&all](PostId p) { return all.ranks[index(p)]; };
    const std::int64_t rank = rank_of(post);
    const auto first = std::ranges::upper_bound(all.by_date, rank - near, {}, rank_of);
    const auto last = std::ranges::lower_bound(all.by_date, rank + near, {}, rank_of);
    if (last - first > 4 * most) return false;  // many of one day
    for (auto other = first; other < last; ++other) visit(static_cast<std::uint32_t>(*other));
    return true;
}

}  // namespace graphmatter::analyse
