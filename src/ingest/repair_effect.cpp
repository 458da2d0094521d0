#include "ingest/repair_effect.hpp"

#include <algorithm>

#include "ingest/field_text.hpp"
#include "ingest/front_matter.hpp"
#include "ingest/read_post.hpp"

namespace graphmatter::ingest {

namespace {

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

bool stands_at(const Value& value, const Diagnostic& at)
{
    return value.type == Value::Type::scalar && value.line == at.line && value.column == at.column;
}

/// True if the item at the place went from a list, and the others are as they were.
bool is_item_gone(const Value& before, const Value& after, const Diagnostic& at)
{
    const auto item = std::ranges::find_if(before.items, [&at](const Value& v) { return stands_at(v, at); });
    if (after.type != Value::Type::list || item == before.items.end() || before.items.size() != after.items.size() + 1)
        return false;
    return std::equal(before.items.begin(), item, after.items.begin(), is_same) &&
           std::equal(item + 1, before.items.end(), after.items.begin() + (item - before.items.begin()), is_same);
}

/// True if a '[]' became an empty list, or an item '[]' of a list went.
bool is_emptied(const Difference& only, const Diagnostic& at)
{
    const Value &before = *only.before, &after = *only.after;
    if (stands_at(before, at))
        return is_empty_list_text(before.text) && after.type == Value::Type::list && after.items.empty() &&
               !only.is_item;
    return is_item_gone(before, after, at) && std::ranges::any_of(before.items, [&at](const Value& v) {
               return stands_at(v, at) && is_empty_list_text(v.text);
           });
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

bool is_named_at(const WrittenName& name, const Diagnostic& at)
{
    return name.line == at.line && name.column == at.column;
}

/// True if of all names that the post gives, only the one at the place became another, or went.
bool are_names_as_meant(const Reading& before, const Reading& after, const Diagnostic& diagnostic, RepairBy by)
{
    std::vector<WrittenName> expected = before.names;
    if (diagnostic.repair->of == Repair::Of::text) {
        const auto name =
            std::ranges::find_if(expected, [&](const WrittenName& n) { return is_named_at(n, diagnostic); });
        if (by == RepairBy::removing && name == expected.end()) return false;
        if (by == RepairBy::removing)
            expected.erase(name);
        else if (name != expected.end())
            name->text = diagnostic.repair->after;
    }
    return std::ranges::equal(expected, after.names, [](const WrittenName& a, const WrittenName& b) {
        return a.field == b.field && a.text == b.text;
    });
}

bool is_renamed(const Reading& after, const Difference& only, const Repair& repair)
{
    if (only.name_before == nullptr || only.name_before->name != repair.before || only.name_after->name != repair.after)
        return false;
    return std::ranges::count_if(after.map.fields,
                                 [&repair](const Field& f) { return lower(f.name) == lower(repair.after); }) == 1;
}

const Value* scalar_at(const Value& value, const Diagnostic& at)
{
    if (stands_at(value, at)) return &value;
    for (const Value& item : value.items)
        if (const Value* found = scalar_at(item, at)) return found;
    for (const Field& field : value.fields)
        if (const Value* found = scalar_at(field.value, at)) return found;
    return nullptr;
}

std::size_t count_at(const Value& value, const Diagnostic& at)
{
    std::size_t count = stands_at(value, at) ? 1 : 0;
    for (const Value& item : value.items) count += count_at(item, at);
    for (const Field& field : value.fields) count += count_at(field.value, at);
    return count;
}

/// What the first bytes of a value tell.
std::string_view obstacle_in_bytes(std::string_view rest, const Value* value, std::string_view before)
{
    switch (rest.empty() ? '\0' : rest.front()) {
        case '&': return "an anchor (&) stands before it, so other fields may repeat it";
        case '*': return "an alias (*) stands there for a text written elsewhere";
        case '!': return "a tag (!) stands before it";
        case '|':
        case '>': return "it is a block of lines (| or >)";
        default: break;
    }
    if (value == nullptr || value->text.find(before) == std::string::npos) return {};
    if (!rest.empty() && (rest.front() == '"' || rest.front() == '\'')) {
        const auto quoted = quoted_at(rest);
        if (quoted) return "it is a part of a longer text in quotes";
        const bool has_escape = rest.front() == '"' && rest.find('\\') != std::string_view::npos;
        return has_escape ? "its quotes hold escapes (\\t, \\u...)" : "it runs over several lines";
    }
    return "it runs over several lines";
}

}  // namespace

std::optional<Reading> reading_of(std::string_view bytes, const Schema& schema)
{
    std::string text{bytes};
    std::vector<Diagnostic> oddities, ignored;
    to_text(text, {}, oddities);
    if (!oddities.empty()) return std::nullopt;
    const FrontMatter front_matter = split_front_matter(text);
    Parsed parsed = parse_front_matter(front_matter);
    if (parsed.flaw || parsed.value.type != Value::Type::map) return std::nullopt;
    std::vector<WrittenName> names = read_fields(parsed.value, schema, {}, {}, ignored).names;
    return Reading{std::move(parsed.value), std::move(names), std::string{front_matter.body}};
}

bool is_as_meant(const Reading& before, const Reading& after, const Diagnostic& diagnostic, RepairBy by)
{
    const Repair& repair = *diagnostic.repair;
    if (before.body != after.body || !are_names_as_meant(before, after, diagnostic, by)) return false;
    std::vector<Difference> found;
    find_differences(before.map, after.map, Place::field, found);
    if (repair.of == Repair::Of::line_end) return found.empty();
    if (found.size() != 1) return false;
    const Difference& only = found.front();
    if (repair.of == Repair::Of::field_name) return is_renamed(after, only, repair);
    if (only.before == nullptr) return false;
    if (repair.of == Repair::Of::empty_list) return is_emptied(only, diagnostic);
    if (by == RepairBy::removing && is_item_gone(*only.before, *only.after, diagnostic)) return true;
    const bool both_are_texts = only.before->type == Value::Type::scalar && only.after->type == Value::Type::scalar &&
                                only.before->line == diagnostic.line;
    // Of a comma-separated text a part goes; which one was seen among the names.
    return both_are_texts && (by == RepairBy::removing || is_replaced(only.before->text, only.after->text, repair));
}

std::string obstacle(std::string_view bytes, const Reading& reading, const Diagnostic& diagnostic, RepairBy by)
{
    constexpr std::string_view changed = "the file has changed since it was read";
    const Repair& repair = *diagnostic.repair;
    if (repair.of == Repair::Of::line_end) return "the blanks belong to its text";
    const std::string_view rest = line_from(bytes, diagnostic);
    if (repair.of == Repair::Of::field_name) {
        const auto has = [&](const Field& f) { return lower(f.name) == lower(repair.after); };
        return std::ranges::count_if(reading.map.fields, has) > 1
                   ? "the post has the field " + repair.after + " already"
                   : std::string{changed};
    }
    const Value* value = scalar_at(reading.map, diagnostic);
    if (count_at(reading.map, diagnostic) > 1) return "other fields repeat it by an alias (*)";
    if (by == RepairBy::removing)
        return "its list has " + repair.after + " already, and it cannot go without changing more";
    const auto quoted = !rest.empty() && (rest.front() == '"' || rest.front() == '\'') ? quoted_at(rest) : std::nullopt;
    const bool is_found =
        rest.starts_with(repair.before) || (quoted && trimmed(quoted->says) == trimmed(repair.before));
    if (!is_found) {
        const std::string_view why = obstacle_in_bytes(rest, value, trimmed(repair.before));
        return std::string{why.empty() ? changed : why};
    }
    if (repair.after.find(',') != std::string::npos || repair.after.find("，") != std::string::npos)
        return "a comma in " + repair.after + " would part it into several names";
    return "the repair would change more than that";
}

}  // namespace graphmatter::ingest
