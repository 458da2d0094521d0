#pragma once
#include <vector>

#include <graphmatter/model/alias_proposals.hpp>
#include <graphmatter/model/corpus.hpp>
#include <graphmatter/model/knowledge_graph.hpp>
#include <graphmatter/model/schema.hpp>

namespace graphmatter::analyse {

/// What it tells: names that stand under several kinds, such as a company that some posts list as a product. Kinds
/// count whose fields mention things (relation MENTIONS); tags and categories name everything anyway, and speakers and
/// authors are people. Two names are one if their squashed keys agree. Cost: O(forms log forms).
/// Order: by the posts under the second most frequent kind, most first, then by node: those are most often wrong.
[[nodiscard]] std::vector<NameInKinds> names_in_several_kinds(const KnowledgeGraph& graph, const Schema& schema);

/// What it tells: names used once that seem to be no name: a sentence, a number, several names in one value, a
/// placeholder, one letter, markup, a bracket without its partner. Kinds as above, and tags. O(nodes + edges). By node.
[[nodiscard]] std::vector<NoiseName> noise_names(const KnowledgeGraph& graph, const Schema& schema);

}  // namespace graphmatter::analyse
