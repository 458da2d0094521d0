#include "analyse/fit_weights.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace graphmatter::analyse {

namespace {

constexpr std::size_t scored = 10;
constexpr double least_step = 1e-9;  // smaller changes are rounding

std::array<double*, 7> places_of(RelatedWeights& weights)
{
    return {&weights.text,    &weights.title,    &weights.entities, &weights.links,
            &weights.recency, &weights.mentions, &weights.chosen};
}

double sum_of(const PoolEntry& entry, const RelatedWeights& weights)
{
    return static_cast<double>(entry.parts[0]) * weights.text + static_cast<double>(entry.parts[1]) * weights.title +
           static_cast<double>(entry.parts[2]) * weights.entities +
           static_cast<double>(entry.parts[3]) * weights.links + static_cast<double>(entry.parts[4]) * weights.recency +
           static_cast<double>(entry.parts[5]) * weights.mentions;
}

double worth(const FitScore& score) { return score.precision_3 + score.average_precision_10; }

}  // namespace

WeightedLists::WeightedLists(const FitData& data)
    : data_{data}, times_chosen_(data.posts), is_known_(data.chosen.size())
{
}

void WeightedLists::know(std::span<const std::uint32_t> queries)
{
    std::ranges::fill(times_chosen_, 0U);
    std::ranges::fill(is_known_, std::uint8_t{0});
    for (const std::uint32_t query : queries) {
        is_known_[query] = 1;
        for (const PostId post : data_.chosen[query]) ++times_chosen_[index(post)];
    }
}

ListScore WeightedLists::score(std::uint32_t query, const RelatedWeights& weights) const
{
    const auto chosen = data_.chosen[query];
    std::array<std::pair<double, PostId>, scored> best{};
    std::size_t count = 0;
    for (const PoolEntry& entry : data_.pools[query]) {
        std::uint32_t times = times_chosen_[index(entry.post)];
        if (is_known_[query] != 0 && std::ranges::find(chosen, entry.post) != chosen.end()) --times;
        const double score = sum_of(entry, weights) * (1 + weights.chosen * std::log1p(times));
        if (count == scored && !(score > best[scored - 1].first)) continue;
        std::size_t place = count < scored ? count++ : scored - 1;
        for (; place > 0 && score > best[place - 1].first; --place) best[place] = best[place - 1];
        best[place] = {score, entry.post};
    }
    std::array<PostId, scored> list{};
    for (std::size_t i = 0; i < count; ++i) list[i] = best[i].second;
    return score_list(std::span{list}.first(count), chosen);
}

FitScore WeightedLists::mean(std::span<const std::uint32_t> queries, const RelatedWeights& weights) const
{
    FitScore sum;
    for (const std::uint32_t query : queries) {
        const ListScore one = score(query, weights);
        sum.precision_3 += one.precision_3;
        sum.average_precision_10 += one.average_precision_10;
    }
    const auto n = static_cast<double>(std::max<std::size_t>(queries.size(), 1));
    return {sum.precision_3 / n, sum.average_precision_10 / n};
}

RelatedWeights fit_weights(WeightedLists& lists, std::span<const std::uint32_t> queries)
{
    lists.know(queries);
    RelatedWeights best = lists.start();
    double best_worth = worth(lists.mean(queries, best));
    const auto try_out = [&](const RelatedWeights& weights) {
        const double now = worth(lists.mean(queries, weights));
        if (!(now > best_worth + least_step)) return false;
        best = weights;
        best_worth = now;
        return true;
    };
    // The default does not know of choices: a first value for the factors to work on.
    for (const double chosen : {0.05, 0.1, 0.2, 0.4}) {
        RelatedWeights weights = lists.start();
        weights.chosen = chosen;
        try_out(weights);
    }
    for (const double step : {2.0, 1.4, 1.2})
        for (bool better = true; better;) {
            better = false;
            for (std::size_t i = 0; i < places_of(best).size(); ++i)
                for (const double factor : {step, 1 / step}) {
                    if (*places_of(best)[i] == 0) break;
                    RelatedWeights weights = best;
                    *places_of(weights)[i] *= factor;
                    better = try_out(weights) || better;
                }
        }
    return best;
}

}  // namespace graphmatter::analyse
