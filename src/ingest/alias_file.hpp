#pragma once
#include <filesystem>
#include <vector>

#include <graphmatter/model/names.hpp>
#include <graphmatter/model/schema.hpp>

namespace graphmatter::ingest {

/// Reads an alias file: `organization: {NVIDIA: [英伟达, NVDA]}`, in YAML or JSON. Throws UsageError with
/// file:line:column for what is no such file and for unknown kinds, and with both places for a name under two canonical
/// names, a canonical name that is a name of another (a chain or a cycle) and one canonical name in two spellings. An
/// entry or a name that stands twice does no harm: lists are joined, each name is kept once.
[[nodiscard]] std::vector<AliasEntry> read_alias_file(const std::filesystem::path& file, const Schema& schema);

}  // namespace graphmatter::ingest
