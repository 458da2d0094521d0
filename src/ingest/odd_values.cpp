#include "ingest/odd_values.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include <fmt/format.h>

#include <graphmatter/text/name_marks.hpp>

#include "ingest/dates.hpp"
#include "ingest/field_text.hpp"

namespace graphmatter::ingest {

namespace {

// Dates that generators and editors write beside those that count. An expiry lies ahead, and so may a publication.
constexpr auto changes = std::to_array<std::string_view>(
    {"lastmod", "modified", "last_modified", "last_modified_at", "date_modified", "updated_at", "created_at"});
constexpr auto plans = std::to_array<std::string_view>({"publishdate", "publish_date", "expirydate"});
// Fields that hold one word, number or URL, so that quotes within the value mean nothing.
constexpr auto plain_words =
    std::to_array<std::string_view>({"status", "id", "uid", "uuid", "guid", "url", "permalink", "slug", "layout",
                                     "type", "lang", "language", "date", "published", "created", "updated", "lastmod"});
constexpr int first_year = 1900;

template <class Names>
bool is_in(const Names& names, std::string_view name)
{
    return std::ranges::find(names, name) != names.end();
}

bool is_truth(std::string_view text)
{
    const std::string low = lower(text);
    return low == "true" || low == "false";
}

/// A number that is no year: 1984 is a book, 2024 a tag.
bool is_odd_number(std::string_view text)
{
    if (text.empty() || text.find_first_not_of("0123456789.-") != std::string_view::npos) return false;
    const bool is_year = text.size() == 4 && (text.front() == '1' || text.front() == '2') &&
                         text.find_first_not_of("0123456789") == std::string_view::npos;
    return !is_year && std::ranges::count(text, '.') < 2 && text.find('-', 1) == std::string_view::npos &&
           text.find_first_of("0123456789") != std::string_view::npos;
}

class OddValues {
  public:
    OddValues(const FieldsOfPost& post, std::vector<Diagnostic>& diagnostics) : post_{post}, diagnostics_{diagnostics}
    {
    }

    void run()
    {
        for (const Field& field : post_.map.fields) {
            const std::string name = lower(trimmed(field.name));
            if (is_in(post_.schema.ignored_fields, name)) continue;
            if (name == "title")
                check_title(field.value);
            else if (name == "draft" || name == "exclude")
                check_switch(field);
            else if (const auto id = post_.schema.find_field(name))
                check_names(field, post_.schema[*id]);
            else if (is_in(field::dates, name) || is_in(changes, name) || is_in(plans, name))
                check_date(name, field);
            if (is_in(plain_words, name) && !post_.schema.find_field(name)) check_quotes(field);
        }
    }

  private:
    void note(std::string_view code, const Value& at, std::string message, std::optional<Repair> repair = std::nullopt)
    {
        diagnostics_.push_back(
            {code, std::string{post_.path}, at.line, at.column, std::move(message), {}, std::move(repair)});
    }

    /// Quotes that do not quote for YAML: “...” without others, '"..."', '\"...\"'. And what is no text.
    void check_title(const Value& value)
    {
        const std::string_view title = trimmed(value.text);
        const bool is_escaped = title.size() > 4 && title.starts_with("\\\"") && title.ends_with("\\\"");
        if (is_escaped || text::without_quotes(title))
            note("title-quotes", value, fmt::format("quotes around the title {}", title));
        if (value.type != Value::Type::scalar || !value.plain || title.size() > 8) return;
        const std::string_view file = post_.path.substr(post_.path.rfind('/') + 1);  // npos + 1 is 0
        const bool is_named_so = file.substr(0, file.rfind('.')) == title;           // 404.md
        if (is_truth(title) || (is_odd_number(title) && !is_named_so))
            note("field-type", value,
                 fmt::format("title takes a text, not {}; write it in quotes if it is meant", title));
    }

    void check_switch(const Field& field)
    {
        const Value& value = field.value;
        if (is_blank(value)) return;
        const std::string_view text = trimmed(value.text);
        if (!switched(value))
            note("field-type", value,
                 fmt::format("{} is neither true nor false{}", field.name,
                             value.text.empty() ? "" : fmt::format(": {}", text)));
        else if (value.plain && (text == "1" || text == "0"))
            note("field-type", value, fmt::format("{} takes true or false, not the number {}", field.name, text));
    }

    void check_names(const Field& field, const FieldRule& rule)
    {
        const Value& value = field.value;
        const std::string_view text = trimmed(value.text);
        if (value.type != Value::Type::scalar || !value.plain || text.size() > 8 || rule.is_url) return;
        if (is_truth(text) || is_odd_number(text))
            note("field-type", value, fmt::format("{} takes names, not {}", field.name, text));
    }

    void check_quotes(const Field& field)
    {
        const Value& value = field.value;
        if (value.type != Value::Type::scalar || value.text.find('\n') != std::string::npos) return;
        if (auto bare = text::without_quotes(trimmed(value.text)))
            note("name-quotes", value, fmt::format("quotes inside {}", trimmed(value.text)),
                 Repair{Repair::Of::text, value.text, *std::move(bare)});
    }

    [[nodiscard]] bool is_noted(const Value& value) const
    {
        return std::ranges::any_of(diagnostics_, [&value](const Diagnostic& d) {
            return d.line == value.line && (d.code.starts_with("date-") || d.code == "field-type");
        });
    }

    void check_date(std::string_view name, const Field& field)
    {
        const Value& value = field.value;
        if (value.type != Value::Type::scalar || is_blank(value)) return;
        const std::string_view text = trimmed(value.text);
        if (is_truth(text) && name != "published")  // Jekyll: published: false
            return note("field-type", value, fmt::format("{} takes a date, not {}", field.name, text));
        if (is_date_of_file(text) || is_noted(value) || (name == "published" && switched(value))) return;
        const auto date = parse_date(text::without_quotes(text).value_or(std::string{text}));
        if (!date)
            note("date-unreadable", value, fmt::format("cannot read {} as a date", value.text));
        else if (static_cast<int>(date->day.year()) < first_year && !is_in(field::dates, name))
            note("date-early", value, fmt::format("{} lies before {}", to_string(date->day), first_year));
        else if (const std::string day = to_string(date->day);
                 !is_in(plans, name) && !post_.today.empty() && day > post_.today)
            note("date-future", value, fmt::format("{} lies after today", day));
    }

    const FieldsOfPost& post_;
    std::vector<Diagnostic>& diagnostics_;
};

}  // namespace

void note_odd_values(const FieldsOfPost& post, std::vector<Diagnostic>& diagnostics)
{
    OddValues{post, diagnostics}.run();
}

}  // namespace graphmatter::ingest
