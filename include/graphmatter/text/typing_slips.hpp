#pragma once
#include <string>
#include <string_view>

namespace graphmatter::text {

/// True if two letters (a to z) are neighbours on a QWERTY keyboard.
[[nodiscard]] bool are_neighbour_keys(char32_t a, char32_t b) noexcept;

/// True if two Chinese characters look so alike that one is taken for the other: 己 and 已, 未 and 末.
[[nodiscard]] bool look_alike(char32_t a, char32_t b) noexcept;

/// The sound of a romanized name without what careless typing overlooks: zh and z, sh and s, ch and c, -ng and -n.
[[nodiscard]] std::string plain_sound(std::string_view romanized);

}  // namespace graphmatter::text
