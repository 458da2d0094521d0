#include <algorithm>
#include <cstring>

#include "ingest/markdown_body.hpp"

namespace graphmatter::ingest {

namespace {

std::string_view without_blanks(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

/// The text of `## A heading ##`, or an empty view.
std::string_view atx_text(std::string_view line, std::uint8_t& level)
{
    const std::size_t hashes = std::min(line.find_first_not_of('#'), line.size());
    if (hashes == 0 || hashes > 6 || (hashes < line.size() && line[hashes] != ' ' && line[hashes] != '\t')) return {};
    level = static_cast<std::uint8_t>(hashes);
    std::string_view text = without_blanks(line.substr(hashes));
    const std::size_t last = text.find_last_not_of('#');
    if (last == std::string_view::npos) return {};
    if (last + 1 < text.size() && (text[last] == ' ' || text[last] == '\t'))
        text = without_blanks(text.substr(0, last));
    return text;
}

bool is_fence(std::string_view line)
{
    // ```a``` on one line is code within a paragraph.
    return (line.starts_with("```") && line.find('`', line.find_first_not_of('`')) == std::string_view::npos) ||
           line.starts_with("~~~");
}

/// True if the line can be the text above a setext underline: no heading, quote, list item, table row, fence or tag.
bool is_paragraph(std::string_view line)
{
    if (line.empty() || std::strchr("#>|=<\t", line.front()) != nullptr || is_fence(line)) return false;
    const std::size_t digits = line.find_first_not_of("0123456789");
    const bool numbered = digits != 0 && digits < line.size() && (line[digits] == '.' || line[digits] == ')');
    const std::size_t mark = numbered ? digits : 0;
    const bool listed = (numbered || std::strchr("-*+", line.front()) != nullptr) &&
                        (mark + 1 == line.size() || line[mark + 1] == ' ' || line[mark + 1] == '\t');
    return !listed && without_blanks(line).find_first_not_of("-*_ ") != std::string_view::npos;  // no rule either
}

bool closes_fence(std::string_view line, std::string_view fence)
{
    const std::size_t length = std::min(fence.find_first_not_of(fence[0]), fence.size());
    const std::size_t run = std::min(line.find_first_not_of(fence[0]), line.size());
    return run >= length && without_blanks(line.substr(run)).empty();
}

}  // namespace

std::vector<BodyHeading> find_headings(std::string_view body, std::uint32_t first_line)
{
    std::vector<BodyHeading> found;
    std::string_view fence, previous;
    std::size_t previous_start = 0;
    std::uint32_t number = first_line;
    bool in_comment = false;
    for (std::size_t start = 0; start < body.size(); ++number) {
        const std::size_t end = std::min(body.find('\n', start), body.size());
        std::string_view line = body.substr(start, end - start);
        const std::size_t indent = std::min(line.find_first_not_of(' '), line.size());
        line.remove_prefix(indent);
        const auto offset = [&body](std::size_t at) {
            return static_cast<float>(at) / static_cast<float>(body.size());
        };
        const bool can_be = indent < 4 && !line.empty();
        if (in_comment) {
            in_comment = line.find("-->") == std::string_view::npos;
            line = {};
        } else if (!fence.empty()) {
            if (can_be && closes_fence(line, fence)) fence = {};
        } else if (can_be && line.starts_with("<!--")) {
            in_comment = line.find("-->", 4) == std::string_view::npos;
        } else if (can_be && is_fence(line)) {
            fence = line;
        } else if (can_be && line.front() == '#') {
            std::uint8_t level = 1;
            if (const auto text = atx_text(line, level); !text.empty())
                found.push_back({text, number, offset(start), level});
        } else if (can_be && (line.front() == '=' || line.front() == '-') &&
                   without_blanks(line).find_first_not_of(line.front()) == std::string_view::npos &&
                   is_paragraph(previous)) {
            const std::uint8_t level = line.front() == '=' ? 1 : 2;
            found.push_back({without_blanks(previous), number - 1, offset(previous_start), level});
            line = {};
        }
        previous = can_be && fence.empty() ? line : std::string_view{};
        previous_start = start;
        start = end + 1;
    }
    return found;
}

}  // namespace graphmatter::ingest
