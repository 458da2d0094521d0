#include <graphmatter/analyse/related_posts.hpp>

#include <algorithm>
#include <memory>

#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

#include "analyse/related_lists.hpp"
#include "analyse/related_reasons.hpp"
#include "analyse/related_search.hpp"

namespace graphmatter::analyse {

namespace {

constexpr std::size_t block_size = 64;      // posts
constexpr std::size_t blocks_in_wave = 64;  // between two looks at the watch

/// Suggestions of consecutive posts.
struct Block {
    Rows<RelatedPost> posts;
    Rows<Reason> reasons;
    StringPool words;
};

/// What a thread uses again and again.
struct Worker {
    Worker(const RelatedIndex& all, const KnownNames& names, const text::WordBreaks& breaks)
        : search{all}, shown{names, breaks}
    {
    }

    RelatedSearch search;
    ShownWords shown;
};

Block suggest(const RelatedIndex& all, const RelatedLists& lists, Worker& worker, std::size_t begin, std::size_t end)
{
    Block block;
    for (std::size_t p = begin; p < end; ++p) {
        const auto post = id_at<PostId>(p);
        for (const Suggestion& other : lists.list_for(post, worker.search)) {
            block.posts.values.push_back({other.post, other.score});
            if (other.pinned) block.reasons.values.push_back({Signal::pinned, 0, other.score > 0 ? 0.F : 1.F});
            give_reasons(all, post, worker.search.prose(), other, worker.shown, block.words, block.reasons);
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

void append(Related& related, Block& block)
{
    const std::vector<StringId> ids = related.words.intern_all(block.words);
    for (Reason& reason : block.reasons.values)
        if (reason.signal == Signal::text || reason.signal == Signal::title)
            reason.about = static_cast<std::uint32_t>(ids[index(reason.word())]);
    append(related.posts, block.posts);
    append(related.reasons, block.reasons);
}

}  // namespace

bool may_suggest(const RelatedPolicies& policies, const Post& post, const Post& other) noexcept
{
    if (other.draft && !post.draft && policies.drafts == RelatedDrafts::for_drafts) return false;
    return fits_dates(policies.dates, post.moment(), other.moment());
}

bool fits_dates(RelatedDates dates, Moment post, Moment other) noexcept
{
    if (dates == RelatedDates::all || !post.ok() || !other.ok()) return true;
    return dates == RelatedDates::older_only ? other <= post : other >= post;
}

Related related_posts(const Corpus& corpus, const KnowledgeGraph& graph, const Schema& schema,
                      const RelatedOptions& options, const Watch& watch)
{
    const std::size_t posts = corpus.posts.size();
    Related related;
    if (options.top == 0 || posts == 0) {
        related.posts.offsets.resize(posts + 1);
        return related;
    }
    const RelatedIndex all{corpus, graph, schema, options};
    related.kind_weights = all.kind_weights;
    const RelatedLists lists{all, graph, schema};
    const KnownNames names{graph};
    const text::WordBreaks breaks;
    tbb::enumerable_thread_specific<std::unique_ptr<Worker>> workers{
        [&] { return std::make_unique<Worker>(all, names, breaks); }};
    for (std::size_t wave = 0; wave < posts; wave += block_size * blocks_in_wave) {
        watch.check();
        watch.report("analysing", wave, posts);
        const std::size_t wave_end = std::min(posts, wave + block_size * blocks_in_wave);
        std::vector<Block> blocks((wave_end - wave + block_size - 1) / block_size);
        tbb::parallel_for(std::size_t{0}, blocks.size(), [&](std::size_t b) {
            const std::size_t begin = wave + b * block_size;
            blocks[b] = suggest(all, lists, *workers.local(), begin, std::min(begin + block_size, wave_end));
        });
        for (Block& block : blocks) append(related, block);
    }
    related.words.release_index();
    return related;
}

}  // namespace graphmatter::analyse
