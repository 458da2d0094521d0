#include "ingest/yaml_stand_ins.hpp"

#include <algorithm>
#include <optional>

#include <graphmatter/text/encoding.hpp>

namespace graphmatter::ingest {

namespace {

constexpr std::size_t worth_it = 4;  // bytes; shorter ones save nothing

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
           value.substr(1, value.size() - 2).find_first_of(quote == '"' ? "\"\\\t\r" : "'\t\r") ==
               std::string_view::npos;
}

std::size_t indent_of(std::string_view line) { return std::min(line.find_first_not_of(' '), line.size()); }

/// True if the next line seems to continue a plain value: deeper than this line and no item or field of its own.
bool is_continued(std::string_view line, std::string_view next)
{
    const std::size_t indent = indent_of(next);
    return indent < next.size() && indent > indent_of(line) && value_start(next) == std::string_view::npos;
}

std::string_view line_at(std::string_view block, std::size_t start)
{
    return start < block.size() ? block.substr(start, block.find('\n', start) - start) : std::string_view{};
}

std::uint32_t column_of(std::string_view line, std::size_t byte)
{
    return static_cast<std::uint32_t>(text::code_points(line.substr(0, byte)));
}

/// The value from a place on a line on, if its text is beyond doubt.
std::optional<TakenScalar> safe_value(std::string_view line, std::size_t from, std::uint32_t number)
{
    std::string_view value = from < line.size() ? line.substr(from) : std::string_view{};
    while (!value.empty() && value.back() == ' ') value.remove_suffix(1);
    if (value.empty()) return std::nullopt;
    if (is_safe_quoted(value))
        return TakenScalar{number, column_of(line, from), false, value.substr(1, value.size() - 2)};
    const bool is_null = value == "null" || value == "Null" || value == "NULL";
    if (is_null || !is_safe_plain(value)) return std::nullopt;
    return TakenScalar{number, column_of(line, from), true, value};
}

/// `name:` at the margin and nothing behind it.
bool is_bare_name(std::string_view line)
{
    while (line.ends_with(' ')) line.remove_suffix(1);
    return line.size() > 1 && line.back() == ':' && line.front() != '-' &&
           std::ranges::all_of(line.substr(0, line.size() - 1), is_name_character);
}

bool starts_with_name(std::string_view line)
{
    std::size_t end = 0;
    while (end < line.size() && is_name_character(line[end])) ++end;
    return end > 0 && line.front() != '-' && end < line.size() && line[end] == ':';
}

class Shortener {
  public:
    explicit Shortener(std::string_view block) : block_{block} { result_.block.reserve(block.size()); }

    Shortened run()
    {
        for (std::size_t start = 0; start < block_.size();) {
            const std::string_view line = line_at(block_, start);
            const std::size_t next = start + line.size() + 1;
            if (is_bare_name(line) && take_list(line, next)) {
                start = list_end_;
                continue;
            }
            result_.lines.push_back(number_);
            take_scalar(line, line_at(block_, next));
            if (next <= block_.size()) result_.block.push_back('\n');
            ++number_;
            start = next;
        }
        result_.lines.push_back(number_);  // the end
        return std::move(result_);
    }

  private:
    void take_scalar(std::string_view line, std::string_view next)
    {
        const std::size_t from = value_start(line);
        const auto value = line.size() < worth_it || from >= line.size() || line.size() - from < worth_it
                               ? std::nullopt
                               : safe_value(line, from, number_);
        if (!value || (value->plain && is_continued(line, next))) {
            result_.block.append(line);
            return;
        }
        result_.block.append(line.substr(0, from)).push_back('x');
        result_.stand_ins.push_back({short_number() - 1, static_cast<std::uint32_t>(from), false,
                                     static_cast<std::uint32_t>(result_.scalars.size()), 1, 0});
        result_.scalars.push_back(*value);
    }

    /// Takes the items below a name out, from `start` on; all or nothing.
    bool take_list(std::string_view name_line, std::size_t start)
    {
        const auto first = static_cast<std::uint32_t>(result_.scalars.size());
        std::uint32_t number = number_ + 1;
        const std::size_t indent = indent_of(line_at(block_, start));
        for (std::string_view line = line_at(block_, start); start < block_.size();
             line = line_at(block_, start), ++number) {
            const bool is_item = indent_of(line) == indent && line.substr(indent).starts_with("- ");
            if (!is_item && starts_with_name(line)) break;
            const std::size_t from =
                is_item ? std::min(line.find_first_not_of(' ', indent + 1), line.size()) : line.size();
            const auto value = safe_value(line, from, number);
            if (!value) {
                result_.scalars.resize(first);
                return false;
            }
            result_.scalars.push_back(*value);
            start += line.size() + 1;
        }
        const auto count = static_cast<std::uint32_t>(result_.scalars.size()) - first;
        if (count == 0) return false;
        while (name_line.ends_with(' ')) name_line.remove_suffix(1);
        result_.stand_ins.push_back({short_number(), static_cast<std::uint32_t>(name_line.size() + 1), true, first,
                                     count, static_cast<std::uint32_t>(indent)});
        result_.block.append(name_line).append(" x\n");
        result_.lines.push_back(number_);
        number_ = number;
        list_end_ = start;
        return true;
    }

    [[nodiscard]] std::uint32_t short_number() const { return static_cast<std::uint32_t>(result_.lines.size()); }

    std::string_view block_;
    Shortened result_;
    std::uint32_t number_ = 0;  // of the line at hand
    std::size_t list_end_ = 0;
};

}  // namespace

Shortened shortened_yaml(std::string_view block) { return Shortener{block}.run(); }

}  // namespace graphmatter::ingest
