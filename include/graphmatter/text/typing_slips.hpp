#pragma once

namespace graphmatter::text {

/// True if two letters (a to z) are neighbours on a QWERTY keyboard.
[[nodiscard]] bool are_neighbour_keys(char32_t a, char32_t b) noexcept;

/// True if two Chinese characters look so alike that one is taken for the other: 己 and 已, 未 and 末.
[[nodiscard]] bool look_alike(char32_t a, char32_t b) noexcept;

/// True if two Chinese characters are read alike, tones aside, or differ in what careless typing overlooks: zh and z,
/// sh and s, ch and c, -ng and -n. By ICU's readings of each in words and in names (长 is zhang and
/// chang); false for other characters.
[[nodiscard]] bool sound_alike(char32_t a, char32_t b);

}  // namespace graphmatter::text
