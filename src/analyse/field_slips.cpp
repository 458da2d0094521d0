#include <algorithm>
#include <map>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include <graphmatter/text/one_edit.hpp>

#include "analyse/field_words.hpp"
#include "analyse/vault_finding_parts.hpp"

namespace graphmatter::analyse {

namespace {

// A field that so many posts have is meant; one that so few have may be a slip of another that many have.
constexpr std::size_t habit = 10, rare = 5, many_times = 4;
constexpr std::size_t weight_of_known = rare * many_times;  // a field of the schema needs no post to vouch for it

bool is_plural(std::string_view one, std::string_view many)
{
    return one.size() >= 3 && many.size() == one.size() + 1 && many.starts_with(one) && many.ends_with('s');
}

enum class Nearness : std::uint8_t {
    far,
    plural,  // nothing but an s apart
    brief,   // a slip in so short a name that other signs must bear it out
    near
};

/// canonicalURL beside canonical_url: the habit of a generator, no slip.
bool is_camel_case(std::string_view name)
{
    const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
    return name.size() > 1 && !is_capital(name.front()) && std::ranges::any_of(name, is_capital) &&
           name.find_first_of("-_ ") == std::string_view::npos;
}

Nearness nearness(std::string_view name, std::string_view other)
{
    const std::string one = folded(name), two = folded(other);
    if (one == two) return is_camel_case(name) ? Nearness::far : Nearness::near;
    if (is_plural(one, two) || is_plural(two, one)) return Nearness::plural;
    const auto edit = text::one_edit(one, two);
    if (!edit || std::min(one.size(), two.size()) < 3) return Nearness::far;
    const auto is_digit = [](char32_t c) { return c >= U'0' && c <= U'9'; };
    if (is_digit(edit->first) || is_digit(edit->second)) return Nearness::far;
    if (edit->slip == text::OneEdit::Slip::swapped) return edit->length > 3 ? Nearness::near : Nearness::brief;
    if (edit->length <= 4) return Nearness::brief;
    // date and data, published and publisher are two words.
    const bool other_ending = edit->slip == text::OneEdit::Slip::replaced && edit->at + 1 == edit->length;
    return other_ending ? Nearness::far : Nearness::near;
}

/// 2024-03-04 and the like.
bool looks_like_date(std::string_view text)
{
    return text.size() >= 8 && text.substr(0, 4).find_first_not_of("0123456789") == std::string_view::npos &&
           (text[4] == '-' || text[4] == '/');
}

/// True if the value of a field fits another field of so short a name.
bool fits(const WrittenField& field, std::string_view text, std::string_view meant)
{
    if (meant == "date") return looks_like_date(text);
    if (meant == "tags") return field.shape == Shape::list || field.shape == Shape::scalar;
    if (meant == "url") return text.starts_with('/') || text.find("://") != std::string_view::npos;
    if (meant == "slug") return !text.empty() && text.find_first_of(" /") == std::string_view::npos;
    return false;
}

/// The name under which the program knows a field; "" when it does not.
std::string_view known_name(const Schema& schema, std::string_view name)
{
    if (const auto id = schema.find_field(name)) return schema[*id].field;
    const std::string low = lower(name);
    const auto in = [&low](const auto& names) -> std::string_view {
        const auto found = std::ranges::find(names, std::string_view{low});
        return found == names.end() ? std::string_view{} : *found;
    };
    for (const std::string_view found : {in(field::dates), in(field::summaries), in(field::others)})
        if (!found.empty()) return found;
    return {};
}

struct Place {
    std::size_t post = 0;
    const WrittenField* field = nullptr;
};

class FieldSlips {
  public:
    FieldSlips(const Vault& vault, std::vector<Diagnostic>& diagnostics) : vault_{vault}, diagnostics_{diagnostics}
    {
        std::vector<std::vector<Place>*> places(vault.corpus.strings.size());  // by name
        for (std::size_t post = 0; post < vault.corpus.fields.size(); ++post)
            for (const WrittenField& field : vault.corpus.fields[post]) {
                auto*& of_name = places[index(field.name)];
                if (of_name == nullptr) of_name = &uses_[vault.corpus[field.name]];
                of_name->push_back({post, &field});
            }
    }

    void run()
    {
        for (const auto& [name, places] : uses_) {
            if (const std::string_view known = known_name(vault_.schema, name); !known.empty())
                check_case(name, known, places);
            else
                check_spelling(name, places);
        }
        std::map<std::string_view, std::vector<Place>> by_field;
        for (const auto& [name, places] : uses_)
            if (const auto id = vault_.schema.find_field(name)) {
                auto& all = by_field[vault_.schema[*id].field];
                all.insert(all.end(), places.begin(), places.end());
            }
        for (const auto& [name, places] : by_field) check_shapes(name, places);
        check_excluded_drafts();
    }

  private:
    Diagnostic& note(std::string_view code, const Place& place, std::uint32_t line, std::uint32_t column,
                     std::string message)
    {
        const Post& post = vault_.corpus.posts[place.post];
        return diagnostics_.emplace_back(
            Diagnostic{code, std::string{vault_.corpus[post.path]}, line, column, std::move(message)});
    }
    Diagnostic& note_name(std::string_view code, const Place& place, std::string message)
    {
        return note(code, place, place.field->line, place.field->column, std::move(message));
    }
    Diagnostic& note_value(std::string_view code, const Place& place, std::string message)
    {
        return note(code, place, place.field->value_line, place.field->value_column, std::move(message));
    }

    [[nodiscard]] std::size_t uses(std::string_view name) const
    {
        const auto found = uses_.find(name);
        return found == uses_.end() ? 0 : found->second.size();
    }

    void check_case(std::string_view name, std::string_view known, const std::vector<Place>& places)
    {
        if (name == known || (places.size() >= rare && places.size() > uses(known))) return;
        for (const Place& place : places)
            note_name("field-case", place, fmt::format("the field {} is written {}", known, name)).repair =
                Repair{Repair::Of::field_name, std::string{name}, std::string{known}};
    }

    [[nodiscard]] bool post_has(std::size_t post, std::string_view name) const
    {
        return std::ranges::any_of(vault_.corpus.fields[post],
                                   [&](const WrittenField& f) { return lower(vault_.corpus[f.name]) == name; });
    }

    void check_spelling(std::string_view name, const std::vector<Place>& places)
    {
        if (places.size() > rare) return;
        std::string_view best;
        std::size_t best_weight = 0;
        Nearness best_nearness = Nearness::far;
        const auto consider = [&](std::string_view candidate, std::size_t weight, Nearness least) {
            if (weight < places.size() * many_times || weight <= best_weight) return;
            const Nearness found = nearness(name, candidate);
            if (found == Nearness::far || found < least) return;
            best = candidate;
            best_weight = weight;
            best_nearness = found;
        };
        const auto consider_known = [&](std::string_view candidate) {
            consider(candidate, std::max(uses(candidate), weight_of_known), Nearness::plural);
        };
        for (const FieldRule& rule : vault_.schema.fields) consider_known(rule.field);
        for (const std::string_view known : field::dates) consider_known(known);
        for (const std::string_view known : field::summaries) consider_known(known);
        for (const std::string_view known : field::others) consider_known(known);
        for (const auto& [other, theirs] : uses_)
            if (other != name && theirs.size() >= habit) consider(other, theirs.size(), Nearness::near);
        if (best.empty()) return;
        for (const Place& place : places) {
            const bool has_both = best_nearness < Nearness::near && post_has(place.post, best);
            if (has_both) continue;  // source beside sources: both are meant
            if (best_nearness == Nearness::brief && !fits(*place.field, vault_.corpus[place.field->text], best))
                continue;
            note_name("field-misspelt", place, fmt::format("unknown field {}; did you mean {}?", name, best));
        }
    }

    void check_shapes(std::string_view name, const std::vector<Place>& places)
    {
        constexpr std::size_t most_in_hundred = 5;
        std::size_t scalars = 0, lists = 0, empty = 0;
        for (const Place& place : places) {
            scalars += place.field->shape == Shape::scalar;
            lists += place.field->shape == Shape::list || place.field->shape == Shape::empty_list;
            empty += place.field->shape == Shape::empty_list;
        }
        const bool lists_are_usual = lists >= habit && scalars * 100 <= lists * most_in_hundred;
        const bool empty_is_rare = empty < rare || empty * 100 <= places.size() * most_in_hundred;
        for (const Place& place : places) {
            if (lists_are_usual && place.field->shape == Shape::scalar)
                note_value("list-as-scalar", place, fmt::format("{} holds a single value, no list", name));
            if (empty_is_rare && place.field->shape == Shape::empty_list)
                note_value("list-empty", place, fmt::format("the list {} is empty", name));
        }
    }

    /// `draft: true` with `exclude: false`: one says in, the other out, unless a template writes both everywhere.
    void check_excluded_drafts()
    {
        const auto drafts = uses_.find("draft"), kept = uses_.find("exclude");
        if (drafts == uses_.end() || kept == uses_.end()) return;
        std::vector<Place> conflicts;
        std::vector<bool> is_draft(vault_.corpus.posts.size());
        for (const Place& place : drafts->second)
            is_draft[place.post] = lower(vault_.corpus[place.field->text]) == "true";
        for (const Place& place : kept->second)
            if (is_draft[place.post] && lower(vault_.corpus[place.field->text]) == "false") conflicts.push_back(place);
        if (conflicts.size() > rare) return;
        for (const Place& place : conflicts)
            note_name("draft-conflict", place, "exclude: false keeps the post, draft: true says that it is not ready");
    }

    const Vault& vault_;
    std::vector<Diagnostic>& diagnostics_;
    std::map<std::string_view, std::vector<Place>> uses_;  // by the name as written
};

}  // namespace

void note_field_slips(const Vault& vault, std::vector<Diagnostic>& diagnostics)
{
    FieldSlips{vault, diagnostics}.run();
}

}  // namespace graphmatter::analyse
