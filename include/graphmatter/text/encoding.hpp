#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace graphmatter::text {

[[nodiscard]] bool is_valid_utf8(std::string_view bytes) noexcept;
/// Byte position of the first byte that is not UTF-8, or npos.
[[nodiscard]] std::size_t first_invalid_utf8(std::string_view bytes) noexcept;
/// Each maximal ill-formed part replaced by U+FFFD.
[[nodiscard]] std::string repaired_utf8(std::string_view bytes);
/// UTF-16 text (without its byte order mark) as UTF-8; lone surrogates become U+FFFD.
[[nodiscard]] std::string utf8_from_utf16(std::string_view bytes, bool big_endian);
[[nodiscard]] std::string nfc(std::string_view utf8);
/// Full Unicode case folding, nothing else; for file names and link texts.
[[nodiscard]] std::string case_folded(std::string_view utf8);
/// How many code points. O(bytes).
[[nodiscard]] std::size_t code_points(std::string_view utf8) noexcept;

}  // namespace graphmatter::text
