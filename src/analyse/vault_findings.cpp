#include <graphmatter/analyse/vault_findings.hpp>

#include <algorithm>
#include <iterator>

#include <oneapi/tbb/info.h>
#include <oneapi/tbb/parallel_invoke.h>
#include <oneapi/tbb/task_arena.h>

#include "analyse/vault_finding_parts.hpp"

namespace graphmatter::analyse {

std::vector<Diagnostic> vault_findings(const Corpus& corpus, const KnowledgeGraph& graph, const Schema& schema,
                                       const VaultFindingOptions& options)
{
    const Vault vault{corpus, graph, schema};
    std::vector<Diagnostic> diagnostics, of_names;
    const auto of_fields_and_posts = [&] {
        note_field_slips(vault, diagnostics);
        note_value_slips(vault, diagnostics);
        note_duplicate_posts(vault, diagnostics);
        note_early_dates(vault, diagnostics);
        note_posts_without_entities(vault, options.known, diagnostics);
        note_canonical_spellings(vault, options.aliases, options.distinct, diagnostics);
    };
    tbb::task_arena arena{options.jobs == 1 ? 1 : std::min(2, tbb::info::default_concurrency())};
    arena.execute([&] { tbb::parallel_invoke([&] { note_near_names(vault, of_names); }, of_fields_and_posts); });
    std::ranges::move(of_names, std::back_inserter(diagnostics));
    sort_diagnostics(diagnostics);
    return diagnostics;
}

}  // namespace graphmatter::analyse
