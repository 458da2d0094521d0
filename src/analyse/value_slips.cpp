#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include <graphmatter/text/one_edit.hpp>
#include <graphmatter/text/typing_slips.hpp>

#include "analyse/field_words.hpp"
#include "analyse/vault_finding_parts.hpp"

namespace graphmatter::analyse {

namespace {

// A value is common if that many posts have it, and a slip if at most a quarter as many have the other.
constexpr std::size_t common = 4, many_times = 4;
constexpr std::size_t shortest = 5;  // characters: below, low and slow are one letter apart
constexpr std::size_t most_values = 30, posts_a_value = 10;

struct Place {
    std::size_t post = 0;
    const WrittenField* field = nullptr;
};
using Values = std::map<std::string_view, std::vector<Place>>;

bool has_digit(std::string_view text) { return text.find_first_of("0123456789") != std::string_view::npos; }

/// True if the field has few values for many posts, as a status has and a title has not.
bool is_choice(const Values& values)
{
    std::size_t uses = 0;
    for (const auto& [value, places] : values) uses += places.size();
    return values.size() <= most_values || values.size() * posts_a_value <= uses;
}

bool is_ascii(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// What posts of many vaults say of themselves.
constexpr auto usual_states = std::to_array<std::string_view>(
    {"archived",  "budding",     "complete", "completed", "draft",   "evergreen", "finished",
     "growing",   "in-progress", "ongoing",  "pending",   "planned", "private",   "public",
     "published", "reading",     "review",   "seedling",  "sapling", "scheduled", "unpublished"});

bool is_status(std::string_view field) { return field == "status" || field == "state" || field == "stage"; }

/// One field's slips.
class ValueSlips {
  public:
    explicit ValueSlips(const Values& values) : values_{values} {}

    /// The most used value that this one may be a slip of; "" for none.
    std::string_view meant(std::string_view value, std::size_t uses)
    {
        std::string_view best;
        std::size_t best_uses = 0;
        for (const auto& [other, places] : values_) {
            const bool is_common = places.size() >= common && places.size() >= uses * many_times;
            if (!is_common || places.size() <= best_uses || other == value || has_digit(other) ||
                !is_near(value, other))
                continue;
            best = other;
            best_uses = places.size();
        }
        return best;
    }

    /// The usual state that a rare one may be a slip of; "" for none.
    static std::string_view usual_state(std::string_view value, std::size_t uses)
    {
        const std::string low = lower(value);
        if (uses > most_rare || std::ranges::find(usual_states, low) != usual_states.end()) return {};
        for (const std::string_view state : usual_states) {
            const auto edit = text::one_edit(low, state);
            // draft and drafts, publish and published are words of their own.
            if (edit && edit->at > 0 && edit->at + 1 < edit->length) return state;
        }
        return {};
    }

  private:
    static constexpr std::size_t most_rare = 2;

    bool is_near(std::string_view value, std::string_view other)
    {
        if (folded(value) == folded(other)) return true;
        const auto edit = text::one_edit(lower(value), lower(other));
        if (!edit) return false;
        if (is_ascii(value) && is_ascii(other)) {
            const bool is_plural =  // layout: posts beside layout: post
                edit->slip == text::OneEdit::Slip::left_out && edit->at + 1 == edit->length && edit->first == U's';
            const bool of_letters =
                edit->first >= U'A' && (edit->second >= U'A' || edit->slip == text::OneEdit::Slip::left_out);
            return edit->length >= shortest && of_letters && !is_plural;
        }
        if (is_ascii(other) || edit->first < 0x80) return false;
        if (edit->slip != text::OneEdit::Slip::replaced)
            return edit->slip == text::OneEdit::Slip::swapped && edit->length > 2;
        return text::look_alike(edit->first, edit->second) || text::sound_alike(edit->first, edit->second);
    }

    const Values& values_;
};

struct FieldValues {
    Values scalars;
    std::vector<Place> lists;
};

class Notes {
  public:
    Notes(const Corpus& corpus, std::vector<Diagnostic>& diagnostics) : corpus_{corpus}, diagnostics_{diagnostics} {}

    void add(std::string_view code, const Place& place, std::string message)
    {
        diagnostics_.push_back({code, std::string{corpus_[corpus_.posts[place.post].path]}, place.field->value_line,
                                place.field->value_column, std::move(message)});
    }

    void slips(std::string_view name, const Values& values)
    {
        ValueSlips slips{values};
        for (const auto& [value, places] : values) {
            if (has_digit(value) || lower(value) == "false" || (is_ascii(value) && value.size() < shortest)) continue;
            std::string_view better = slips.meant(value, places.size());
            if (better.empty() && is_status(name)) better = ValueSlips::usual_state(value, places.size());
            if (better.empty()) continue;
            for (const Place& place : places)
                add("value-misspelt", place, fmt::format("{}: {}; did you mean {}?", name, value, better));
        }
    }

    /// A list where the other posts choose one of a few values.
    void lists(std::string_view name, const FieldValues& values)
    {
        std::size_t single = 0;
        for (const auto& [value, places] : values.scalars) single += places.size();
        if (single < common || single < values.lists.size() * many_times || values.scalars.size() * 2 > single) return;
        for (const Place& place : values.lists)
            add("field-type", place, fmt::format("{} holds a list, where the other posts have a single value", name));
    }

    /// `draft: "false"` is a text, which counts as true for some generators.
    void quoted_switches(std::string_view name, const Values& values)
    {
        std::vector<Place> quoted;
        std::size_t all = 0;
        for (const auto& [value, places] : values) {
            all += places.size();
            const std::string low = lower(value);
            if (!is_switch(low)) continue;
            for (const Place& place : places)
                if (!place.field->plain) quoted.push_back(place);
        }
        constexpr std::size_t few = 5;
        if (quoted.size() > few && quoted.size() * many_times > all) return;  // this vault writes it so
        for (const Place& place : quoted)
            add("field-type", place,
                fmt::format("{} takes true or false, not the text \"{}\"", name, corpus_[place.field->text]));
    }

  private:
    static bool is_switch(std::string_view low)
    {
        constexpr auto switches =
            std::to_array<std::string_view>({"true", "false", "yes", "no", "on", "off", "1", "0"});
        return std::ranges::find(switches, low) != switches.end();
    }

    const Corpus& corpus_;
    std::vector<Diagnostic>& diagnostics_;
};

}  // namespace

void note_value_slips(const Vault& vault, std::vector<Diagnostic>& diagnostics)
{
    const Corpus& corpus = vault.corpus;
    std::map<std::string, FieldValues> fields;
    std::vector<FieldValues*> by_name(corpus.strings.size());
    for (std::size_t post = 0; post < corpus.fields.size(); ++post)
        for (const WrittenField& field : corpus.fields[post]) {
            if (field.text == empty_string && field.shape != Shape::list) continue;
            auto*& values = by_name[index(field.name)];
            if (values == nullptr) values = &fields[lower(corpus[field.name])];
            if (field.text != empty_string)
                values->scalars[corpus[field.text]].push_back({post, &field});
            else if (!vault.schema.find_field(corpus[field.name]))
                values->lists.push_back({post, &field});
        }
    Notes notes{corpus, diagnostics};
    for (const auto& [name, values] : fields) {
        if (!is_choice(values.scalars)) continue;
        notes.slips(name, values.scalars);
        notes.lists(name, values);
        if (name == "draft" || name == "exclude") notes.quoted_switches(name, values.scalars);
    }
}

}  // namespace graphmatter::analyse
