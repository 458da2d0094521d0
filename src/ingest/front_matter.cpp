#include "ingest/front_matter.hpp"

#include <algorithm>

namespace graphmatter::ingest {

namespace {

constexpr std::string_view blanks = " \t";

std::string_view without_trailing_blanks(std::string_view line)
{
    const std::size_t last = line.find_last_not_of(blanks);
    return last == std::string_view::npos ? std::string_view{} : line.substr(0, last + 1);
}

bool is_run_of(std::string_view line, char c, std::size_t at_least)
{
    line = without_trailing_blanks(line);
    return line.size() >= at_least && line.find_first_not_of(c) == std::string_view::npos;
}

std::string_view line_at(std::string_view text, std::size_t start)
{
    const std::size_t end = text.find('\n', start);
    return text.substr(start, end == std::string_view::npos ? end : end - start);
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
    const bool odd_opening = without_trailing_blanks(opening).size() > 3;
    if (odd_opening) result.odd_fence_line = 1;
    if (odd_opening && !starts_with_field(text.substr(std::min(opening.size(), text.size())))) return all_body(text);

    std::uint32_t line_number = 1;
    for (std::size_t start = opening.size() + 1; start < text.size(); ++line_number) {
        const std::string_view line = line_at(text, start);
        const bool closes =
            is_run_of(line, fence, 3) || (format == FrontMatterFormat::yaml && without_trailing_blanks(line) == "...");
        if (closes) {
            if (without_trailing_blanks(line).size() > 3 && result.odd_fence_line == 0)
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

}  // namespace

FrontMatter split_front_matter(std::string_view text)
{
    const std::string_view first = line_at(text, 0);
    if (is_run_of(first, '-', 3)) return fenced(text, FrontMatterFormat::yaml, '-');
    if (is_run_of(first, '+', 3)) return fenced(text, FrontMatterFormat::toml, '+');
    if (first.starts_with('{')) return json(text);
    return all_body(text);
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
