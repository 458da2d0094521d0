#pragma once
#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>

namespace graphmatter::cli {

/// True if the stream is a terminal that shows colours and NO_COLOR is unset or empty.
[[nodiscard]] bool shows_colors(std::FILE* stream);
[[nodiscard]] bool is_terminal(std::FILE* stream);

enum class Color : std::uint8_t { red = 31, green = 32, yellow = 33, blue = 34, cyan = 36 };
/// The text in a colour when `wanted`, else as it is.
[[nodiscard]] std::string colored(std::string_view text, Color color, bool wanted);

/// Control characters as \\n, \\x1b: a finding is one line, whatever the post holds, and a post must not steer the
/// terminal.
[[nodiscard]] std::string on_one_line(std::string_view text);

/// "graphmatter: message" on standard error.
void complain(std::string_view message);
/// Puts text on standard output; main reports a stream that failed.
void print(std::string_view text);

/// 1234567 as "1,234,567".
[[nodiscard]] std::string grouped(std::uint64_t number);
/// Bytes as "41 MB"; decimal units, two digits at least.
[[nodiscard]] std::string size_text(std::uint64_t bytes);
/// "1 post", "2 posts".
[[nodiscard]] std::string counted(std::uint64_t number, std::string_view one, std::string_view many);

}  // namespace graphmatter::cli
