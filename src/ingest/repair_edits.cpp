#include "ingest/repair_edits.hpp"

#include <algorithm>
#include <array>

#include <graphmatter/text/encoding.hpp>

#include "ingest/field_text.hpp"

namespace graphmatter::ingest {

namespace {

constexpr std::string_view blanks = " \t", line_ends = "\r\n", byte_order_mark = "\xEF\xBB\xBF";

std::size_t text_start(std::string_view bytes) { return bytes.starts_with(byte_order_mark) ? 3 : 0; }

/// Behind the line end at a byte. Lines end in LF, CRLF or CR, as for the reader.
std::size_t next_line(std::string_view bytes, std::size_t line_end)
{
    return std::min(line_end + (bytes.substr(line_end).starts_with("\r\n") ? 2 : 1), bytes.size());
}

/// A line of the file without its end.
Span line_span(std::string_view bytes, std::uint32_t number)
{
    std::size_t start = text_start(bytes);
    for (std::uint32_t line = 1;; ++line) {
        const std::size_t end = std::min(bytes.find_first_of(line_ends, start), bytes.size());
        if (line == number || end == bytes.size()) return {start, line == number ? end - start : 0};
        start = next_line(bytes, end);
    }
}

/// The byte of a column, 1-based and in characters.
std::size_t byte_of_column(std::string_view line, std::uint32_t column)
{
    std::size_t byte = 0;
    for (std::uint32_t i = 1; i < column && byte < line.size(); ++i) do
            ++byte;
        while (byte < line.size() && (static_cast<unsigned char>(line[byte]) & 0xC0) == 0x80);
    return byte;
}

std::string in_quotes(std::string_view text, char quote)
{
    std::string out{quote};
    for (const char c : text) {
        if (c == quote || (quote == '"' && c == '\\')) out += quote == '"' ? '\\' : quote;
        out += c;
    }
    return out + quote;
}

std::size_t end_of_blanks(std::string_view text, std::size_t from)
{
    return std::min(text.find_first_not_of(blanks, from), text.size());
}

/// How many bytes the comma here has, `,` or `，`; 0: there is none.
std::size_t comma_at(std::string_view bytes, std::size_t at)
{
    const std::string_view rest = bytes.substr(std::min(at, bytes.size()));
    return rest.starts_with(',') ? 1 : rest.starts_with("，") ? 3 : 0;
}

/// Where the comma begins that ends in front of a byte; npos: there is none.
std::size_t comma_before(std::string_view bytes, std::size_t at)
{
    const std::size_t last = bytes.find_last_not_of(" \t\r\n", at - 1);
    if (bytes[last] == ',') return last;
    return last >= 2 && bytes.substr(last - 2, 3) == "，" ? last - 2 : std::string_view::npos;
}

/// The ways to take an item of a block list away: with its line, or up to the comment behind it.
std::vector<Edit> removals_of_block_item(std::string_view bytes, Span line, std::size_t after)
{
    const std::size_t line_end = line.first + line.size, behind = end_of_blanks(bytes, after);
    if (behind >= line_end) return {{{line.first, next_line(bytes, line_end) - line.first}, ""}};
    const std::size_t dash = bytes.find('-', line.first);
    if (bytes[behind] != '#') return {};
    return {{{dash, behind - dash}, ""}};
}

/// The ways to take an item away that stands between commas, at most some of which are right.
std::vector<Edit> removals_between_commas(std::string_view bytes, Span line, Span token)
{
    const std::size_t after = token.first + token.size, line_end = line.first + line.size;
    std::size_t behind = end_of_blanks(bytes, after);
    std::vector<Edit> edits;
    if (const std::size_t comma = comma_at(bytes, behind); comma > 0) {
        behind = end_of_blanks(bytes, behind + comma);
        const bool is_alone = trimmed(bytes.substr(line.first, token.first - line.first)).empty();
        if (is_alone && behind >= line_end)
            edits.push_back({{line.first, next_line(bytes, line_end) - line.first}, ""});
        edits.push_back({{token.first, behind - token.first}, ""});
    }
    if (const std::size_t comma = comma_before(bytes, token.first); comma != std::string_view::npos) {
        const Edit edit{{comma, after - comma}, ""};
        edits.insert(behind >= line_end && edits.size() == 1 ? edits.begin() : edits.end(), edit);
    }
    edits.push_back({token, ""});
    return edits;
}

std::vector<Edit> removals(std::string_view bytes, Span line, Span token)
{
    const std::string_view in_front = trimmed(bytes.substr(line.first, token.first - line.first));
    return in_front == "-" ? removals_of_block_item(bytes, line, token.first + token.size)
                           : removals_between_commas(bytes, line, token);
}

/// The ways to take a quoted '[]' for an empty list: alone behind a field name; an item that is the only one, or one
/// of several.
std::vector<Edit> edits_of_empty_list(std::string_view bytes, Span line, Span token)
{
    std::vector<Edit> edits{{token, "[]"}};
    const std::size_t after = token.first + token.size;
    if (trimmed(bytes.substr(line.first, token.first - line.first)) == "-") {
        const std::size_t above = bytes.find_last_not_of(" \t\r\n", line.first - 1);
        if (bytes[above] == ':') edits.push_back({{above + 1, after - above - 1}, " []"});  // else it ends a comment
    }
    std::ranges::move(removals(bytes, line, token), std::back_inserter(edits));
    return edits;
}

/// True if any reader of YAML, 1.1 or 1.2, takes the text for a string without quotes. Whether it may stand in its
/// place is seen when the block is read again.
bool is_surely_text(std::string_view text)
{
    constexpr auto words =
        std::to_array<std::string_view>({"true", "false", "yes", "no", "on", "off", "y", "n", "null"});
    if (text.empty() || std::ranges::find(words, lower(text)) != words.end()) return false;
    const auto first = static_cast<unsigned char>(text.front());
    return first >= 0x80 || (first >= 'A' && first <= 'Z') || (first >= 'a' && first <= 'z');
}

/// A plain text may need quotes when it changes.
std::vector<Edit> edits_of_plain(Span token, const std::string& after)
{
    std::vector<Edit> edits{{token, in_quotes(after, '\'')}, {token, in_quotes(after, '"')}};
    if (is_surely_text(after)) edits.insert(edits.begin(), {token, after});
    return edits;
}

}  // namespace

std::optional<Quoted> quoted_at(std::string_view text)
{
    const char quote = text.front();
    Quoted result;
    for (std::size_t i = 1; i < text.size(); ++i) {
        const char next = i + 1 < text.size() ? text[i + 1] : '\0';
        if (quote == '"' && text[i] == '\\') {
            if (next != '"' && next != '\\') return std::nullopt;
            result.says += next;
            ++i;
        } else if (quote == '\'' && text[i] == quote && next == quote) {
            result.says += quote;
            ++i;
        } else if (text[i] == quote) {
            result.size = i + 1;
            return result;
        } else {
            result.says += text[i];
        }
    }
    return std::nullopt;
}

std::string_view line_from(std::string_view bytes, const Diagnostic& diagnostic)
{
    const Span line = line_span(bytes, diagnostic.line);
    const std::string_view text = bytes.substr(line.first, line.size);
    return text.substr(byte_of_column(text, diagnostic.column));
}

std::vector<Edit> edits_of(std::string_view bytes, const Diagnostic& diagnostic, RepairBy by)
{
    const Repair& repair = *diagnostic.repair;
    const Span line = line_span(bytes, diagnostic.line);
    const std::string_view text = bytes.substr(line.first, line.size);
    if (repair.of == Repair::Of::line_end) {
        const std::size_t kept = text.find_last_not_of(blanks) + 1;
        return {{{line.first + kept, text.size() - kept}, ""}};
    }
    const std::string_view rest = line_from(bytes, diagnostic);
    const std::size_t first = line.first + line.size - rest.size();
    if (rest.empty() || repair.before.empty()) return {};
    if (rest.front() == '"' || rest.front() == '\'') {
        const auto quoted = quoted_at(rest);
        if (quoted && trimmed(quoted->says) == trimmed(repair.before)) {
            const Span token{first, quoted->size};
            if (repair.of == Repair::Of::empty_list) return edits_of_empty_list(bytes, line, token);
            if (by == RepairBy::removing) return removals(bytes, line, token);
            return {{token, in_quotes(repair.after, rest.front())}};
        }
    }
    if (repair.of == Repair::Of::empty_list || !rest.starts_with(repair.before)) return {};
    const Span token{first, repair.before.size()};
    if (by == RepairBy::removing) return removals(bytes, line, token);
    if (repair.of == Repair::Of::field_name) return {{token, repair.after}};
    return edits_of_plain(token, repair.after);
}

TextEdit placed(std::string_view bytes, const Edit& edit)
{
    std::uint32_t line = 1;
    std::size_t start = text_start(bytes);
    const auto go_to = [&](std::size_t byte) {
        for (std::size_t end = 0; (end = bytes.find_first_of(line_ends, start)) < byte; ++line) {
            if (next_line(bytes, end) > byte) break;
            start = next_line(bytes, end);
        }
        return static_cast<std::uint32_t>(text::code_points(bytes.substr(start, byte - start)) + 1);
    };
    TextEdit result;
    result.column = go_to(edit.gone.first);
    result.line = line;
    result.end_column = go_to(edit.gone.first + edit.gone.size);
    result.end_line = line;
    result.instead = edit.instead;
    return result;
}

}  // namespace graphmatter::ingest
