#include "ingest/yaml_stand_ins.hpp"

#include <algorithm>

namespace graphmatter::ingest {

namespace {

constexpr std::size_t worth_it = 6;  // shorter ones may be `null` and save nothing

bool is_name_character(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

/// Where the value starts on a line: after indentation, any `- ` and a `name: `; npos if there is none.
std::size_t value_start(std::string_view line)
{
    std::size_t i = std::min(line.find_first_not_of(' '), line.size());
    bool found = false;
    if (line.substr(i).starts_with("- ")) {
        i = std::min(line.find_first_not_of(' ', i + 1), line.size());
        found = true;
    }
    std::size_t end = i;
    while (end < line.size() && is_name_character(line[end])) ++end;
    if (end > i && line.substr(end).starts_with(": ")) {
        i = std::min(line.find_first_not_of(' ', end + 1), line.size());
        found = true;
    }
    return found ? i : std::string_view::npos;
}

bool is_safe_plain(std::string_view value)
{
    const char first = value.front();
    // A letter, a digit or anything that is not ASCII: no indicator of YAML. A digit or letter may start a date or
    // a number; as those are taken as written, too, it makes no difference.
    const bool starts_well = is_name_character(first) ? first != '-' : static_cast<unsigned char>(first) >= 0x80;
    return starts_well && value.back() != ':' && value.find(": ") == std::string_view::npos &&
           value.find(" #") == std::string_view::npos && value.find_first_of("\t\r") == std::string_view::npos;
}

bool is_safe_quoted(std::string_view value)
{
    const char quote = value.front();
    return (quote == '"' || quote == '\'') && value.size() >= 2 && value.back() == quote &&
           value.substr(1, value.size() - 2).find_first_of(quote == '"' ? "\"\\\t\r" : "'\t\r") == std::string_view::npos;
}

std::size_t indent_of(std::string_view line)
{
    return std::min(line.find_first_not_of(' '), line.size());
}

/// True if the next line seems to continue a plain value: deeper than this line and no item or field of its own.
bool is_continued(std::string_view line, std::string_view next)
{
    const std::size_t indent = indent_of(next);
    return indent < next.size() && indent > indent_of(line) && value_start(next) == std::string_view::npos;
}

}  // namespace

Shortened shortened_yaml(std::string_view block)
{
    Shortened result;
    result.block.reserve(block.size());
    std::uint32_t number = 0;
    for (std::size_t start = 0; start < block.size(); ++number) {
        const std::size_t end = std::min(block.find('\n', start), block.size());
        const std::string_view line = block.substr(start, end - start);
        const std::size_t next_end = end < block.size() ? std::min(block.find('\n', end + 1), block.size()) : end;
        const std::string_view next = end < block.size() ? block.substr(end + 1, next_end - end - 1) : std::string_view{};
        start = end + 1;

        const std::size_t from = value_start(line);
        std::string_view value = from < line.size() ? line.substr(from) : std::string_view{};
        while (!value.empty() && value.back() == ' ') value.remove_suffix(1);
        const bool quoted = value.size() >= worth_it && is_safe_quoted(value);
        if (!quoted && (value.size() < worth_it || !is_safe_plain(value) || is_continued(line, next))) {
            result.block.append(line);
        } else {
            result.block.append(line.substr(0, from)).push_back('x');
            result.stand_ins.push_back({number, static_cast<std::uint32_t>(from), !quoted,
                                        quoted ? value.substr(1, value.size() - 2) : value});
        }
        if (end < block.size()) result.block.push_back('\n');
    }
    return result;
}

}  // namespace graphmatter::ingest
