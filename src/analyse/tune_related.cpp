#include <graphmatter/analyse/tune_related.hpp>

#include <algorithm>
#include <numeric>
#include <random>

#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

#include "analyse/fit_weights.hpp"
#include "analyse/related_search.hpp"

namespace graphmatter::analyse {

namespace {

constexpr std::uint32_t pool_size = 200;
constexpr std::size_t folds = 5, fewest = 25;

/// What may be suggested for each query, with the parts of its score under weights of 1.
Rows<PoolEntry> pools_of(const RelatedIndex& all, std::span<const PostId> queries, const Watch& watch)
{
    std::vector<std::vector<PoolEntry>> pools(queries.size());
    tbb::enumerable_thread_specific<RelatedSearch> searches{[&] { return RelatedSearch{all}; }};
    tbb::parallel_for(std::size_t{0}, queries.size(), [&](std::size_t q) {
        if (watch.stop.stop_requested()) return;
        for (const Candidate& other : searches.local().best(queries[q])) {
            const Parts& parts = other.parts;
            pools[q].push_back(
                {other.post,
                 {static_cast<float>(parts.text), static_cast<float>(parts.title), static_cast<float>(parts.entities),
                  static_cast<float>(parts.links_to + parts.linked_from), static_cast<float>(parts.recency)}});
        }
    });
    watch.check();
    Rows<PoolEntry> rows;
    for (const auto& pool : pools) {
        rows.values.insert(rows.values.end(), pool.begin(), pool.end());
        rows.close_row();
    }
    return rows;
}

/// Query numbers in an order that depends on nothing else.
std::vector<std::uint32_t> shuffled(std::size_t count)
{
    std::vector<std::uint32_t> order(count);
    std::iota(order.begin(), order.end(), 0U);
    std::mt19937_64 random{1};
    for (std::size_t i = count; i > 1; --i) std::swap(order[i - 1], order[random() % i]);
    return order;
}

}  // namespace

Tuning tune_related(const Corpus& corpus, const KnowledgeGraph& graph, const Schema& schema,
                    std::span<const PostId> queries, const Rows<PostId>& chosen, const RelatedOptions& options,
                    const Watch& watch)
{
    RelatedOptions wide = options;
    wide.top = pool_size;
    wide.weights = {};
    const RelatedIndex all{corpus, graph, schema, wide};
    const FitData data{pools_of(all, queries, watch), chosen, corpus.posts.size()};
    const auto order = shuffled(queries.size());
    const auto fold = [&](std::size_t number, bool is_in) {
        std::vector<std::uint32_t> part;
        for (std::size_t i = 0; i < order.size(); ++i)
            if ((i % folds == number) == is_in) part.push_back(order[i]);
        return part;
    };
    std::vector<double> before(queries.size()), after(queries.size());
    const WeightedLists plain{data};
    for (const std::uint32_t query : order) after[query] = before[query] = plain.score(query, {}).precision_3;
    if (queries.size() >= fewest)
        tbb::parallel_for(std::size_t{0}, folds, [&](std::size_t number) {
            if (watch.stop.stop_requested()) return;
            WeightedLists lists{data};
            const RelatedWeights weights = fit_weights(lists, fold(number, false));
            for (const std::uint32_t query : fold(number, true)) after[query] = lists.score(query, weights).precision_3;
        });
    watch.check();
    std::vector<double> gain(queries.size());
    std::ranges::transform(after, before, gain.begin(), std::minus<>{});
    WeightedLists lists{data};
    return {fit_weights(lists, order), queries.size(), bootstrap_mean(before), bootstrap_mean(after),
            bootstrap_mean(gain)};
}

}  // namespace graphmatter::analyse
