#include <graphmatter/analyse/recency_part.hpp>

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace graphmatter::analyse {

std::vector<std::int64_t> date_ranks(const std::vector<Post>& posts)
{
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < posts.size(); ++i)
        if (posts[i].date.ok()) order.push_back(i);
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return posts[i].moment(); });
    std::vector<std::int64_t> ranks(posts.size(), undated);
    for (std::size_t i = 0; i < order.size();) {
        std::size_t end = i;
        while (end < order.size() && posts[order[end]].moment() == posts[order[i]].moment()) ++end;
        for (std::size_t j = i; j < end; ++j) ranks[order[j]] = static_cast<std::int64_t>(i + end - 1);
        i = end;
    }
    return ranks;
}

double recency_part(std::int64_t rank_a, std::int64_t rank_b, std::size_t posts)
{
    constexpr double most = 0.12;
    if (rank_a == undated || rank_b == undated || posts < 2) return 0;
    const double places = static_cast<double>(std::abs(rank_a - rank_b)) / 2;
    return std::max(0.0, most * (1 - std::log1p(places) / std::log(static_cast<double>(posts))));
}

}  // namespace graphmatter::analyse
