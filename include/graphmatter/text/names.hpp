#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace graphmatter::text {

/// The key under which written forms of one name meet: NFKC_Casefold, outer quotes and brackets off,
/// Traditional to Simplified Chinese, diacritics off Latin letters, commas, hyphens, dashes, underscores,
/// bullets, dots, periods and white space as one space. A period between digits or in front stays
/// ("llama 3.1", ".net"); + # & stay. Empty when nothing is left. "NVIDIA" and "《Nvidia》" give "nvidia".
[[nodiscard]] std::string name_key(std::string_view name);

/// A key without its spaces, save one between two digits: "chat gpt" gives "chatgpt", "737 8" stays.
[[nodiscard]] std::string squashed_key(std::string_view key);

/// The name as shown: trimmed, outer quotes and 《》 off, inner white space as written.
[[nodiscard]] std::string shown_name(std::string_view name);

/// True if the name holds a letter, a digit or a symbol beyond ASCII such as an emoji: something to name a thing by.
[[nodiscard]] bool names_something(std::string_view name);

/// The key with spaces as hyphens, for ids: "ray kurzweil" gives "ray-kurzweil".
[[nodiscard]] std::string slug(std::string_view key);

/// How well a form serves as a label: capitals and spaces beat slugs and all lower case. Larger is better.
[[nodiscard]] int label_quality(std::string_view shown);

}  // namespace graphmatter::text
