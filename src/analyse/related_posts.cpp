#include <graphmatter/analyse/related_posts.hpp>

#include <algorithm>
#include <cmath>

#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

#include "analyse/related_search.hpp"

namespace graphmatter::analyse {

namespace {

constexpr std::size_t block_size = 128;     // posts
constexpr std::size_t blocks_in_wave = 64;  // between two looks at the watch
constexpr std::size_t most_reasons = 5;

EntityIndex make_index(const KnowledgeGraph& graph, const Schema& schema)
{
    EntityIndex entities{
        incidence(
            graph, schema, [](const Kind& kind) { return kind.name != kind::site; }, 2, EntityOrder::rarest_first),
        {},
        0};
    const auto posts = static_cast<double>(entities.who.posts());
    entities.log_posts = std::log(posts);
    for (std::size_t rank = 0; rank < entities.who.nodes.size(); ++rank) {
        const auto frequency = static_cast<double>(entities.who.posts_of[rank].size());
        entities.idf.push_back(std::max(0.0, std::log((posts + 1) / (frequency + 0.5))));
    }
    return entities;
}

/// Suggestions of consecutive posts.
struct Block {
    Rows<RelatedPost> posts;
    Rows<Reason> reasons;
};

void give_reasons(const EntityIndex& entities, std::uint32_t post, PostId other, Rows<Reason>& reasons)
{
    const std::size_t first = reasons.values.size();
    double sum = 0;
    for_each_shared(entities.who.ranks_of[post], entities.who.ranks_of[other], [&](std::uint32_t rank) {
        if (reasons.values.size() - first == most_reasons) return;
        reasons.values.push_back({entities.who.nodes[rank], static_cast<float>(entities.idf[rank])});
        sum += entities.idf[rank];
    });
    for (std::size_t i = first; i < reasons.values.size(); ++i)
        reasons.values[i].share = static_cast<float>(static_cast<double>(reasons.values[i].share) / sum);
    reasons.close_row();
}

Block suggest(const EntityIndex& entities, RelatedSearch& search, std::size_t begin, std::size_t end)
{
    Block block;
    for (std::size_t p = begin; p < end; ++p) {
        const auto post = static_cast<std::uint32_t>(p);
        const auto best = search.best(post);
        for (const Candidate& other : best) {
            block.posts.values.push_back({other.post, other.score});
            give_reasons(entities, post, other.post, block.reasons);
        }
        block.posts.close_row();
    }
    return block;
}

template <class T>
void append(Rows<T>& rows, const Rows<T>& more)
{
    const std::uint32_t base = rows.offsets.back();
    for (std::size_t i = 1; i < more.offsets.size(); ++i) rows.offsets.push_back(base + more.offsets[i]);
    rows.values.insert(rows.values.end(), more.values.begin(), more.values.end());
}

}  // namespace

Related related_posts(const KnowledgeGraph& graph, const Schema& schema, const RelatedOptions& options,
                      const Watch& watch)
{
    const EntityIndex entities = make_index(graph, schema);
    const std::size_t posts = entities.who.posts();
    Related related;
    if (options.top == 0) {
        related.posts.offsets.resize(posts + 1);
        return related;
    }
    tbb::enumerable_thread_specific<RelatedSearch> searches{[&] { return RelatedSearch{entities, options}; }};
    for (std::size_t wave = 0; wave < posts; wave += block_size * blocks_in_wave) {
        watch.check();
        watch.report("analysing", wave, posts);
        const std::size_t wave_end = std::min(posts, wave + block_size * blocks_in_wave);
        std::vector<Block> blocks((wave_end - wave + block_size - 1) / block_size);
        tbb::parallel_for(std::size_t{0}, blocks.size(), [&](std::size_t b) {
            const std::size_t begin = wave + b * block_size;
            blocks[b] = suggest(entities, searches.local(), begin, std::min(begin + block_size, wave_end));
        });
        for (const Block& block : blocks) {
            append(related.posts, block.posts);
            append(related.reasons, block.reasons);
        }
    }
    return related;
}

}  // namespace graphmatter::analyse
