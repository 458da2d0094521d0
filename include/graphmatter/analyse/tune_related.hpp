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

/// Learns the weights of related posts from lists that people made: those of the parts, and how much a post counts more
/// that others were given before (RelatedWeights::chosen).
/// What it tells: five times the weights are learned from four fifths of the queries and tried on the last fifth, whose
/// choices they have not seen; `after` and `gain` are from these tries. The weights returned are learned from all
/// queries. Candidates are the 200 best posts by the default weights. Cost: a search for each query and some 1,500
/// passes over its candidates; 24 bytes a candidate. The same bits for any number of threads. Fewer than 25 queries: no
/// tries, gain 0. Throws Cancelled.
[[nodiscard]] Tuning tune_related(const Corpus& corpus, const KnowledgeGraph& graph, const Schema& schema,
                                  std::span<const PostId> queries, const Rows<PostId>& chosen,
                                  const RelatedOptions& options = {}, const Watch& watch = {});

}  // namespace graphmatter::analyse
