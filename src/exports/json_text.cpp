#include "exports/json_text.hpp"

#include <cstddef>

#include "exports/text_writer.hpp"
#include "exports/xml_text.hpp"

namespace graphmatter::exports {

namespace {

std::string_view escaped(char c) noexcept
{
    switch (c) {
        case '"': return "\\\"";
        case '\\': return "\\\\";
        case '\t': return "\\t";
        case '\n': return "\\n";
        case '\r': return "\\r";
        case 0x7F: return "\\u007f";
        default: return {};
    }
}

// ASCII that is written as it stands.
constexpr auto plain = [] {
    PlainBytes table{};
    for (std::size_t c = 0x20; c < 0x7F; ++c) table[c] = c != '"' && c != '\\';
    return table;
}();

}  // namespace

void write_to(TextWriter& out, Json json)
{
    const std::string_view text = json.text;
    out.put('"');
    for (std::size_t run = 0;;) {  // start of what can be copied as it stands
        const std::size_t i = end_of_run(text, run, plain);
        out.put(text.substr(run, i - run));
        if (i == text.size()) break;
        const auto [length, use] = first_character(text.substr(i));
        if (use == Character::Use::keep) out.put(escaped(text[i]));
        if (use == Character::Use::replace) out.put(replacement_character);
        run = i + length;
    }
    out.put('"');
}

}  // namespace graphmatter::exports
