#pragma once
#include <cstddef>
#include <string>
#include <string_view>

#include <graphmatter/queries/queries.hpp>

namespace graphmatter::queries {

/// Columns a terminal needs to show a text: two for East Asian wide characters and emoji, none for
/// combining marks. Expects UTF-8. O(bytes).
[[nodiscard]] std::size_t display_width(std::string_view utf8) noexcept;

/// Aligned columns with a heading, numbers to the right; line breaks and tabs inside a cell become spaces.
/// Every line ends with a newline; no rows: the heading alone.
[[nodiscard]] std::string as_table(const Answer& answer);
/// RFC 4180 with a heading and LF; NULL is the empty field.
[[nodiscard]] std::string as_csv(const Answer& answer);
/// A list of objects, one a line, keys in the order of the columns; NULL is null, numbers are numbers.
[[nodiscard]] std::string as_json(const Answer& answer);

}  // namespace graphmatter::queries
