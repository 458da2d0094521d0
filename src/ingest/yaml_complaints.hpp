#pragma once
#include <string>
#include <string_view>

namespace graphmatter::ingest {

/// Where on its line a fault was found: nothing but blanks stands before it, or something does.
enum class FaultAt : bool { line_start, within_line };

/// What yaml-cpp says of a faulty block, in words of those who write posts and with the way out; its own words
/// follow in parentheses. A message that is not known stays as it is.
[[nodiscard]] std::string explained(std::string_view yaml_message, FaultAt place);

}  // namespace graphmatter::ingest
