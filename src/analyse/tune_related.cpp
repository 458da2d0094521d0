#include <graphmatter/analyse/tune_related.hpp>

#include <algorithm>
#include <functional>
#include <numeric>
#include <random>

#include <tbb/enumerable_thread_specific.h>
#include <tbb/info.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

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
        for (const Candidate& other : searches.local().best(queries[q], pool_size)) {
            const Parts& parts = other.parts;
            pools[q].push_back(
                {other.post,
                 {static_cast<float>(parts.text), static_cast<float>(parts.title), static_cast<float>(parts.entities),
                  static_cast<float>(parts.links_to + parts.linked_from), static_cast<float>(parts.recency),
                  static_cast<float>(parts.mentions + parts.mentioned_in)}});
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

/// Learns and tries, fold by fold.
class Tries {
  public:
    explicit Tries(const FitData& data)
        : data_{data}, order_{shuffled(data.chosen.size())}, before_(order_.size()), after_(order_.size())
    {
    }

    Tuning run(const RelatedWeights& present, const Watch& watch)
    {
        if (order_.size() < fewest) {
            WeightedLists lists{data_};
            lists.know(order_);
            try_out(lists, order_, present, present);
        } else {
            tbb::parallel_for(std::size_t{0}, folds, [&](std::size_t number) {
                if (watch.stop.stop_requested()) return;
                WeightedLists lists{data_};
                const RelatedWeights learned = fit_weights(lists, fold(number, false));
                try_out(lists, fold(number, true), present, learned);
            });
        }
        watch.check();
        std::vector<double> gain(order_.size());
        std::ranges::transform(after_, before_, gain.begin(), std::minus<>{});
        WeightedLists lists{data_};
        return {fit_weights(lists, order_), order_.size(), bootstrap_mean(before_), bootstrap_mean(after_),
                bootstrap_mean(gain)};
    }

  private:
    [[nodiscard]] std::vector<std::uint32_t> fold(std::size_t number, bool is_in) const
    {
        std::vector<std::uint32_t> part;
        for (std::size_t i = 0; i < order_.size(); ++i)
            if ((i % folds == number) == is_in) part.push_back(order_[i]);
        return part;
    }
    void try_out(const WeightedLists& lists, std::span<const std::uint32_t> queries, const RelatedWeights& present,
                 const RelatedWeights& learned)
    {
        for (const std::uint32_t query : queries) {
            before_[query] = lists.score(query, present).precision_3;
            after_[query] = lists.score(query, learned).precision_3;
        }
    }

    const FitData& data_;
    std::vector<std::uint32_t> order_;
    std::vector<double> before_, after_;  // P@3 by query
};

}  // namespace

Tuning tune_related(const Corpus& corpus, const KnowledgeGraph& graph, const Schema& schema, const ChosenLists& lists,
                    const RelatedOptions& options, unsigned jobs, const Watch& watch)
{
    RelatedOptions wide = options;
    wide.weights = {};
    wide.weights.mentions = options.weights.mentions > 0 ? 1 : 0;
    const unsigned cores = static_cast<unsigned>(tbb::info::default_concurrency());
    tbb::task_arena arena{static_cast<int>(jobs == 0 ? cores : std::min(jobs, cores))};
    return arena.execute([&] {
        const RelatedIndex all{corpus, graph, schema, wide};
        const FitData data{pools_of(all, lists.queries, watch), lists.chosen, corpus.posts.size(), wide.weights};
        return Tries{data}.run(options.weights, watch);
    });
}

}  // namespace graphmatter::analyse
