#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "analyse/field_words.hpp"
#include "analyse/vault_finding_parts.hpp"

namespace graphmatter::analyse {

namespace {

constexpr int first_year = 1900;
constexpr std::size_t few = 5, most_in_hundred = 5;  // a vault of old letters has more

/// The field that holds the date of the post; nullptr: it is not among those read.
const WrittenField* date_field(const Corpus& corpus, std::size_t post)
{
    for (const std::string_view name : field::dates)
        for (const WrittenField& field : corpus.fields[post])
            if (field.shape == Shape::scalar && lower(corpus[field.name]) == name) return &field;
    return nullptr;
}

}  // namespace

void note_early_dates(const Vault& vault, std::vector<Diagnostic>& diagnostics)
{
    const Corpus& corpus = vault.corpus;
    std::vector<std::size_t> early;
    std::size_t dated = 0;
    for (std::size_t post = 0; post < corpus.posts.size(); ++post) {
        const Date date = corpus.posts[post].date;
        if (!date.ok()) continue;
        ++dated;
        if (static_cast<int>(date.year()) < first_year) early.push_back(post);
    }
    if (early.size() > few && early.size() * 100 > dated * most_in_hundred) return;
    for (const std::size_t post : early) {
        const WrittenField* field = date_field(corpus, post);
        diagnostics.push_back({"date-early", std::string{corpus[corpus.posts[post].path]},
                               field == nullptr ? 0 : field->value_line, field == nullptr ? 0U : field->value_column,
                               fmt::format("{} lies before {}", to_string(corpus.posts[post].date), first_year)});
    }
}

}  // namespace graphmatter::analyse
