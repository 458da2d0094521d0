#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <graphmatter/model/diagnostic.hpp>
#include <graphmatter/model/schema.hpp>

#include "ingest/fields.hpp"
#include "ingest/repair_edits.hpp"
#include "ingest/value.hpp"

namespace graphmatter::ingest {

/// What programs read from a file: all its values, the names of entities among them, the body.
struct Reading {
    Value map;
    std::vector<WrittenName> names;
    std::string body;
};

/// nullopt for a file that cannot be repaired: another encoding, or no front matter to read.
[[nodiscard]] std::optional<Reading> reading_of(std::string_view bytes, const Schema& schema);

/// True if the repair did what it says and nothing else: one value, field name or item differs, and of the names of
/// entities that one alone.
[[nodiscard]] bool is_as_meant(const Reading& before, const Reading& after, const Diagnostic& diagnostic, RepairBy by);

/// Why no edit mended a diagnostic: the end of "left as it is, ...".
[[nodiscard]] std::string obstacle(std::string_view bytes, const Reading& reading, const Diagnostic& diagnostic,
                                   RepairBy by);

}  // namespace graphmatter::ingest
