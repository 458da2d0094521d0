#pragma once
#include <span>
#include <vector>

#include <graphmatter/model/corpus.hpp>
#include <graphmatter/model/diagnostic.hpp>
#include <graphmatter/model/knowledge_graph.hpp>
#include <graphmatter/model/names.hpp>
#include <graphmatter/model/schema.hpp>

namespace graphmatter::analyse {

struct VaultFindingOptions {
    std::span<const AliasEntry> aliases;
    std::span<const KindNames> distinct;  // spellings that stand for themselves, whatever the alias file says
    std::span<const Diagnostic>
        known;          // what was found before: a post that could not be read names nothing by no fault
    unsigned jobs = 0;  // threads, two at most; 0: as many as the machine has
};

/// What only shows beside the other posts: slips in field names and values, empty lists, posts that name nothing,
/// titles, URLs and ids used twice, names that differ in a letter, forms that the alias file spells otherwise. What is
/// a slip is told from the vault: a field, a value or an empty list that many posts have is a habit and no finding. The
/// corpus must hold its fields (ingest::Oddities::all). Cost: O(mentions + text of the names). Sorted; the same for any
/// number of threads.
[[nodiscard]] std::vector<Diagnostic> vault_findings(const Corpus& corpus, const KnowledgeGraph& graph,
                                                     const Schema& schema, const VaultFindingOptions& options = {});

}  // namespace graphmatter::analyse
