#include "analyse/alias_words.hpp"

#include <algorithm>

#include <graphmatter/text/likeness.hpp>
#include <graphmatter/text/one_edit.hpp>

namespace graphmatter::analyse {

NameWords::NameWords(const NameTable& table)
{
    for (const NamedEntity& entity : table.entities) {
        const auto words = text::words_of(entity.key);
        if (table.of_person[index(entity.kind)] && words.size() > 1) given_.insert(words.front());
        for (const std::string_view word : words) ++names_[word];
    }
}

bool NameWords::differ_in_known_words(const NamedEntity& a, const NamedEntity& b) const
{
    constexpr std::uint32_t several = 3;
    const auto left = text::words_of(a.key), right = text::words_of(b.key);
    if (left.size() != right.size()) return false;
    const auto [l, r] = std::ranges::mismatch(left, right);
    if (l == left.end()) return false;
    const auto edit = text::one_edit(*l, *r);
    const bool same_stem =  // compute and computer, dependence and dependency, center and centre
        edit && (edit->slip == text::OneEdit::Slip::swapped || edit->at + 1 == edit->length);
    const auto count = [this](std::string_view word) {
        const auto found = names_.find(word);
        return found == names_.end() ? 0U : found->second;
    };
    return !same_stem && count(*l) >= several && count(*r) >= several;
}

}  // namespace graphmatter::analyse
