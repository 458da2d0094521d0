#pragma once
#include <span>

#include <graphmatter/analyse/related_posts.hpp>
#include <graphmatter/model/corpus.hpp>
#include <graphmatter/model/evaluation.hpp>
#include <graphmatter/model/ids.hpp>
#include <graphmatter/model/knowledge_graph.hpp>
#include <graphmatter/model/progress.hpp>
#include <graphmatter/model/rows.hpp>
#include <graphmatter/model/schema.hpp>

namespace graphmatter::analyse {

/// Posts that a person chose for others: a row of `chosen` for each query.
struct ChosenLists {
    std::span<const PostId> queries;
    const Rows<PostId>& chosen;
};

/// Learns the weights of related posts from lists that people made: those of the parts, and how much a post counts more
/// that is in other lists (RelatedWeights::chosen).
/// What it tells: five times the weights are learned from four fifths of the queries and tried on the last fifth, whose
/// choices they have not seen; `after` and `gain` are from these tries, `before` from the weights in the options. The
/// weights returned are learned from all queries. Candidates are the 200 best posts by the default weights. Source:
/// coordinate ascent (Metzler and Croft 2007) on P@3 + MAP@10. Cost: a search for each query and some hundred passes
/// over its candidates, in `jobs` threads (0: all); 24 bytes a candidate. The same bits for any number of threads.
/// Fewer than 25 queries: no tries, gain 0. Throws Cancelled.
[[nodiscard]] Tuning tune_related(const Corpus& corpus, const KnowledgeGraph& graph, const Schema& schema,
                                  const ChosenLists& lists, const RelatedOptions& options = {}, unsigned jobs = 0,
                                  const Watch& watch = {});

}  // namespace graphmatter::analyse
