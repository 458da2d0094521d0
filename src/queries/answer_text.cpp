#include <graphmatter/queries/answer_text.hpp>

#include <algorithm>
#include <array>
#include <cstdint>

#include <fmt/format.h>

namespace graphmatter::queries {

namespace {

struct Range {
    char32_t first, last;
};
// East Asian Width W and F, and emoji shown as such (Unicode 15, neighbours joined); sorted.
constexpr std::array wide{
    Range{0x1100, 0x115F},   Range{0x231A, 0x231B},   Range{0x2329, 0x232A},   Range{0x23E9, 0x23EC},
    Range{0x23F0, 0x23F0},   Range{0x23F3, 0x23F3},   Range{0x25FD, 0x25FE},   Range{0x2614, 0x2615},
    Range{0x2648, 0x2653},   Range{0x267F, 0x267F},   Range{0x2693, 0x2693},   Range{0x26A1, 0x26A1},
    Range{0x26AA, 0x26AB},   Range{0x26BD, 0x26BE},   Range{0x26C4, 0x26C5},   Range{0x26CE, 0x26CE},
    Range{0x26D4, 0x26D4},   Range{0x26EA, 0x26EA},   Range{0x26F2, 0x26F3},   Range{0x26F5, 0x26F5},
    Range{0x26FA, 0x26FA},   Range{0x26FD, 0x26FD},   Range{0x2705, 0x2705},   Range{0x270A, 0x270B},
    Range{0x2728, 0x2728},   Range{0x274C, 0x274C},   Range{0x274E, 0x274E},   Range{0x2753, 0x2755},
    Range{0x2757, 0x2757},   Range{0x2795, 0x2797},   Range{0x27B0, 0x27B0},   Range{0x27BF, 0x27BF},
    Range{0x2B1B, 0x2B1C},   Range{0x2B50, 0x2B50},   Range{0x2B55, 0x2B55},   Range{0x2E80, 0x303E},
    Range{0x3041, 0x33FF},   Range{0x3400, 0x4DBF},   Range{0x4E00, 0xA4CF},   Range{0xA960, 0xA97F},
    Range{0xAC00, 0xD7A3},   Range{0xF900, 0xFAFF},   Range{0xFE10, 0xFE19},   Range{0xFE30, 0xFE6F},
    Range{0xFF00, 0xFF60},   Range{0xFFE0, 0xFFE6},   Range{0x16FE0, 0x18CFF}, Range{0x18D00, 0x18D08},
    Range{0x1AFF0, 0x1B2FB}, Range{0x1F004, 0x1F004}, Range{0x1F0CF, 0x1F0CF}, Range{0x1F18E, 0x1F18E},
    Range{0x1F191, 0x1F19A}, Range{0x1F200, 0x1F320}, Range{0x1F32D, 0x1F335}, Range{0x1F337, 0x1F37C},
    Range{0x1F37E, 0x1F393}, Range{0x1F3A0, 0x1F3CA}, Range{0x1F3CF, 0x1F3D3}, Range{0x1F3E0, 0x1F3F0},
    Range{0x1F3F4, 0x1F3F4}, Range{0x1F3F8, 0x1F43E}, Range{0x1F440, 0x1F440}, Range{0x1F442, 0x1F4FC},
    Range{0x1F4FF, 0x1F53D}, Range{0x1F54B, 0x1F54E}, Range{0x1F550, 0x1F567}, Range{0x1F57A, 0x1F57A},
    Range{0x1F595, 0x1F596}, Range{0x1F5A4, 0x1F5A4}, Range{0x1F5FB, 0x1F64F}, Range{0x1F680, 0x1F6C5},
    Range{0x1F6CC, 0x1F6CC}, Range{0x1F6D0, 0x1F6D2}, Range{0x1F6D5, 0x1F6D7}, Range{0x1F6DC, 0x1F6DF},
    Range{0x1F6EB, 0x1F6EC}, Range{0x1F6F4, 0x1F6FC}, Range{0x1F7E0, 0x1F7EB}, Range{0x1F7F0, 0x1F7F0},
    Range{0x1F90C, 0x1F93A}, Range{0x1F93C, 0x1F945}, Range{0x1F947, 0x1F9FF}, Range{0x1FA70, 0x1FAFF},
    Range{0x20000, 0x2FFFD}, Range{0x30000, 0x3FFFD},
};
// Marks that sit on the character before them, and characters without a picture.
constexpr std::array unseen{
    Range{0x0300, 0x036F},   Range{0x0483, 0x0489}, Range{0x0591, 0x05BD}, Range{0x0610, 0x061A}, Range{0x064B, 0x065F},
    Range{0x093C, 0x093C},   Range{0x094D, 0x094D}, Range{0x0E31, 0x0E31}, Range{0x0E34, 0x0E3A}, Range{0x0E47, 0x0E4E},
    Range{0x1AB0, 0x1AFF},   Range{0x1DC0, 0x1DFF}, Range{0x200B, 0x200F}, Range{0x202A, 0x202E}, Range{0x2060, 0x2064},
    Range{0x20D0, 0x20F0},   Range{0x3099, 0x309A}, Range{0xFE00, 0xFE0F}, Range{0xFE20, 0xFE2F}, Range{0xFEFF, 0xFEFF},
    Range{0xE0100, 0xE01EF},
};

template <std::size_t N>
bool holds(const std::array<Range, N>& ranges, char32_t c) noexcept
{
    const auto after = std::ranges::upper_bound(ranges, c, {}, &Range::first);
    return after != ranges.begin() && c <= std::prev(after)->last;
}

std::size_t width_of(char32_t c) noexcept
{
    if (c < 0x300) return c < 0x20 || (c >= 0x7F && c < 0xA0) ? 0 : 1;
    if (holds(unseen, c)) return 0;
    return holds(wide, c) ? 2 : 1;
}

/// The next code point; takes its bytes off the text.
char32_t take(std::string_view& text) noexcept
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(0);
    std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    length = std::min(length, text.size());
    char32_t c = length == 1 ? lead : lead & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) c = c << 6U | (byte(i) & 0x3FU);
    text.remove_prefix(length);
    return c;
}

std::string on_one_line(std::string_view text)
{
    std::string line{text};
    std::ranges::replace_if(line, [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    return line;
}

std::string csv_field(std::string_view text)
{
    if (text.find_first_of(",\"\n\r") == std::string_view::npos) return std::string{text};
    std::string quoted = "\"";
    for (const char c : text) quoted.append(c == '"' ? 2 : 1, c);
    return quoted + '"';
}

void append_json(std::string& out, std::string_view text)
{
    out += '"';
    for (const char c : text) {
        if (c == '"' || c == '\\')
            (out += '\\') += c;
        else if (static_cast<unsigned char>(c) < 0x20)
            fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned>(c));
        else
            out += c;
    }
    out += '"';
}

}  // namespace

std::size_t display_width(std::string_view utf8) noexcept
{
    std::size_t width = 0;
    while (!utf8.empty()) width += width_of(take(utf8));
    return width;
}

std::string as_table(const Answer& answer)
{
    std::vector<std::size_t> widths;
    std::vector<bool> right(answer.columns.size(), !answer.rows.empty());
    for (const auto& column : answer.columns) widths.push_back(display_width(column));
    for (const auto& row : answer.rows)
        for (std::size_t i = 0; i < row.size(); ++i) {
            widths[i] = std::max(widths[i], display_width(on_one_line(row[i].text)));
            if (!row[i].number && !row[i].null) right[i] = false;
        }
    std::string out;
    const auto add = [&](std::size_t i, const std::string& text) {
        const std::size_t padding = widths[i] - display_width(text);
        const bool last = i + 1 == widths.size();
        if (right[i]) out.append(padding, ' ');
        out += text;
        if (!right[i] && !last) out.append(padding, ' ');
        out += last ? "\n" : "  ";
    };
    for (std::size_t i = 0; i < answer.columns.size(); ++i) add(i, answer.columns[i]);
    for (const auto& row : answer.rows)
        for (std::size_t i = 0; i < row.size(); ++i) add(i, on_one_line(row[i].text));
    return out;
}

std::string as_csv(const Answer& answer)
{
    std::string out;
    for (std::size_t i = 0; i < answer.columns.size(); ++i) out += (i == 0 ? "" : ",") + csv_field(answer.columns[i]);
    out += '\n';
    for (const auto& row : answer.rows) {
        for (std::size_t i = 0; i < row.size(); ++i) out += (i == 0 ? "" : ",") + csv_field(row[i].text);
        out += '\n';
    }
    return out;
}

std::string as_json(const Answer& answer)
{
    std::string out = "[";
    for (std::size_t r = 0; r < answer.rows.size(); ++r) {
        out += r == 0 ? "\n  {" : ",\n  {";
        for (std::size_t i = 0; i < answer.columns.size(); ++i) {
            const Cell& cell = answer.rows[r][i];
            if (i != 0) out += ", ";
            append_json(out, answer.columns[i]);
            out += ": ";
            if (cell.null)
                out += "null";
            else if (cell.number)
                out += cell.text;
            else
                append_json(out, cell.text);
        }
        out += '}';
    }
    return out + (answer.rows.empty() ? "]\n" : "\n]\n");
}

}  // namespace graphmatter::queries
