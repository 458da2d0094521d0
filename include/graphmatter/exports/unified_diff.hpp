#pragma once
#include <string>
#include <string_view>

namespace graphmatter::exports {

/// Two texts of equally many lines as a unified diff with three lines of context, as `git apply` and `patch -p1` take it;
/// empty when they are equal. Lines end in LF; anything else in them is kept as it is.
[[nodiscard]] std::string unified_diff(std::string_view path, std::string_view before, std::string_view after);

}  // namespace graphmatter::exports
