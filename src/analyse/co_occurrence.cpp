#include <graphmatter/analyse/co_occurrence.hpp>

#include <algorithm>
#include <cmath>

#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

#include "analyse/incidence.hpp"

namespace graphmatter::analyse {

namespace {

constexpr std::size_t block_size = 256;      // entities
constexpr std::size_t blocks_in_wave = 256;  // between two looks at the watch

/// Counts, for one entity, the posts it shares with the entities of higher rank.
class Counter {
  public:
    explicit Counter(std::size_t ranks) : together_(ranks) {}

    void count(const Incidence& incidence, std::uint32_t a, std::uint32_t min_posts, std::vector<CoOccurrence>& out)
    {
        for (const std::uint32_t post : incidence.posts_of[a]) {
            const auto ranks = incidence.ranks_of[post];
            for (std::size_t i = ranks.size(); ranks[i - 1] != a; --i)
                if (together_[ranks[i - 1]]++ == 0) touched_.push_back(ranks[i - 1]);
        }
        const std::size_t first = out.size();
        for (const std::uint32_t b : touched_) {
            if (together_[b] >= min_posts) out.push_back({incidence.nodes[a], incidence.nodes[b], together_[b]});
            together_[b] = 0;
        }
        touched_.clear();
        std::sort(out.begin() + static_cast<std::ptrdiff_t>(first), out.end(),
                  [](const CoOccurrence& x, const CoOccurrence& y) { return x.b < y.b; });
    }

  private:
    std::vector<std::uint32_t> together_;  // by rank
    std::vector<std::uint32_t> touched_;   // ranks whose count is not 0
};

std::vector<CoOccurrence> count_pairs(const Incidence& incidence, std::uint32_t min_posts, const Watch& watch)
{
    const std::size_t ranks = incidence.nodes.size();
    tbb::enumerable_thread_specific<Counter> counters{[&] { return Counter{ranks}; }};
    std::vector<CoOccurrence> pairs;
    for (std::size_t wave = 0; wave < ranks; wave += block_size * blocks_in_wave) {
        watch.check();
        watch.report("analysing", wave, ranks);
        const std::size_t in_wave = std::min(ranks - wave, block_size * blocks_in_wave);
        std::vector<std::vector<CoOccurrence>> blocks((in_wave + block_size - 1) / block_size);
        tbb::parallel_for(std::size_t{0}, blocks.size(), [&](std::size_t block) {
            Counter& counter = counters.local();
            const std::size_t begin = wave + block * block_size;
            const std::size_t end = std::min(begin + block_size, wave + in_wave);
            for (std::size_t a = begin; a < end; ++a)
                counter.count(incidence, static_cast<std::uint32_t>(a), min_posts, blocks[block]);
        });
        for (auto& block : blocks) {
            pairs.insert(pairs.end(), block.begin(), block.end());
            block = {};
        }
    }
    return pairs;
}

/// The pairs an entity is in, and the posts of all these pairs.
struct Ties {
    std::uint32_t pairs = 0;
    std::uint64_t posts = 0;
};

double significance(const Ties& end, double posts)
{
    return std::pow(1 - posts / static_cast<double>(end.posts), static_cast<double>(end.pairs) - 1);
}

void weigh(CoOccurrence& pair, double posts_a, double posts_b, double all_posts)
{
    const double both = pair.posts;
    const double pmi = std::log(both * all_posts / (posts_a * posts_b));
    const double most = std::log(all_posts / both);
    pair.npmi = static_cast<float>(most > 0 ? std::clamp(pmi / most, -1.0, 1.0) : 1.0);
    pair.jaccard = static_cast<float>(both / (posts_a + posts_b - both));
}

}  // namespace

std::vector<CoOccurrence> co_occurrence(const KnowledgeGraph& graph, const Schema& schema, std::uint32_t min_posts,
                                        const Watch& watch)
{
    min_posts = std::max(min_posts, 1U);
    const Incidence who =
        incidence(graph, schema, [](const Kind& kind) { return kind.co_occurs; }, min_posts, EntityOrder::by_node);
    std::vector<CoOccurrence> pairs = count_pairs(who, min_posts, watch);
    watch.check();

    std::vector<std::uint32_t> frequency(graph.nodes.size());
    for (std::size_t rank = 0; rank < who.nodes.size(); ++rank)
        frequency[index(who.nodes[rank])] = static_cast<std::uint32_t>(who.posts_of[rank].size());
    std::vector<Ties> ties(graph.nodes.size());
    for (const CoOccurrence& pair : pairs)
        for (const NodeId end : {pair.a, pair.b}) {
            ++ties[index(end)].pairs;
            ties[index(end)].posts += pair.posts;
        }
    const auto all_posts = static_cast<double>(who.posts());
    tbb::parallel_for(std::size_t{0}, pairs.size(), [&](std::size_t i) {
        CoOccurrence& pair = pairs[i];
        weigh(pair, frequency[index(pair.a)], frequency[index(pair.b)], all_posts);
        pair.significance = static_cast<float>(
            std::min(significance(ties[index(pair.a)], pair.posts), significance(ties[index(pair.b)], pair.posts)));
    });
    return pairs;
}

}  // namespace graphmatter::analyse
