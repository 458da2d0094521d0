#pragma once
#include <filesystem>
#include <vector>

#include <graphmatter/model/names.hpp>
#include <graphmatter/model/schema.hpp>

namespace graphmatter::ingest {

/// Reads an alias file: `organization: {NVIDIA: [英伟达, NVDA]}`. Throws UsageError with file:line for what is no such
/// file, unknown kinds, and a name that stands under two canonical names.
[[nodiscard]] std::vector<AliasEntry> read_alias_file(const std::filesystem::path& file, const Schema& schema);

}  // namespace graphmatter::ingest
