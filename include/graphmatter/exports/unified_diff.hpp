#pragma once
#include <string>
#include <string_view>

namespace graphmatter::exports {

/// How one text becomes the other, as a unified diff with three lines of context that `git apply` and `patch -p1` take;
/// empty when they are equal. Lines end in LF; anything else in them is kept as it is. Right for any texts, short for
/// those that differ little; cost: O(lines) and, for each stretch that differs, the square of its lines.
[[nodiscard]] std::string unified_diff(std::string_view path, std::string_view before, std::string_view after);

}  // namespace graphmatter::exports
