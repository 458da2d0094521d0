#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace graphmatter::text {

/// Valid UTF-8 as code points.
[[nodiscard]] std::u32string decoded(std::string_view utf8);
[[nodiscard]] std::string encoded(std::u32string_view text);
/// Appends one code point.
void append_utf8(std::string& out, char32_t c);

}  // namespace graphmatter::text
