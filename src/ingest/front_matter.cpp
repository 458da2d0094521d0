#include "ingest/front_matter.hpp"

#include <algorithm>
#include <array>

namespace graphmatter::ingest {

namespace {

std::string_view without_trailing_blanks(std::string_view line)
{
    while (line.ends_with(' ') || line.ends_with('\t')) line.remove_suffix(1);
    return line;
}

bool is_run_of(std::string_view line, char c, std::size_t at_least)
{
    if (!line.starts_with(c)) return false;
    line = without_trailing_blanks(line);
    return line.size() >= at_least && line.find_first_not_of(c) == std::string_view::npos;
}

/// Two dashes, or longer ones, in which editors change three typed: `--`, `—`, `–––`.
bool is_like_dashes(std::string_view line)
{
    if (!line.starts_with('-') && !line.starts_with('\xE2')) return false;
    line = without_trailing_blanks(line);
    if (line == "--") return true;
    std::size_t marks = 0;
    for (; line.starts_with("\xE2\x80\x93") || line.starts_with("\xE2\x80\x94"); ++marks) line.remove_prefix(3);
    return marks > 0 && (line.empty() || line == "-");
}

std::string_view line_at(std::string_view text, std::size_t start)
{
    const std::size_t end = text.find('\n', start);
    return text.substr(start, end == std::string_view::npos ? end : end - start);
}

/// The name of the field that the line begins with; "" for none.
std::string_view field_of(std::string_view line)
{
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || colon == 0) return {};
    const bool is_name = line.substr(0, colon).find_first_of(" \t#*[(\"'`<|>-/\\") == std::string_view::npos;
    const bool ends = colon + 1 == line.size() || line[colon + 1] == ' ' || line[colon + 1] == '\t';
    return is_name && ends ? line.substr(0, colon) : std::string_view{};
}

/// `name:` at the start of the first line with text: what tells four dashes above fields from a horizontal rule.
bool starts_with_field(std::string_view text)
{
    const std::size_t start = text.find_first_not_of(" \t\n");
    if (start == std::string_view::npos) return false;
    const std::string_view line = line_at(text, start);
    const std::size_t colon = line.find(':');
    return colon != std::string_view::npos && colon > 0 &&
           line.substr(0, colon).find_first_of(" \t#*[(") == std::string_view::npos;
}

FrontMatter all_body(std::string_view text)
{
    FrontMatter result;
    result.body = text;
    return result;
}

FrontMatter fenced(std::string_view text, FrontMatterFormat format, char fence)
{
    const std::string_view opening = line_at(text, 0);
    FrontMatter result;
    result.format = format;
    result.block_line = 2;
    const bool odd_opening = !is_run_of(opening, fence, 3) || without_trailing_blanks(opening).size() > 3;
    if (odd_opening) result.odd_fence_line = 1;
    if (odd_opening && !starts_with_field(text.substr(std::min(opening.size(), text.size())))) return all_body(text);

    std::uint32_t line_number = 1;
    for (std::size_t start = opening.size() + 1; start < text.size(); ++line_number) {
        const std::string_view line = line_at(text, start);
        const bool is_yaml = format == FrontMatterFormat::yaml, is_odd = is_yaml && is_like_dashes(line);
        if (is_odd || is_run_of(line, fence, 3) ||
            (is_yaml && line.starts_with("...") && without_trailing_blanks(line) == "...")) {
            if ((is_odd || without_trailing_blanks(line).size() > 3) && result.odd_fence_line == 0)
                result.odd_fence_line = line_number + 1;
            result.block = text.substr(opening.size() + 1, start - opening.size() - 1);
            result.body = text.substr(std::min(start + line.size() + 1, text.size()));
            result.body_line = line_number + 2;
            return result;
        }
        start += line.size() + 1;
    }
    FrontMatter body = all_body(text);
    body.unclosed = true;
    body.format = format;
    return body;
}

/// The end of the JSON object that opens the text, or npos.
std::size_t end_of_object(std::string_view text)
{
    int depth = 0;
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                quoted = false;
        } else if (c == '"') {
            quoted = true;
        } else if (c == '{' || c == '[') {
            ++depth;
        } else if ((c == '}' || c == ']') && --depth == 0) {
            return i + 1;
        }
    }
    return std::string_view::npos;
}

FrontMatter json(std::string_view text)
{
    // `{{` and `{%` open a template, not an object.
    const std::size_t first = text.find_first_not_of(" \t\n", 1);
    if (first == std::string_view::npos || (text[first] != '"' && text[first] != '}')) return all_body(text);
    FrontMatter result;
    result.format = FrontMatterFormat::json;
    const std::size_t end = end_of_object(text);
    if (end == std::string_view::npos) {
        result.body = text;
        result.unclosed = true;
        return result;
    }
    const std::string_view rest = line_at(text, end);
    if (!without_trailing_blanks(rest).empty()) return all_body(text);  // a sentence that starts with a brace
    result.block = text.substr(0, end);
    result.block_line = 1;
    result.body = text.substr(std::min(end + rest.size() + 1, text.size()));
    result.body_line = static_cast<std::uint32_t>(std::ranges::count(result.block, '\n') + 2);
    return result;
}

/// Lines of fields at the head of the file down to one of three dashes, none above: the first fence was lost. A heading
/// that is underlined with dashes has no known field above it.
bool lacks_opening(std::string_view text)
{
    constexpr auto usual = std::to_array<std::string_view>({"title", "date", "tags", "categories", "draft", "layout",
                                                            "author", "slug", "description", "summary", "permalink"});
    constexpr std::size_t most_lines = 100;
    std::size_t fields = 0, known = 0, number = 0;
    std::size_t start = 0;
    if (without_trailing_blanks(line_at(text, 0)).ends_with(" ---")) start = text.find('\n') + 1;  // 0 if there is none
    for (; start < text.size() && number < most_lines; ++number) {
        const std::string_view line = line_at(text, start);
        start += line.size() + 1;
        if (is_run_of(line, '-', 3)) return known > 0 && fields > 1;
        const std::string_view name = field_of(line);
        fields += !name.empty();
        known += std::ranges::find(usual, name) != usual.end();
        const bool goes_on = line.empty() || line.front() == ' ' || line.starts_with("- ") || line.front() == '#';
        if (name.empty() && (number == 0 || !goes_on)) return false;
    }
    return false;
}

/// Blank lines above the fence, which Hugo skips and Jekyll does not.
FrontMatter after_blank_lines(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(" \t\n");
    const std::size_t start = first == std::string_view::npos ? first : text.rfind('\n', first) + 1;
    if (start == std::string_view::npos || start == 0 || start != first) return all_body(text);
    const std::string_view rest = text.substr(start), opening = line_at(rest, 0);
    const bool is_fence = without_trailing_blanks(opening) == "---" || without_trailing_blanks(opening) == "+++";
    const std::size_t next = opening.size() + 1;
    if (!is_fence || (opening.front() == '-' && next < rest.size() && field_of(line_at(rest, next)).empty()))
        return all_body(text);
    FrontMatter result = split_front_matter(rest);
    if (result.unclosed || result.block.empty()) return all_body(text);
    const auto above = static_cast<std::uint32_t>(std::ranges::count(text.substr(0, start), '\n'));
    result.block_line += above;
    result.body_line += above;
    if (result.odd_fence_line != 0) result.odd_fence_line += above;
    result.lines_above = above;
    return result;
}

}  // namespace

FrontMatter split_front_matter(std::string_view text)
{
    const std::string_view first = line_at(text, 0);
    if (is_run_of(first, '-', 3)) return fenced(text, FrontMatterFormat::yaml, '-');
    if (is_run_of(first, '+', 3)) return fenced(text, FrontMatterFormat::toml, '+');
    if (first.starts_with('{')) return json(text);
    if (is_like_dashes(first)) {
        const FrontMatter result = fenced(text, FrontMatterFormat::yaml, '-');
        return result.unclosed ? all_body(text) : result;
    }
    if (without_trailing_blanks(first).empty()) return after_blank_lines(text);
    FrontMatter result = all_body(text);
    result.unopened = lacks_opening(text);
    return result;
}

std::uint32_t first_line_of_text(const FrontMatter& front_matter)
{
    if (front_matter.format != FrontMatterFormat::yaml) return 0;
    const std::string_view block = front_matter.block;
    const std::size_t blank = block.find("\n\n");
    if (blank == std::string_view::npos || blank == 0) return 0;
    std::size_t start = block.find_first_not_of('\n', blank);
    while (start < block.size() && (block[start] == '#' || block[start] == '\n'))  // a heading, or a comment
        start += line_at(block, start).size() + 1;
    if (start >= block.size()) return 0;
    const std::string_view line = line_at(block, start);
    if (!field_of(line).empty() || line.front() == ' ' || line.starts_with("- ")) return 0;
    const Parsed fields = parse_yaml(block.substr(0, blank + 1), front_matter.block_line);
    if (fields.flaw || fields.value.type != Value::Type::map) return 0;
    return front_matter.block_line + static_cast<std::uint32_t>(std::ranges::count(block.substr(0, start), '\n'));
}

Parsed parse_front_matter(const FrontMatter& front_matter)
{
    switch (front_matter.format) {
        case FrontMatterFormat::yaml: return parse_yaml(front_matter.block, front_matter.block_line);
        case FrontMatterFormat::toml: return parse_toml(front_matter.block, front_matter.block_line);
        case FrontMatterFormat::json: return parse_json(front_matter.block, front_matter.block_line);
        case FrontMatterFormat::none: break;
    }
    return {};
}

}  // namespace graphmatter::ingest
