#pragma once
#include <string>
#include <vector>

#include <graphmatter/model/corpus.hpp>
#include <graphmatter/model/diagnostic.hpp>
#include <graphmatter/model/findings.hpp>
#include <graphmatter/model/knowledge_graph.hpp>
#include <graphmatter/model/related_policies.hpp>
#include <graphmatter/model/related_weights.hpp>
#include <graphmatter/model/schema.hpp>

namespace graphmatter {

/// Where the files come from. Holds no path and no clock time, so that the same posts give the same bytes.
struct Provenance {
    std::string generator;  // "graphmatter 0.1.0"
    std::uint32_t min_posts = 2;
    std::uint32_t related_top = 10;
    bool drafts = true;
    double backbone = 1;  // pairs above this significance are left out
    std::string period;   // "year", "quarter" or "month"
    RelatedPolicies related_policies{};
    RelatedWeights related_weights{};
};

/// Everything an exporter may see.
struct Snapshot {
    Provenance about;
    Schema schema;
    Corpus corpus;
    KnowledgeGraph graph;
    Findings findings;
    std::vector<Diagnostic> diagnostics;  // sorted
};

}  // namespace graphmatter
