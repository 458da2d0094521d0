#include "exports/quoted_text.hpp"

#include <cmath>

#include <fmt/format.h>

#include "exports/xml_text.hpp"

namespace graphmatter::exports {

namespace {

/// The code point of a character of two or three bytes; 0 for any other.
unsigned code_point(std::string_view character)
{
    const auto bits = [character](std::size_t i, unsigned mask) {
        return static_cast<unsigned char>(character[i]) & mask;
    };
    if (character.size() == 2) return bits(0, 0x1FU) << 6U | bits(1, 0x3FU);
    if (character.size() == 3) return bits(0, 0x0FU) << 12U | bits(1, 0x3FU) << 6U | bits(2, 0x3FU);
    return 0;
}

/// C1 controls, line and paragraph separator, byte order mark: YAML takes them for no printable characters, or breaks.
bool is_escaped_in_yaml(unsigned point)
{
    return (point >= 0x80 && point < 0xA0) || point == 0x2028 || point == 0x2029 || point == 0xFEFF;
}

/// What both languages escape; "" for any other character.
std::string_view escaped_in_both(std::string_view character)
{
    if (character == "\"") return "\\\"";
    if (character == "\\") return "\\\\";
    if (character == "\t") return "\\t";
    if (character == "\n") return "\\n";
    if (character == "\r") return "\\r";
    if (character == "\x7F") return "\\u007f";
    return {};
}

template <class Escaped>
std::string quoted(std::string_view text, Escaped escaped)
{
    std::string out = "\"";
    while (!text.empty()) {
        const auto [length, use] = first_character(text);
        const auto character = text.substr(0, length);
        text.remove_prefix(length);
        if (use == Character::Use::leave_out) continue;
        if (use == Character::Use::replace)
            out += replacement_character;
        else if (const auto form = escaped_in_both(character); !form.empty())
            out += form;
        else if (const unsigned point = code_point(character); point != 0 && escaped(point))
            out += fmt::format("\\u{:04x}", point);
        else
            out += character;
    }
    return out + '"';
}

}  // namespace

std::string quoted_json(std::string_view text)
{
    return quoted(text, [](unsigned) { return false; });
}

std::string quoted_yaml(std::string_view text) { return quoted(text, is_escaped_in_yaml); }

std::string four_decimals(double value) { return fmt::format("{}", std::round(value * 1e4) / 1e4); }

}  // namespace graphmatter::exports
