#pragma once
#include <cstdint>

#include <graphmatter/model/findings.hpp>
#include <graphmatter/model/knowledge_graph.hpp>
#include <graphmatter/model/progress.hpp>
#include <graphmatter/model/rows.hpp>
#include <graphmatter/model/schema.hpp>

namespace graphmatter::analyse {

struct RelatedOptions {
    std::uint32_t top = 10;          // suggestions a post
    std::uint32_t postings = 8'192;  // list entries read for a post before it must do with the candidates seen
    std::uint32_t candidates = 256;  // candidates of such a post that are scored in full
};

struct Related {
    Rows<RelatedPost> posts;  // a row a post, best first
    Rows<Reason> reasons;     // a row for each entry of posts.values, largest share first
};

/// What it tells: which posts name the same entities, rare ones above all. Entities of every kind count, save the kind
/// `site`, which follows from the source.
/// Unit and range: score = s / (s + ln N), 0..1, where s is the sum of idf(v) over the shared entities v,
/// idf(v) = ln((N+1) / (df(v)+.5)), N posts, df(v) posts naming v. At most five reasons are kept, those with the
/// largest idf, and their shares sum to 1 over the ones kept.
/// Cost: at most `postings` list entries and, as a rule, a few dozen merged entity lists a post, in parallel; never all
/// pairs. 12 bytes a mention; 4 bytes a post, 4 bytes an entity and thread.
/// Exact, unless a post's lists hold more than `postings` entries and the bound cannot rule the rest out: lists are
/// read from the rarest entity on; the first that does not fit is read where it lies nearest to the post, and the best
/// `candidates` seen so far are then scored in full.
/// Edge cases: a post that shares nothing has an empty row; a post is never related to itself.
/// Order and ties: by score, falling, then PostId. Reasons: by share, falling, then NodeId. The same bits for any
/// number of threads. Source: idf as in Robertson and Sparck Jones 1976; early end as in MaxScore (Turtle and Flood
/// 1995). Throws Cancelled.
[[nodiscard]] Related related_posts(const KnowledgeGraph& graph, const Schema& schema,
                                    const RelatedOptions& options = {}, const Watch& watch = {});

}  // namespace graphmatter::analyse
