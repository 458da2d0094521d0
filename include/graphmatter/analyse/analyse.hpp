#pragma once
#include <cstdint>

#include <graphmatter/analyse/related_posts.hpp>
#include <graphmatter/model/corpus.hpp>
#include <graphmatter/model/findings.hpp>
#include <graphmatter/model/knowledge_graph.hpp>
#include <graphmatter/model/progress.hpp>
#include <graphmatter/model/schema.hpp>

namespace graphmatter::analyse {

struct AnalyseOptions {
    unsigned jobs = 0;            // threads; 0: as many as the machine has
    std::uint32_t min_posts = 2;  // pairs named together in fewer posts are not kept; at least 1
    std::uint32_t related_top = 10;
    RelatedWeights related_weights{};
    RelatedDates related_dates = RelatedDates::all;
};

/// Every default measure, the co-occurring pairs, related posts and positions. The same bits for any
/// number of threads. Throws Cancelled.
[[nodiscard]] Findings analyse(const Corpus& corpus, const KnowledgeGraph& graph, const Schema& schema,
                               const AnalyseOptions& options = {}, const Watch& watch = {});

}  // namespace graphmatter::analyse
