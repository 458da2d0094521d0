#pragma once
#include <graphmatter/analyse/vault_findings.hpp>

// The parts of vault_findings(), one file each. They add diagnostics in any order.
namespace graphmatter::analyse {

/// What all parts look at.
struct Vault {
    const Corpus& corpus;
    const KnowledgeGraph& graph;
    const Schema& schema;
};

/// Field names in other case or a letter off, single values among lists, empty lists among full ones.
void note_field_slips(const Vault& vault, std::vector<Diagnostic>& diagnostics);
/// Values a letter off one that many posts have, lists and quoted switches among plain values.
void note_value_slips(const Vault& vault, std::vector<Diagnostic>& diagnostics);
/// Titles, URLs and ids that two posts have.
void note_duplicate_posts(const Vault& vault, std::vector<Diagnostic>& diagnostics);
/// Years long before there were posts, where the vault has few of them.
void note_early_dates(const Vault& vault, std::vector<Diagnostic>& diagnostics);
/// Posts that name nothing.
void note_posts_without_entities(const Vault& vault, std::span<const Diagnostic> known,
                                 std::vector<Diagnostic>& diagnostics);
/// Names of one kind that a slip may have parted.
void note_near_names(const Vault& vault, std::vector<Diagnostic>& diagnostics);
/// Names that the alias file spells otherwise.
void note_canonical_spellings(const Vault& vault, std::span<const AliasEntry> aliases,
                              std::span<const KindNames> distinct, std::vector<Diagnostic>& diagnostics);

}  // namespace graphmatter::analyse
