#include "ingest/yaml_stand_ins.hpp"

#include <algorithm>
#include <optional>
#include <utility>

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
    if (!starts_well) return false;
    for (std::size_t i = 0; i < value.size(); ++i) {
        const char c = value[i], next = i + 1 < value.size() ? value[i + 1] : ' ';
        if (c == '\t' || c == '\r' || (c == ':' && next == ' ') || (c == ' ' && next == '#')) return false;
    }
    return true;
}

bool is_safe_quoted(std::string_view value)
{
    const char quote = value.front();
    if ((quote != '"' && quote != '\'') || value.size() < 2 || value.back() != quote) return false;
    return std::ranges::none_of(value.substr(1, value.size() - 2), [quote](char c) {
        return c == quote || c == '\t' || c == '\r' || (c == '\\' && quote == '"');
    });
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

bool is_null_word(std::string_view word) { return word == "null" || word == "Null" || word == "NULL"; }

std::string_view without_blanks_behind(std::string_view text)
{
    return text.substr(0, text.find_last_not_of(' ') + 1);  // npos + 1 is 0
}

/// The name at the start of a line whose colon ends it or has a blank behind it; empty if there is none beyond doubt.
std::string_view field_name(std::string_view line)
{
    constexpr std::size_t longest = 200;  // YAML allows 1,024 characters
    std::size_t end = 0;
    while (end < line.size() && is_name_character(line[end])) ++end;
    const bool ends_well = line.substr(end) == ":" || line.substr(end).starts_with(": ");
    const std::string_view name = line.substr(0, end);
    return end > 0 && end <= longest && line.front() != '-' && ends_well && !is_null_word(name) ? name
                                                                                                : std::string_view{};
}

/// What may stand in brackets without quotes: letters, digits, blanks within, anything that is not ASCII.
bool is_safe_in_brackets(std::string_view text)
{
    return !text.empty() && text.front() != '-' && !is_null_word(text) && std::ranges::all_of(text, [](char c) {
        return c == ' ' || is_name_character(c) || static_cast<unsigned char>(c) >= 0x80;
    });
}

/// Reads values off one line of the block.
class Line {
  public:
    Line(std::string_view text, std::uint32_t number) : text_{text}, number_{number} {}

    /// The value from a byte on to the end, if its text is beyond doubt.
    [[nodiscard]] std::optional<Value> scalar(std::size_t from) const
    {
        const auto text = without_blanks_behind(from < text_.size() ? text_.substr(from) : std::string_view{});
        if (text.empty()) return std::nullopt;
        if (is_safe_quoted(text)) return at(from, false, text.substr(1, text.size() - 2));
        if (is_null_word(text) || !is_safe_plain(text)) return std::nullopt;
        return at(from, true, text);
    }

    /// The list in brackets from a byte on to the end, if it is beyond doubt.
    [[nodiscard]] std::optional<Value> bracketed(std::size_t from) const
    {
        const auto text = without_blanks_behind(text_.substr(from));
        if (text.size() < 2 || text.front() != '[' || text.back() != ']') return std::nullopt;
        Value list = at(from, true, {});
        list.type = Value::Type::list;
        const std::size_t end = from + text.size() - 1;
        std::size_t start = skip_blanks(from + 1);
        if (start >= end) return list;
        for (;;) {
            auto item = bracketed_item(start, end);
            if (!item) return std::nullopt;
            list.items.push_back(std::move(item->first));
            start = item->second;
            if (start == end) return list;
            start = skip_blanks(start + 1);  // behind the comma
        }
    }

  private:
    /// One item and where the comma or bracket behind it stands.
    [[nodiscard]] std::optional<std::pair<Value, std::size_t>> bracketed_item(std::size_t start, std::size_t end) const
    {
        if (start >= end) return std::nullopt;
        const char quote = text_[start];
        if (quote != '"' && quote != '\'') {
            const std::size_t stop = std::min(text_.find(',', start), end);
            const std::string_view text = without_blanks_behind(text_.substr(start, stop - start));
            if (!is_safe_in_brackets(text)) return std::nullopt;
            return std::pair{at(start, true, text), stop};
        }
        const std::size_t close = text_.find(quote, start + 1);
        if (close >= end || !is_safe_quoted(text_.substr(start, close + 1 - start))) return std::nullopt;
        const std::size_t stop = skip_blanks(close + 1);
        if (stop != end && text_[stop] != ',') return std::nullopt;
        return std::pair{at(start, false, text_.substr(start + 1, close - start - 1)), stop};
    }

    [[nodiscard]] std::size_t skip_blanks(std::size_t from) const
    {
        return std::min(text_.find_first_not_of(' ', from), text_.size());
    }

    [[nodiscard]] Value at(std::size_t from, bool plain, std::string_view text) const
    {
        Value value;
        value.type = Value::Type::scalar;
        value.plain = plain;
        value.line = number_;
        value.column = static_cast<std::uint32_t>(text::code_points(text_.substr(0, from))) + 1;
        value.text = text;
        return value;
    }

    std::string_view text_;
    std::uint32_t number_;
};

class Shortener {
  public:
    Shortener(std::string_view block, std::uint32_t first_line) : block_{block}, first_line_{first_line}
    {
        constexpr std::size_t usual = 24;  // fields of a post
        result_.fields.reserve(usual);
    }

    Shortened run()
    {
        while (start_ < block_.size()) {
            if (take_fields()) continue;
            const std::string_view line = line_at(block_, start_);
            const std::size_t next = start_ + line.size() + 1;
            result_.lines.push_back(number_);
            take_scalar(line, line_at(block_, next));
            if (next <= block_.size()) result_.block.push_back('\n');
            ++number_;
            start_ = next;
        }
        result_.lines.push_back(number_);  // the end
        return std::move(result_);
    }

  private:
    void take_scalar(std::string_view line, std::string_view next)
    {
        const std::size_t from = value_start(line);
        auto value = line.size() < worth_it || from >= line.size() || line.size() - from < worth_it
                         ? std::nullopt
                         : Line{line, first_line_ + number_}.scalar(from);
        if (!value || (value->plain && is_continued(line, next))) {
            result_.block.append(line);
            return;
        }
        result_.block.append(line.substr(0, from)).push_back('x');
        result_.stand_ins.push_back({StandIn::For::scalar, short_number() - 1, static_cast<std::uint32_t>(from),
                                     static_cast<std::uint32_t>(result_.scalars.size()), 1});
        result_.scalars.push_back(*std::move(value));
    }

    /// Takes out the fields from here on that are beyond doubt. False: there are none.
    bool take_fields()
    {
        const auto first = static_cast<std::uint32_t>(result_.fields.size());
        const std::uint32_t number = number_;
        while (start_ < block_.size() && take_field()) {
        }
        const auto count = static_cast<std::uint32_t>(result_.fields.size()) - first;
        if (count == 0) return false;
        constexpr std::uint32_t value_column = 3;  // of `x: x`
        result_.stand_ins.push_back({StandIn::For::fields, short_number(), value_column, first, count});
        result_.block.append("x: x\n");
        result_.lines.push_back(number);
        return true;
    }

    bool take_field()
    {
        const std::string_view line = line_at(block_, start_), name = field_name(line);
        if (name.empty()) return false;
        const std::size_t next = start_ + line.size() + 1, from = line.find_first_not_of(' ', name.size() + 1);
        Field field{std::string{name}, first_line_ + number_, 1, {}};
        if (from == std::string_view::npos) {
            if (!take_items(next, field.value)) return false;  // moves on
        } else {
            const Line reader{line, first_line_ + number_};
            auto value = line[from] == '[' ? reader.bracketed(from) : reader.scalar(from);
            if (!value ||
                (value->type == Value::Type::scalar && value->plain && is_continued(line, line_at(block_, next))))
                return false;
            field.value = *std::move(value);
            ++number_;
            start_ = next;
        }
        result_.fields.push_back(std::move(field));
        return true;
    }

    /// Takes the items below a name, from `start` on; all or nothing.
    bool take_items(std::size_t start, Value& list)
    {
        std::uint32_t number = number_ + 1;
        const std::size_t indent = indent_of(line_at(block_, start));
        for (std::string_view line = line_at(block_, start); start < block_.size();
             line = line_at(block_, start), ++number) {
            const bool is_item = indent_of(line) == indent && line.substr(indent).starts_with("- ");
            if (!is_item && !field_name(line).empty()) break;
            const std::size_t from =
                is_item ? std::min(line.find_first_not_of(' ', indent + 1), line.size()) : line.size();
            auto value = Line{line, first_line_ + number}.scalar(from);
            if (!value) return false;
            list.items.push_back(*std::move(value));
            start += line.size() + 1;
        }
        if (list.items.empty()) return false;
        list.type = Value::Type::list;  // yaml-cpp places a list at its first dash
        list.line = first_line_ + number_ + 1;
        list.column = static_cast<std::uint32_t>(indent + 1);
        number_ = number;
        start_ = start;
        return true;
    }

    [[nodiscard]] std::uint32_t short_number() const { return static_cast<std::uint32_t>(result_.lines.size()); }

    std::string_view block_;
    std::uint32_t first_line_;
    Shortened result_;
    std::size_t start_ = 0;     // of the line at hand
    std::uint32_t number_ = 0;  // of it, in the block
};

}  // namespace

Shortened shortened_yaml(std::string_view block, std::uint32_t first_line)
{
    return Shortener{block, first_line}.run();
}

}  // namespace graphmatter::ingest
