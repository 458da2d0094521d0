#pragma once
#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "analyse/related_index.hpp"

namespace graphmatter::analyse {

/// Calls visit(other, part) for the posts whose titles `post` mentions, and those that mention its own, but for what
/// links tie, which is scored anyway. False if there were more than may be read, which were left out.
template <class Visit>
bool for_each_mentioned(const RelatedIndex& all, PostId post, Visit visit)
{
    const auto& [borne, bearers, holders] = all.mentions;
    const double weight = all.options.weights.mentions;
    std::size_t budget = all.budget;
    bool has_all = true;
    const auto fits = [&](std::size_t entries) {
        has_all = has_all && entries <= budget;
        if (entries > budget) return false;
        budget -= entries;
        return true;
    };
    const auto add = [&](PostId other, double part) {
        if (other != post) visit(other, static_cast<float>(weight * part));
    };
    for (const auto& [title, times] : all.corpus.titles.found[post]) {
        if (!fits(bearers[title].size())) continue;
        const double part = mention_part(all.posts, holders[title].size(), bearers[title].size(), times);
        for (const PostId other : bearers[title])
            if (!std::ranges::binary_search(all.links.to[post], other, {}, &PostLink::post)) add(other, part);
    }
    const TitleId own = borne[index(post)];
    if (own == none<TitleId> || !fits(holders[own].size())) return has_all;
    const auto part_of = [&](std::uint32_t times) {
        return mention_part(all.posts, holders[own].size(), bearers[own].size(), times);
    };
    const double once = part_of(1);  // as most are
    for (const auto& [other, times] : holders[own])
        if (!std::ranges::binary_search(all.links.from[post], other)) add(other, times == 1 ? once : part_of(times));
    return has_all;
}

}  // namespace graphmatter::analyse
