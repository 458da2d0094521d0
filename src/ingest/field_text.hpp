#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "ingest/value.hpp"

namespace graphmatter::ingest {

/// ASCII letters only: field names and words such as true.
[[nodiscard]] std::string lower(std::string_view text);
/// Without ASCII white space at its ends.
[[nodiscard]] std::string_view trimmed(std::string_view text);
/// `[]` with any blanks in and around it.
[[nodiscard]] bool is_empty_list_text(std::string_view text);
/// Null, or a scalar of white space.
[[nodiscard]] bool is_blank(const Value& value);
/// What a switch such as `draft` says (true, yes, on, 1 or their opposites); nullopt for anything else.
[[nodiscard]] std::optional<bool> switched(const Value& value);
/// Scheme, ://, a host, and no blanks.
[[nodiscard]] bool is_url(std::string_view text);
/// True if the text waits for a site generator to fill it in: {{ page.slug }}, {% if %}, Jekyll's /:year/.
[[nodiscard]] bool has_template(std::string_view text);

}  // namespace graphmatter::ingest
