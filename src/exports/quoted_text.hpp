#pragma once
#include <string>
#include <string_view>

namespace graphmatter::exports {

/// A JSON string with its quotes, without the characters that no file holds: what Json is for a TextWriter.
[[nodiscard]] std::string quoted_json(std::string_view text);

/// The same as a double-quoted YAML scalar: characters that YAML does not print are escaped.
[[nodiscard]] std::string quoted_yaml(std::string_view text);

/// A number rounded to four decimals, without needless zeros: what Rounded is for a TextWriter.
[[nodiscard]] std::string four_decimals(double value);

}  // namespace graphmatter::exports
