#pragma once
#include <string>
#include <string_view>

namespace graphmatter::analyse {

/// The name or value of a field with small ASCII letters.
[[nodiscard]] std::string lower(std::string_view text);
/// lower() without hyphens, underscores and spaces.
[[nodiscard]] std::string folded(std::string_view text);

}  // namespace graphmatter::analyse
