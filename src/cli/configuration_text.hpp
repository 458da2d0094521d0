#pragma once
#include <span>
#include <string>

#include <graphmatter/ingest/read_corpus.hpp>

namespace graphmatter::cli {

/// A commented graphmatter.yaml for a vault with these fields. It changes nothing that the defaults do, save that
/// unknown fields whose values are mostly lists become kinds of their own. `aliases`: the name of an alias file beside
/// it.
[[nodiscard]] std::string configuration_text(std::span<const ingest::FieldUse> uses, std::string_view aliases = {});

}  // namespace graphmatter::cli
