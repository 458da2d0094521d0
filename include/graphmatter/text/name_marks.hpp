#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace graphmatter::text {

/// The name without the quotes that stand around the whole of it, however many, and trimmed; nullopt when none do:
/// `"OpenAI"` and `“OpenAI”` give OpenAI, `"Weird Al" Yankovic` and `Schindler's` nothing.
[[nodiscard]] std::optional<std::string> without_quotes(std::string_view name);

/// True if a double quote at an end of the name has no partner: `OpenAI"`. Apostrophes and inches (`27"`) are none.
[[nodiscard]] bool has_stray_quote(std::string_view name);

/// True if a bracket has no partner (`OpenAI]`, `三体》`), or one pair of square ones stands around the whole name. A
/// wide bracket may close a narrow one; `[[a link]]` is none, nor is the parenthesis of `1) A name`.
[[nodiscard]] bool has_stray_bracket(std::string_view name);

}  // namespace graphmatter::text
