#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace graphmatter::text {

/// The candidate a mistyped name most likely means: smallest Damerau-Levenshtein distance (ASCII case
/// ignored), at most a third of the length and at least one; ties bytewise. Empty when nothing is near.
[[nodiscard]] std::string nearest_name(std::string_view name, std::span<const std::string_view> candidates);

}  // namespace graphmatter::text
