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

bool is_near(std::string_view value, std::string_view other)
{
    if (folded(value) == folded(other)) return true;
    const auto edit = text::one_edit(lower(value), lower(other));
    return edit && edit->length > shortest - 1 && edit->first >= U'A' && edit->second >= U'A';
}

/// The most used value that this one may be a slip of.
std::string_view meant(const Values& values, std::string_view value, std::size_t uses)
{
    std::string_view best;
    std::size_t best_uses = 0;
    for (const auto& [other, places] : values) {
        const bool is_common = places.size() >= common && places.size() >= uses * many_times;
        if (!is_common || places.size() <= best_uses || other == value || has_digit(other) || !is_near(value, other))
            continue;
        best = other;
        best_uses = places.size();
    }
    return best;
}

}  // namespace

void note_value_slips(const Vault& vault, std::vector<Diagnostic>& diagnostics)
{
    const Corpus& corpus = vault.corpus;
    std::map<std::string, Values> fields;
    std::vector<Values*> by_name(corpus.strings.size());
    for (std::size_t post = 0; post < corpus.fields.size(); ++post)
        for (const WrittenField& field : corpus.fields[post]) {
            if (field.text == empty_string) continue;
            auto*& values = by_name[index(field.name)];
            if (values == nullptr) values = &fields[lower(corpus[field.name])];
            (*values)[corpus[field.text]].push_back({post, &field});
        }
    for (const auto& [name, values] : fields) {
        if (!is_choice(values)) continue;
        for (const auto& [value, places] : values) {
            if (value.size() < shortest || has_digit(value) || lower(value) == "false") continue;
            const std::string_view better = meant(values, value, places.size());
            if (better.empty()) continue;
            for (const Place& place : places)
                diagnostics.push_back({"value-misspelt", std::string{corpus[corpus.posts[place.post].path]},
                                       place.field->value_line, place.field->value_column,
                                       fmt::format("{}: {}; did you mean {}?", name, value, better)});
        }
    }
}

}  // namespace graphmatter::analyse
