#pragma once
#include <vector>

#include <graphmatter/model/corpus.hpp>
#include <graphmatter/model/diagnostic.hpp>
#include <graphmatter/model/knowledge_graph.hpp>
#include <graphmatter/model/schema.hpp>

namespace graphmatter::resolve {

/// Notes entities whose forms may be two things: `EVE` and `Eve`, a name of at most five letters in capitals and one
/// that is not, where the posts of the one name no person, organization, product, media or tag (any kind that
/// co-occurs) that the posts of the other name. They stay joined. O(edges).
void note_doubtful_merges(const Corpus& corpus, const KnowledgeGraph& graph, const Schema& schema,
                          std::vector<Diagnostic>& diagnostics);

}  // namespace graphmatter::resolve
