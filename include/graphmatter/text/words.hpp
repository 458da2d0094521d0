#pragma once
#include <cstdint>
#include <string_view>

namespace graphmatter::text {

/// Latin-script words (runs of letters and digits) plus CJK characters: the length of a text as its
/// readers count it. An apostrophe between letters joins them. Expects UTF-8; about 1.5 GB/s.
[[nodiscard]] std::uint32_t count_words(std::string_view utf8) noexcept;

}  // namespace graphmatter::text
