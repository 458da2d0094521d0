#include "ingest/oddities.hpp"

#include <algorithm>
#include <limits>
#include <optional>

#include <fmt/format.h>

#include <graphmatter/text/encoding.hpp>
#include <graphmatter/text/name_marks.hpp>

#include "ingest/field_text.hpp"
#include "ingest/odd_values.hpp"

namespace graphmatter::ingest {

namespace {

constexpr std::string_view blanks = " \t";

const Field* find_field(const Value& map, std::string_view name)
{
    const auto found = std::ranges::find_if(map.fields, [name](const Field& f) {
        const std::string_view written = trimmed(f.name);
        return written.size() == name.size() && lower(written) == name;
    });
    return found == map.fields.end() ? nullptr : &*found;
}

/// The lines of a front matter by their number in the file.
class Lines {
  public:
    Lines(std::string_view text, std::uint32_t end) : text_{text}
    {
        for (std::size_t start = 0; starts_.size() + 1 < end && start < text.size();) {
            starts_.push_back(start);
            start = std::min(text.find('\n', start), text.size() - 1) + 1;
        }
    }

    [[nodiscard]] std::string_view operator[](std::uint32_t number) const
    {
        if (number == 0 || number > starts_.size()) return {};
        const std::size_t start = starts_[number - 1];
        return text_.substr(start, text_.find('\n', start) - start);
    }

  private:
    std::string_view text_;
    std::vector<std::size_t> starts_;
};

/// From a column (1-based, in characters) on.
std::string_view from_column(std::string_view line, std::uint32_t column)
{
    std::size_t byte = 0;
    for (std::uint32_t i = 1; i < column && byte < line.size(); ++i) do
            ++byte;
        while (byte < line.size() && (static_cast<unsigned char>(line[byte]) & 0xC0) == 0x80);
    return line.substr(byte);
}

/// Behind the closing quote of a text that opens with one; 0 if it closes on another line.
std::size_t end_of_quotes(std::string_view text)
{
    const char quote = text.front();
    for (std::size_t i = 1; i < text.size(); ++i) {
        const bool is_pair = text[i] == '\'' && text.substr(i + 1).starts_with('\'');
        if (quote == '"' ? text[i] == '\\' : is_pair)
            ++i;
        else if (text[i] == quote)
            return i + 1;
    }
    return 0;
}

class Reader {
  public:
    Reader(const ReadFrontMatter& post, const Schema& schema, std::string_view path, std::string_view today,
           std::vector<Diagnostic>& diagnostics)
        : post_{post},
          schema_{schema},
          path_{path},
          today_{today},
          diagnostics_{diagnostics},
          lines_{post.text, post.body_line}
    {
    }

    void run()
    {
        for (const Field& field : post_.map.fields) {
            const std::string name = lower(trimmed(field.name));
            if (std::ranges::find(schema_.ignored_fields, name) != schema_.ignored_fields.end()) continue;
            check_blanks(field.value, name);
        }
        note_odd_values({post_.map, schema_, path_, today_}, diagnostics_);
        for (const WrittenName& name : post_.fields.names)
            if (!schema_[name.field].is_url && text::has_stray_bracket(name.text))
                note("name-brackets", name.line, name.column, fmt::format("a stray bracket in {}", name.text));
    }

  private:
    void note(std::string_view code, std::uint32_t line, std::uint32_t column, std::string message,
              std::optional<Repair> repair = std::nullopt)
    {
        diagnostics_.push_back({code, std::string{path_}, line, column, std::move(message), {}, std::move(repair)});
    }

    /// A value in a message; a long one by its field.
    static std::string_view shown(std::string_view text, std::string_view field)
    {
        constexpr std::size_t longest = 80;
        return text.size() <= longest ? text : field;
    }

    /// Of a value and all within it.
    void check_blanks(const Value& value, std::string_view field)
    {
        for (const Value& item : value.items) check_blanks(item, field);
        for (const Field& inner : value.fields) check_blanks(inner.value, field);
        const std::string_view line = lines_[value.line];
        if (line.empty() || (value.plain && blanks.find(line.back()) == std::string_view::npos)) return;
        const std::string_view rest = from_column(line, value.column);
        if (rest.empty()) return;
        if (value.type == Value::Type::scalar && (rest.front() == '"' || rest.front() == '\''))
            check_quoted(value, field);
        if (line.size() > 1 && blanks.find(line.back()) != std::string_view::npos && ends_line(value, rest))
            note_line_end(value.line, line, field);
    }

    /// Blanks within quotes may be meant (`separator: " | "`), but not in what is read as a name, a title or the like.
    [[nodiscard]] bool is_name_or_title(std::string_view field) const
    {
        return schema_.find_field(field) || field == "title" || field == "summary" || field == "status" ||
               std::ranges::find(field::dates, field) != field::dates.end();
    }

    void check_quoted(const Value& value, std::string_view field)
    {
        if (!is_name_or_title(field)) return;
        const std::string_view bare = trimmed(value.text);
        const bool padded = blanks.find(value.text.empty() ? 'x' : value.text.front()) != std::string_view::npos ||
                            blanks.find(value.text.empty() ? 'x' : value.text.back()) != std::string_view::npos;
        if (bare.empty() || !padded || value.text.find('\n') != std::string::npos) return;
        std::string after{bare};
        if (schema_.find_field(field)) after = text::without_quotes(bare).value_or(after);
        note("trailing-spaces", value.line, value.column,
             fmt::format("blanks within the quotes of {}", shown(bare, field)),
             is_empty_list_text(bare) ? std::nullopt
                                      : std::optional{Repair{Repair::Of::text, value.text, std::move(after)}});
    }

    /// True if the value is the last thing on its line and ends there.
    static bool ends_line(const Value& value, std::string_view rest)
    {
        rest = rest.substr(0, rest.find_last_not_of(blanks) + 1);
        if (value.type == Value::Type::list) return rest.front() == '[' && rest.back() == ']';
        if (value.type != Value::Type::scalar) return false;
        const bool quoted = rest.front() == '"' || rest.front() == '\'';
        return quoted ? end_of_quotes(rest) == rest.size() : rest == value.text;
    }

    void note_line_end(std::uint32_t number, std::string_view line, std::string_view field)
    {
        if (number == last_line_end_) return;
        last_line_end_ = number;
        const std::string_view kept = line.substr(0, line.find_last_not_of(blanks) + 1);
        note("trailing-spaces", number, static_cast<std::uint32_t>(text::code_points(kept) + 1),
             fmt::format("blanks behind {}", shown(trimmed(kept), field)), Repair{Repair::Of::line_end, {}, {}});
    }

    const ReadFrontMatter& post_;
    const Schema& schema_;
    std::string_view path_, today_;
    std::vector<Diagnostic>& diagnostics_;
    Lines lines_;
    std::uint32_t last_line_end_ = 0;
};

std::uint16_t narrow(std::uint32_t column)
{
    return static_cast<std::uint16_t>(std::min<std::uint32_t>(column, std::numeric_limits<std::uint16_t>::max()));
}

Shape shape_of(const Value& value)
{
    switch (value.type) {
        case Value::Type::null: return Shape::nothing;
        case Value::Type::scalar: {
            const std::string_view text = trimmed(value.text);
            // An empty list, as it is when the quotes are gone: mending it must raise nothing new.
            if (is_empty_list_text(text)) return Shape::empty_list;
            const bool is_list_as_text = text.starts_with('[') && text.ends_with(']');  // which has a code of its own
            return text.empty() || is_list_as_text ? Shape::nothing : Shape::scalar;
        }
        case Value::Type::list: {
            const bool is_empty = std::ranges::all_of(value.items, [](const Value& item) {
                return item.type == Value::Type::scalar && is_empty_list_text(item.text);
            });
            return is_empty ? Shape::empty_list : Shape::list;
        }
        case Value::Type::map: return Shape::map;
    }
    return Shape::nothing;
}

}  // namespace

void note_oddities(const ReadFrontMatter& post, const Schema& schema, std::string_view path, std::string_view today,
                   std::vector<Diagnostic>& diagnostics)
{
    Reader{post, schema, path, today, diagnostics}.run();
}

void note_draft_conflict(const Value& map, std::string_view path, std::vector<Diagnostic>& diagnostics)
{
    const Field *draft = find_field(map, "draft"), *exclude = find_field(map, "exclude"),
                *published = find_field(map, "published"), *status = find_field(map, "status");
    if (draft == nullptr) return;
    const auto is_draft = switched(draft->value);
    if (!is_draft) return;
    const auto note = [&](const Field& at, std::string message) {
        diagnostics.push_back({"draft-conflict", std::string{path}, at.line, at.column, std::move(message)});
    };
    const std::string_view says = *is_draft ? "draft: true" : "draft: false";
    if (exclude != nullptr && switched(exclude->value) == true)
        note(*exclude, fmt::format("exclude: true leaves the post out, so {} means nothing", says));
    if (published != nullptr && switched(published->value) == is_draft)
        note(*published, fmt::format("{} contradicts published: {}", says, *is_draft));
    const std::string text = status == nullptr ? std::string{} : lower(trimmed(status->value.text));
    if ((!*is_draft && text == "draft") || (*is_draft && text == "published"))
        note(*status, fmt::format("{} contradicts status: {}", says, text));
}

void add_written_fields(const Value& map, const Schema& schema, Corpus& part)
{
    constexpr std::size_t longest = 80;
    for (const Field& field : map.fields) {
        const std::string name = lower(trimmed(field.name));
        if (std::ranges::find(schema.ignored_fields, name) != schema.ignored_fields.end()) continue;
        const std::string_view text =
            field.value.text.size() <= longest ? trimmed(field.value.text) : std::string_view{};
        const auto rule = schema.find_field(name);
        const bool is_split = rule && schema[*rule].split_on_comma && shape_of(field.value) == Shape::scalar &&
                              field.value.text.find_first_of(",\xEF") != std::string::npos;  // , or ，
        const bool keeps_text = !text.empty() && name != "title" && !rule &&
                                std::ranges::find(field::summaries, name) == field::summaries.end();
        part.fields.values.push_back({part.strings.intern(trimmed(field.name)),
                                      keeps_text ? part.strings.intern(text) : empty_string, field.line,
                                      field.value.line, narrow(field.column), narrow(field.value.column),
                                      is_split ? Shape::list : shape_of(field.value), field.value.plain});
    }
    part.fields.close_row();
}

}  // namespace graphmatter::ingest
