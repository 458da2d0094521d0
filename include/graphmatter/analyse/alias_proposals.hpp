#pragma once
#include <span>
#include <vector>

#include <graphmatter/model/alias_proposals.hpp>
#include <graphmatter/model/corpus.hpp>
#include <graphmatter/model/knowledge_graph.hpp>
#include <graphmatter/model/names.hpp>
#include <graphmatter/model/progress.hpp>
#include <graphmatter/model/schema.hpp>

namespace graphmatter::analyse {

struct AliasOptions {
    float min_confidence = 0.7F;          // 0..1
    std::span<const AliasEntry> aliases;  // canonical names of the alias file stay canonical and apart
};

/// What it tells: which entities of one kind are probably one under names that no key joins: across scripts, in another
/// word order, abbreviated, with and without titles, misspelt.
/// Signals: glosses in the posts (Corpus::glosses must have been collected), names in Latin letters, likeness of
/// spelling; context confirms abbreviations. Unit and range: confidence 0..1, calibrated on pairs labelled by hand
/// (README of this floor): of the proposals at 0.9 some nine in ten should be right. A group is as sure as its weakest
/// link. The canonical name is the alias file's, else the one named in most posts, `a (b)` last; ties: the better
/// label (label_quality), then bytewise.
/// Cost: O(glosses + names log names); 0.5 s for 40,000 glosses and 30,000 names. Edge cases: names whose numbers
/// differ are never one. Order: surest first, then by kind and canonical. Throws Cancelled.
[[nodiscard]] std::vector<AliasProposal> alias_proposals(const Corpus& corpus, const KnowledgeGraph& graph,
                                                         const Schema& schema, const AliasOptions& options = {},
                                                         const Watch& watch = {});

}  // namespace graphmatter::analyse
