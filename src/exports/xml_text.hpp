#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace graphmatter::exports {

class TextWriter;

/// The first character of a text.
struct Character {
    std::uint8_t length;  // bytes; 1 for a byte that is no UTF-8
    enum class Use : std::uint8_t { keep, leave_out, replace } use;
};
/// What files do with the first character of a non-empty text. One rule for all of them, so that they agree: what
/// XML 1.0 forbids (C0 controls except tab, LF, CR; U+FFFE, U+FFFF) is left out, since not even a reference may
/// stand for it; bytes that are no UTF-8 become U+FFFD.
[[nodiscard]] Character first_character(std::string_view text) noexcept;

/// Bytes that are copied one by one.
using PlainBytes = std::array<bool, 256>;
/// The end of what can be copied as it stands from `start` on: plain bytes and characters of several that are kept.
[[nodiscard]] std::size_t end_of_run(std::string_view text, std::size_t start, const PlainBytes& plain) noexcept;
inline constexpr std::string_view replacement_character = "\xEF\xBF\xBD";

/// Text for an XML attribute or element: `& < > "` escaped, tab, LF and CR as references because attribute values
/// would lose them. Write it with TextWriter::put.
struct Xml {
    std::string_view text;
};
void write_to(TextWriter& out, Xml xml);

/// An id that every file can hold unchanged: bytes that first_character() does not keep are percent-encoded,
/// so that two ids cannot become equal.
[[nodiscard]] std::string clean_id(std::string id);

}  // namespace graphmatter::exports
