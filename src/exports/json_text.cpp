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

constexpr bool is_plain(char c) noexcept
{
    return c != '"' && c != '\\' && static_cast<unsigned char>(c) >= 0x20 && static_cast<unsigned char>(c) < 0x7F;
}

}  // namespace

void write_to(TextWriter& out, Json json)
{
    const std::string_view text = json.text;
    out.put('"');
    std::size_t run = 0;  // start of what can be copied as it stands
    for (std::size_t i = 0; i < text.size();) {
        if (is_plain(text[i])) {
            ++i;
            continue;
        }
        const auto [length, use] = first_character(text.substr(i));
        if (use == Character::Use::keep && length > 1) {
            i += length;
            continue;
        }
        out.put(text.substr(run, i - run));
        if (use == Character::Use::keep) out.put(escaped(text[i]));
        if (use == Character::Use::replace) out.put(replacement_character);
        i += length;
        run = i;
    }
    out.put(text.substr(run), '"');
}

}  // namespace graphmatter::exports
