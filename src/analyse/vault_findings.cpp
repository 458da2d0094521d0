#include <graphmatter/analyse/vault_findings.hpp>

#include <algorithm>
#include <iterator>

#include <oneapi/tbb/parallel_invoke.h>

#include "analyse/vault_finding_parts.hpp"

namespace graphmatter::analyse {

std::vector<Diagnostic> vault_findings(const Corpus& corpus, const KnowledgeGraph& graph, const Schema& schema,
                                       std::span<const AliasEntry> aliases, std::span<const Diagnostic> known)
{
    const Vault vault{corpus, graph, schema};
    std::vector<Diagnostic> diagnostics, of_names;
    tbb::parallel_invoke([&] { note_near_names(vault, of_names); },
                         [&] {
                             note_field_slips(vault, diagnostics);
                             note_value_slips(vault, diagnostics);
                             note_duplicate_posts(vault, diagnostics);
                             note_posts_without_entities(vault, known, diagnostics);
                             note_alias_spellings(vault, aliases, diagnostics);
                         });
    std::ranges::move(of_names, std::back_inserter(diagnostics));
    sort_diagnostics(diagnostics);
    return diagnostics;
}

}  // namespace graphmatter::analyse
