#pragma once
#include <string>

namespace graphmatter::text {

/// Traditional Chinese characters as Simplified ones, by ICU's rules (first rule that fits wins).
[[nodiscard]] std::u32string simplified(const std::u32string& text);

}  // namespace graphmatter::text
