#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace graphmatter::text {

/// How two texts differ that are one slip apart.
struct OneEdit {
    enum class Slip : std::uint8_t { replaced, left_out, swapped };  // left_out: the shorter text lacks a character
    Slip slip = Slip::replaced;
    std::size_t at = 0;              // first character that differs, 0-based
    std::size_t length = 0;          // characters of the longer text
    char32_t first = 0, second = 0;  // the characters: of each text, or the one left out, or the two swapped
};

/// nullopt for equal texts and for those more than one character put in, left out, replaced or swapped with its
/// neighbour apart. O(length).
[[nodiscard]] std::optional<OneEdit> one_edit(std::string_view a, std::string_view b);

}  // namespace graphmatter::text
