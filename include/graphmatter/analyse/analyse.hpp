#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include <graphmatter/analyse/related_posts.hpp>
#include <graphmatter/analyse/trends.hpp>
#include <graphmatter/model/corpus.hpp>
#include <graphmatter/model/findings.hpp>
#include <graphmatter/model/knowledge_graph.hpp>
#include <graphmatter/model/progress.hpp>
#include <graphmatter/model/schema.hpp>

namespace graphmatter::analyse {

/// Whether betweenness and closeness may be sampled where exact would take minutes.
enum class Precise : std::uint8_t { in_time, always };

struct AnalyseOptions {
    unsigned jobs = 0;            // threads; 0: as many as the machine has
    std::uint32_t min_posts = 2;  // pairs named together in fewer posts are not kept; at least 1
    std::uint32_t related_top = 10;
    double backbone = 1;                     // pairs of a higher significance are not kept; 0..1, 1 keeps all
    std::vector<std::string> measures = {};  // names of known_measures, beyond those of every build
    std::vector<View> views = {View::full};  // networks to measure; the whole graph always is
    Precise precise = Precise::in_time;
    double most_seconds = 120;  // of processor time for one exact measure, by estimate; beyond it is sampled
    double resolution = 1;      // of the communities
    std::uint64_t seed = 1;     // of communities and samples
    Period period = Period::quarter;
    RelatedWeights related_weights{};
    RelatedPolicies related_policies{};
};

/// The measures, the co-occurring pairs, related posts, trends and positions. The same bits for any
/// number of threads and one seed. Says through the watch what will take long. Throws Cancelled.
[[nodiscard]] Findings analyse(const Corpus& corpus, const KnowledgeGraph& graph, const Schema& schema,
                               const AnalyseOptions& options = {}, const Watch& watch = {});

}  // namespace graphmatter::analyse
