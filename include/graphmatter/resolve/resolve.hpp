#pragma once
#include <span>
#include <string>
#include <vector>

#include <graphmatter/model/corpus.hpp>
#include <graphmatter/model/diagnostic.hpp>
#include <graphmatter/model/knowledge_graph.hpp>
#include <graphmatter/model/names.hpp>
#include <graphmatter/model/progress.hpp>
#include <graphmatter/model/schema.hpp>

namespace graphmatter::resolve {

struct ResolveOptions {
    std::span<const AliasEntry> aliases;
    std::span<const KindNames> stop;
    std::span<const std::string> base_urls;  // links below one of these are links to posts
    std::span<const KindNames> distinct;     // spellings that join with no other by key
    unsigned jobs = 0;                       // threads; 0: as many as processors
};

/// Turns written names into entities and link texts into posts. Forms join by key, squashed key and alias
/// file only; ids never depend on counts. Cost: O(mentions log mentions), names in parallel. Throws UsageError for an
/// alias file that contradicts itself, Cancelled.
[[nodiscard]] Noted<KnowledgeGraph> resolve(const Corpus& corpus, const Schema& schema,
                                            const ResolveOptions& options = {}, const Watch& watch = {});

}  // namespace graphmatter::resolve
