#include "exports/xml_text.hpp"

#include <array>

#include <fmt/format.h>

#include "exports/text_writer.hpp"

namespace graphmatter::exports {

namespace {

// What stands for an ASCII character in XML: itself where the entry is empty.
constexpr auto references = [] {
    std::array<std::string_view, 128> table{};
    table['&'] = "&amp;";
    table['<'] = "&lt;";
    table['>'] = "&gt;";
    table['"'] = "&quot;";
    table['\t'] = "&#9;";
    table['\n'] = "&#10;";
    table['\r'] = "&#13;";
    return table;
}();

// ASCII that is written as it stands.
constexpr auto plain = [] {
    PlainBytes table{};
    for (std::size_t c = 0x20; c < 0x80; ++c) table[c] = references[c].empty();
    return table;
}();

constexpr unsigned byte(char c) noexcept { return static_cast<unsigned char>(c); }

// The length of the well-formed UTF-8 sequence of two to four bytes at the start, else 0 (Unicode, table 3-7).
std::uint8_t sequence_length(std::string_view text) noexcept
{
    const unsigned lead = byte(text[0]);
    const std::uint8_t length = lead >= 0xC2 && lead <= 0xDF   ? 2
                                : lead >= 0xE0 && lead <= 0xEF ? 3
                                : lead >= 0xF0 && lead <= 0xF4 ? 4
                                                               : 0;
    if (length == 0 || text.size() < length) return 0;
    const unsigned second = byte(text[1]);
    const unsigned low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    const unsigned high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (second < low || second > high) return 0;
    for (std::uint8_t i = 2; i < length; ++i)
        if ((byte(text[i]) & 0xC0U) != 0x80) return 0;
    return length;
}

}  // namespace

Character first_character(std::string_view text) noexcept
{
    using enum Character::Use;
    const unsigned lead = byte(text[0]);
    if (lead < 0x80) return {1, lead >= 0x20 || lead == '\t' || lead == '\n' || lead == '\r' ? keep : leave_out};
    const auto length = sequence_length(text);
    if (length == 0) return {1, replace};
    const bool non_character = lead == 0xEF && byte(text[1]) == 0xBF && byte(text[2]) >= 0xBE;
    return {length, non_character ? leave_out : keep};
}

std::size_t end_of_run(std::string_view text, std::size_t start, const PlainBytes& plain) noexcept
{
    while (start < text.size()) {
        if (plain[byte(text[start])]) {
            ++start;
            continue;
        }
        const auto [length, use] = first_character(text.substr(start));
        if (use != Character::Use::keep || length == 1) break;
        start += length;
    }
    return start;
}

void write_to(TextWriter& out, Xml xml)
{
    const std::string_view text = xml.text;
    for (std::size_t run = 0;;) {  // start of what can be copied as it stands
        const std::size_t i = end_of_run(text, run, plain);
        out.put(text.substr(run, i - run));
        if (i == text.size()) return;
        const auto [length, use] = first_character(text.substr(i));
        if (use == Character::Use::keep) out.put(references[byte(text[i])]);
        if (use == Character::Use::replace) out.put(replacement_character);
        run = i + length;
    }
}

std::string clean_id(std::string id)
{
    for (std::size_t i = 0; i < id.size();) {
        const auto [length, use] = first_character(std::string_view{id}.substr(i));
        if (use == Character::Use::keep) {
            i += length;
            continue;
        }
        std::string encoded;
        for (std::size_t k = 0; k < length; ++k) encoded += fmt::format("%{:02X}", byte(id[i + k]));
        id.replace(i, length, encoded);
        i += encoded.size();
    }
    return id;
}

}  // namespace graphmatter::exports
