#include "ingest/fields.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include <graphmatter/text/encoding.hpp>
#include <graphmatter/text/name_marks.hpp>
#include <graphmatter/text/names.hpp>
#include <graphmatter/text/url_scheme.hpp>

#include "ingest/dates.hpp"
#include "ingest/field_text.hpp"
#include "ingest/front_matter.hpp"

namespace graphmatter::ingest {

namespace {

constexpr std::size_t longest_name = 500;

template <class Names>
bool is_in(const Names& names, std::string_view name)
{
    return std::ranges::find(names, name) != names.end();
}

/// Reads the fields of one post.
class Reader {
  public:
    Reader(const Schema& schema, std::string_view path, std::string_view today, std::vector<Diagnostic>& diagnostics)
        : schema_{schema}, path_{path}, today_{today}, diagnostics_{diagnostics}
    {
    }

    PostFields read(const Value& map)
    {
        for (const Field& field : map.fields) read_field(field);
        read_date();
        read_summary();
        result_.extra = attributes_json(extra_);
        return std::move(result_);
    }

  private:
    void note(std::string_view code, std::uint32_t line, std::uint32_t column, std::string message,
              std::optional<Repair> repair = std::nullopt)
    {
        diagnostics_.push_back({code, std::string{path_}, line, column, std::move(message), {}, std::move(repair)});
    }

    void read_field(const Field& field)
    {
        const std::string name = lower(trimmed(field.name));
        const bool again = !seen_.insert(name).second;
        if (again) note("duplicate-key", field.line, field.column, fmt::format("the field {} stands here again", name));
        if (std::ranges::find(schema_.ignored_fields, name) != schema_.ignored_fields.end()) return;
        if (const auto id = schema_.find_field(name)) {
            read_names(field.value, *id);
        } else if (const auto use = schema_.find_list(name)) {
            const auto posts = listed_posts(field.value, *use);
            result_.listed.insert(result_.listed.end(), posts.begin(), posts.end());
            if (!again) extra_.push_back(&field);
        } else if (is_in(field::dates, name)) {
            if (!again) dates_.push_back(&field);
        } else if (is_in(field::summaries, name)) {
            if (!again) summaries_.push_back(&field);
        } else if (!again && !read_known(name, field)) {
            extra_.push_back(&field);
        }
    }

    /// The fields that the program itself knows.
    bool read_known(std::string_view name, const Field& field)
    {
        const Value& value = field.value;
        if (name == "title") {
            result_.title = on_one_line(text_of(field));
        } else if (name == "draft") {
            result_.draft = switched(value).value_or(false);
        } else if (name == "exclude") {
            result_.exclude = switched(value).value_or(false);
        } else if (name == "slug") {
            result_.slug = text_of(field);
        } else if (name == "permalink" || name == "url") {
            read_permalink(field);
        } else if (name == "aliases" || name == "alias") {
            add_alias(value);
            for (const Value& item : value.items) add_alias(item);
        } else {
            return false;
        }
        return true;
    }

    /// A title goes into lists and labels: line breaks and other blanks in a row become one.
    static std::string on_one_line(std::string text)
    {
        std::ranges::replace_if(text, [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
        const auto [first, last] = std::ranges::unique(text, [](char a, char b) { return a == ' ' && b == ' '; });
        text.erase(first, last);
        return text;
    }

    void add_alias(const Value& value)
    {
        if (const std::string_view alias = trimmed(value.text); value.type == Value::Type::scalar && !alias.empty())
            result_.aliases.emplace_back(alias);
    }

    std::string text_of(const Field& field)
    {
        const Value& value = field.value;
        if (value.type == Value::Type::list || value.type == Value::Type::map) {
            note("field-nested", value.line, value.column, fmt::format("{} is no single text", field.name));
            return {};
        }
        std::string text{trimmed(value.text)};
        check_characters(text, value);
        return text;
    }

    void check_characters(std::string_view text, const Value& value)
    {
        if (has_control_characters(text))
            note("text-control-characters", value.line, value.column, "characters here that XML forbids");
    }

    void read_permalink(const Field& field)
    {
        const std::string text = text_of(field);
        if (text == "false") {
            result_.no_url = true;
        } else if (has_template(text)) {
            note("permalink-template", field.value.line, field.value.column,
                 fmt::format("the permalink {} holds a template", text));
        } else if (!text.empty()) {
            result_.permalink = text;
        }
    }

    void read_date()
    {
        for (const std::string_view name : field::dates) {
            const auto found =
                std::ranges::find_if(dates_, [name](const Field* f) { return lower(trimmed(f->name)) == name; });
            if (found == dates_.end() || is_blank((*found)->value)) continue;
            const Field& field = **found;
            if (switched(field.value)) continue;  // Jekyll: published: false
            if (is_date_of_file(trimmed(field.value.text))) continue;
            dates_.erase(found);
            if (const auto date = parse_date(trimmed(field.value.text))) {
                result_.date = *date;
                if (const std::string text = to_string(date->day); !today_.empty() && text > today_)
                    note("date-future", field.value.line, field.value.column, fmt::format("{} lies after today", text));
            } else {
                note("date-unreadable", field.value.line, field.value.column,
                     field.value.type == Value::Type::scalar ? fmt::format("cannot read {} as a date", field.value.text)
                                                             : fmt::format("{} is no single date", field.name));
            }
            break;
        }
        for (const Field* rest : dates_) extra_.push_back(rest);
    }

    void read_summary()
    {
        for (const Field* field : summaries_) {
            std::string text = result_.summary.empty() ? text_of(*field) : std::string{};
            if (text.empty()) {
                if (!is_blank(field->value)) extra_.push_back(field);
            } else {
                result_.summary = std::move(text);
            }
        }
    }

    void read_names(const Value& value, FieldId field)
    {
        const FieldRule& rule = schema_[field];
        switch (value.type) {
            case Value::Type::null: return;
            case Value::Type::scalar:
                if (trimmed(value.text).empty()) return;
                if (rule.split_on_comma)
                    read_split(value, field);
                else
                    read_name(value, value.text, value.column, field);
                return;
            case Value::Type::list:
                for (const Value& item : value.items) read_item(item, field);
                return;
            case Value::Type::map: read_item(value, field); return;
        }
    }

    void read_item(const Value& item, FieldId field)
    {
        switch (item.type) {
            case Value::Type::null:
                note("name-empty", item.line, item.column, fmt::format("an item of {} is empty", schema_[field].field));
                return;
            case Value::Type::scalar:
                if (trimmed(item.text).empty())
                    note("name-empty", item.line, item.column,
                         fmt::format("an item of {} is empty", schema_[field].field));
                else
                    read_name(item, item.text, item.column, field);
                return;
            case Value::Type::map:
                for (const std::string_view wanted : {"name", "title"})
                    for (const Field& inner : item.fields)
                        if (lower(inner.name) == wanted && inner.value.type == Value::Type::scalar)
                            return read_item(inner.value, field);
                note("field-nested", item.line, item.column,
                     fmt::format("a map in {} holds no name or title", schema_[field].field));
                return;
            case Value::Type::list:
                // [[Ray Kurzweil]] without quotes is a list in a list to YAML, a link to Obsidian.
                note("field-nested", item.line, item.column, fmt::format("a list within {}", schema_[field].field));
                if (item.items.size() == 1) read_item(item.items.front(), field);
                return;
        }
    }

    /// A comma-separated text: one name a part.
    void read_split(const Value& value, FieldId field)
    {
        if (list_in(value.text, value.line)) return read_name(value, value.text, value.column, field);
        const std::string_view whole = value.text, wide_comma = "，";
        std::uint32_t column = value.column + (value.plain ? 0 : 1);
        std::size_t wide = whole.find(wide_comma);
        for (std::size_t start = 0;;) {
            const std::size_t end = std::min({whole.find(',', start), wide, whole.size()});
            const std::string_view part = whole.substr(start, end - start);
            const std::string_view name = trimmed(part);
            const std::size_t lead = name.empty() ? 0 : static_cast<std::size_t>(name.data() - part.data());
            if (!name.empty())
                read_name(value, name, column + static_cast<std::uint32_t>(text::code_points(part.substr(0, lead))),
                          field);
            if (end == whole.size()) return;
            column += static_cast<std::uint32_t>(text::code_points(part)) + 1;
            start = end + (end == wide ? wide_comma.size() : 1);
            if (end == wide) wide = whole.find(wide_comma, start);
        }
    }

    /// '[]', '[a, b]' or "['a', 'b']": a list that somebody put in quotes. [[A link]] is none.
    static std::optional<Value> list_in(std::string_view text, std::uint32_t line)
    {
        const std::string_view t = trimmed(text);
        if (!t.starts_with('[') || !t.ends_with(']') || t.starts_with("[[")) return std::nullopt;
        Parsed parsed = parse_yaml(t, line);
        const bool is_list = !parsed.flaw && parsed.value.type == Value::Type::list;
        return is_list ? std::optional{std::move(parsed.value)} : std::nullopt;
    }

    void read_name(const Value& value, std::string_view written, std::uint32_t column, FieldId field)
    {
        const FieldRule& rule = schema_[field];
        const std::string_view name = trimmed(written);
        if (const auto list = list_in(name, value.line)) {
            std::optional<Repair> repair;
            if (is_empty_list_text(name) && column == value.column)
                repair = Repair{Repair::Of::empty_list, value.text, {}};
            note("name-list-as-text", value.line, column, fmt::format("{} is written as the text {}", rule.field, name),
                 std::move(repair));
            for (const Value& item : list->items)
                if (item.type == Value::Type::scalar && !trimmed(item.text).empty())
                    add_name(value, item.text, column, field);
            return;
        }
        add_name(value, name, column, field);
    }

    void add_name(const Value& value, std::string_view name, std::uint32_t column, FieldId field)
    {
        const FieldRule& rule = schema_[field];
        check_characters(name, value);
        const auto bare = rule.is_url ? text::without_quotes(name) : std::nullopt;
        if (bare && is_url(*bare)) {
            check_quotes(name, value, column);
            result_.names.push_back({*bare, value.line, column, field});
        } else if (rule.is_url && (!is_url(name) || text::has_odd_scheme(name))) {
            note("source-not-url", value.line, column, fmt::format("{} of {} is no URL", name, rule.field));
        } else if (!rule.is_url && name.size() > longest_name && text::code_points(name) > longest_name) {
            note("name-too-long", value.line, column,
                 fmt::format("a name of {} characters in {}", text::code_points(name), rule.field));
        } else if (!text::names_something(name)) {
            note("name-punctuation", value.line, column, fmt::format("{} in {} names nothing", name, rule.field));
        } else {
            check_quotes(name, value, column);
            result_.names.push_back({std::string{name}, value.line, column, field});
        }
    }

    void check_quotes(std::string_view name, const Value& value, std::uint32_t column)
    {
        if (auto bare = text::without_quotes(name))
            note("name-quotes", value.line, column, fmt::format("quotes inside {}", name),
                 Repair{Repair::Of::text, std::string{name}, *std::move(bare)});
        else if (text::has_stray_quote(name))
            note("name-quotes", value.line, column, fmt::format("a quote without a partner in {}", name));
    }

    const Schema& schema_;
    std::string_view path_, today_;
    std::vector<Diagnostic>& diagnostics_;
    PostFields result_;
    std::set<std::string> seen_;
    std::vector<const Field*> dates_, summaries_, extra_;
};

}  // namespace

bool has_control_characters(std::string_view text) noexcept
{
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (c < 0x20 && c != '\t' && c != '\n' && c != '\r') return true;
        if (c == 0xEF && text.substr(i).starts_with("\xEF\xBF") && i + 2 < text.size() &&
            static_cast<unsigned char>(text[i + 2]) >= 0xBE)
            return true;
    }
    return false;
}

PostFields read_fields(const Value& map, const Schema& schema, std::string_view path, std::string_view today,
                       std::vector<Diagnostic>& diagnostics)
{
    return Reader{schema, path, today, diagnostics}.read(map);
}

}  // namespace graphmatter::ingest
