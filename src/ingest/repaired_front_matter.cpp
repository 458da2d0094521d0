#include "ingest/repaired_front_matter.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <tuple>

#include "ingest/field_text.hpp"
#include "ingest/front_matter.hpp"
#include "ingest/read_post.hpp"

namespace graphmatter::ingest {

namespace {

constexpr std::string_view blanks = " \t";

/// What a program reads from a file.
struct Reading {
    Value map;
    std::string body;
};

/// nullopt for a file that cannot be repaired: another encoding, or no front matter to read.
std::optional<Reading> reading_of(std::string_view bytes)
{
    std::string text{bytes};
    std::vector<Diagnostic> oddities;
    to_text(text, {}, oddities);
    if (!oddities.empty()) return std::nullopt;
    const FrontMatter front_matter = split_front_matter(text);
    Parsed parsed = parse_front_matter(front_matter);
    if (parsed.flaw || parsed.value.type != Value::Type::map) return std::nullopt;
    return Reading{std::move(parsed.value), std::string{front_matter.body}};
}

/// A place where two readings differ: a value, or the name of a field.
struct Difference {
    const Value *before = nullptr, *after = nullptr;
    bool is_item = false;  // of a list
    const Field *name_before = nullptr, *name_after = nullptr;
};

enum class Place : bool { field, item };

void find_differences(const Value& before, const Value& after, Place place, std::vector<Difference>& found)
{
    const bool same_shape = before.type == after.type && before.items.size() == after.items.size() &&
                            before.fields.size() == after.fields.size();
    if (!same_shape || before.text != after.text) {
        found.push_back({&before, &after, place == Place::item});
        return;
    }
    for (std::size_t i = 0; i < before.items.size(); ++i)
        find_differences(before.items[i], after.items[i], Place::item, found);
    for (std::size_t i = 0; i < before.fields.size(); ++i) {
        if (before.fields[i].name != after.fields[i].name)
            found.push_back({nullptr, nullptr, false, &before.fields[i], &after.fields[i]});
        find_differences(before.fields[i].value, after.fields[i].value, Place::field, found);
    }
}

bool is_same(const Value& before, const Value& after)
{
    std::vector<Difference> found;
    find_differences(before, after, Place::item, found);
    return found.empty();
}

/// True if a '[]' became an empty list, or an item '[]' of a list went.
bool is_emptied(const Difference& only, const Diagnostic& at)
{
    const Value &before = *only.before, &after = *only.after;
    const auto is_it = [&at](const Value& v) {
        return v.type == Value::Type::scalar && trimmed(v.text) == "[]" && v.line == at.line && v.column == at.column;
    };
    if (after.type != Value::Type::list) return false;
    if (is_it(before)) return after.items.empty() && !only.is_item;
    const auto item = std::ranges::find_if(before.items, is_it);
    if (item == before.items.end() || before.items.size() != after.items.size() + 1) return false;
    return std::equal(before.items.begin(), item, after.items.begin(), is_same) &&
           std::equal(item + 1, before.items.end(), after.items.begin() + (item - before.items.begin()), is_same);
}

/// True if a text became another as the repair says: the whole of it, or one part.
bool is_replaced(std::string_view before, std::string_view after, const Repair& repair)
{
    if (trimmed(before) == trimmed(repair.before)) return after == repair.after;
    for (std::size_t at = before.find(repair.before); at != std::string_view::npos;
         at = before.find(repair.before, at + 1))
        if (std::string{before.substr(0, at)} + repair.after + std::string{before.substr(at + repair.before.size())} ==
            after)
            return true;
    return false;
}

/// True if the repair did what it says and nothing else.
bool is_as_meant(const Reading& before, const Reading& after, const Diagnostic& diagnostic)
{
    const Repair& repair = *diagnostic.repair;
    if (before.body != after.body) return false;
    std::vector<Difference> found;
    find_differences(before.map, after.map, Place::field, found);
    if (repair.of == Repair::Of::line_end) return found.empty();
    if (found.size() != 1) return false;
    const Difference& only = found.front();
    if (repair.of == Repair::Of::field_name) {
        if (only.name_before == nullptr || only.name_before->name != repair.before ||
            only.name_after->name != repair.after)
            return false;
        return std::ranges::count_if(after.map.fields,
                                     [&repair](const Field& f) { return lower(f.name) == lower(repair.after); }) == 1;
    }
    if (only.before == nullptr) return false;
    if (repair.of == Repair::Of::empty_list) return is_emptied(only, diagnostic);
    return only.before->type == Value::Type::scalar && only.before->line == diagnostic.line &&
           only.after->type == Value::Type::scalar && is_replaced(only.before->text, only.after->text, repair);
}

struct Span {
    std::size_t first = 0, size = 0;
};

/// A line of the file without its end. Lines end in LF, CRLF or CR, as for the reader.
Span line_span(std::string_view bytes, std::uint32_t number)
{
    std::size_t start = bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    for (std::uint32_t line = 1;; ++line) {
        const std::size_t end = std::min(bytes.find_first_of("\r\n", start), bytes.size());
        if (line == number || end == bytes.size()) return {start, line == number ? end - start : 0};
        start = end + (bytes.substr(end).starts_with("\r\n") ? 2 : 1);
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

/// A quoted scalar at the start of a text: how long it is with its quotes, and what it says. nullopt when it does not
/// end on the line, or has an escape other than those of quotes and backslashes.
struct Quoted {
    std::size_t size = 0;
    std::string says;
};
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

std::string in_quotes(std::string_view text, char quote)
{
    std::string out{quote};
    for (const char c : text) {
        if (c == quote || (quote == '"' && c == '\\')) out += quote == '"' ? '\\' : quote;
        out += c;
    }
    return out + quote;
}

/// A change of the file: bytes that go, and what comes in their place.
struct Edit {
    Span gone;
    std::string instead;
};

std::size_t end_of_blanks(std::string_view text, std::size_t from)
{
    return std::min(text.find_first_not_of(blanks, from), text.size());
}

/// The ways to take a quoted '[]' for an empty list, at most one of which is right: alone behind a field name; an item
/// that is the only one, or one of several, in a block or in brackets.
std::vector<Edit> edits_of_empty_list(std::string_view bytes, Span line, Span token)
{
    std::vector<Edit> edits{{token, "[]"}};
    const std::size_t after = token.first + token.size, line_end = line.first + line.size;
    const std::string_view in_front = trimmed(bytes.substr(line.first, token.first - line.first));
    if (in_front == "-") {
        const std::size_t above = bytes.find_last_not_of(" \t\r\n", line.first - 1);
        edits.push_back({{above + 1, after - above - 1}, " []"});
        if (end_of_blanks(bytes, after) >= line_end) {
            const std::size_t next = line_end + (bytes.substr(line_end).starts_with("\r\n") ? 2 : 1);
            edits.push_back({{line.first, next - line.first}, ""});
        }
        return edits;
    }
    if (const std::size_t comma = end_of_blanks(bytes, after); comma < bytes.size() && bytes[comma] == ',')
        edits.push_back({{token.first, end_of_blanks(bytes, comma + 1) - token.first}, ""});
    if (const std::size_t comma = bytes.find_last_not_of(blanks, token.first - 1); bytes[comma] == ',')
        edits.push_back({{comma, after - comma}, ""});
    edits.push_back({token, ""});
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

/// What may mend the finding, the best first. A plain text may need quotes when it changes.
std::vector<Edit> edits_of(std::string_view bytes, const Diagnostic& diagnostic)
{
    const Repair& repair = *diagnostic.repair;
    const Span line = line_span(bytes, diagnostic.line);
    const std::string_view text = bytes.substr(line.first, line.size);
    if (repair.of == Repair::Of::line_end) {
        const std::size_t kept = text.find_last_not_of(blanks) + 1;
        return {{{line.first + kept, text.size() - kept}, ""}};
    }
    const std::size_t column = byte_of_column(text, diagnostic.column), first = line.first + column;
    const std::string_view rest = text.substr(column);
    if (rest.empty() || repair.before.empty()) return {};
    if (rest.front() == '"' || rest.front() == '\'') {
        const auto quoted = quoted_at(rest);
        if (quoted && trimmed(quoted->says) == trimmed(repair.before)) {
            const Span token{first, quoted->size};
            if (repair.of == Repair::Of::empty_list) return edits_of_empty_list(bytes, line, token);
            return {{token, in_quotes(repair.after, rest.front())}};
        }
    }
    if (repair.of == Repair::Of::empty_list || !rest.starts_with(repair.before)) return {};
    const Span token{first, repair.before.size()};
    if (repair.of == Repair::Of::field_name) return {{token, repair.after}};
    std::vector<Edit> edits{{token, in_quotes(repair.after, '\'')}, {token, in_quotes(repair.after, '"')}};
    if (is_surely_text(repair.after)) edits.insert(edits.begin(), {token, repair.after});
    return edits;
}

/// True if the repair could be made.
bool mend(std::string& bytes, Reading& reading, const Diagnostic& diagnostic)
{
    for (const Edit& edit : edits_of(bytes, diagnostic)) {
        std::string changed = bytes;
        changed.replace(edit.gone.first, edit.gone.size, edit.instead);
        auto after = reading_of(changed);
        if (!after || !is_as_meant(reading, *after, diagnostic)) continue;
        bytes = std::move(changed);
        reading = *std::move(after);
        return true;
    }
    return false;
}

/// Of several repairs of one value the first holds those behind it as well.
int rank_of(const Diagnostic& diagnostic)
{
    return diagnostic.code == "name-alias" ? 0 : diagnostic.code == "trailing-spaces" ? 1 : 2;
}

}  // namespace

Repaired repaired_front_matter(std::string bytes, std::span<const Diagnostic> diagnostics)
{
    // From the end to the start: what was changed does not move what is to be changed.
    std::vector<const Diagnostic*> order;
    for (const Diagnostic& diagnostic : diagnostics) order.push_back(&diagnostic);
    std::ranges::stable_sort(order, [](const Diagnostic* a, const Diagnostic* b) {
        const auto place = [](const Diagnostic* d) { return std::tuple{d->line, d->column, d->repair->of}; };
        return place(a) != place(b) ? place(a) > place(b) : rank_of(*a) < rank_of(*b);
    });
    Repaired result;
    auto reading = reading_of(bytes);
    for (std::size_t i = 0; i < order.size();) {
        const Diagnostic& first = *order[i];
        const bool mended = reading && mend(bytes, *reading, first);
        for (; i < order.size() && order[i]->line == first.line && order[i]->column == first.column &&
               order[i]->repair->of == first.repair->of;
             ++i) {
            if (mended)
                ++result.mended;
            else
                result.left.push_back(*order[i]);
        }
    }
    result.bytes = std::move(bytes);
    return result;
}

}  // namespace graphmatter::ingest
