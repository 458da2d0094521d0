#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "ingest/value.hpp"

namespace graphmatter::ingest {

/// Where on its line a fault was found: nothing but blanks stands before it, or something does.
enum class FaultAt : bool { line_start, within_line };

/// What yaml-cpp says of a faulty block, in words of those who write posts and with the way out; its own words
/// follow in parentheses. A message that is not known stays as it is.
[[nodiscard]] std::string explained(std::string_view yaml_message, FaultAt place);

/// yaml-cpp names the field after a line without a colon; people look for the line.
[[nodiscard]] Flaw without_colon(std::string_view block, std::uint32_t first_line, Flaw flaw);

/// yaml-cpp takes a last line without a colon for a field without a value.
[[nodiscard]] std::optional<Flaw> last_without_colon(std::string_view block, std::uint32_t first_line,
                                                     const Value& root);

/// yaml-cpp names the end of the block; people look for the first value whose quotes do not pair.
[[nodiscard]] Flaw unclosed_quote(std::string_view block, std::uint32_t first_line);

}  // namespace graphmatter::ingest
