#include "analyse/alias_confidence.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <string_view>

#include <graphmatter/text/encoding.hpp>
#include <graphmatter/text/likeness.hpp>
#include <graphmatter/text/names.hpp>

namespace graphmatter::analyse {

namespace {

using text::Writing;

constexpr float surest = 0.99F;  // one in a hundred is wrong for reasons that no signal sees

float logistic(float z) { return 1 / (1 + std::exp(-z)); }

/// The numbers in a key, each once; "4.5" is one.
std::set<std::string_view> numbers_in(std::string_view key)
{
    const auto is_part = [](char c) { return (c >= '0' && c <= '9') || c == '.'; };
    std::set<std::string_view> numbers;
    for (std::size_t begin = 0; begin < key.size(); ++begin) {
        if (key[begin] < '0' || key[begin] > '9') continue;
        std::size_t end = begin;
        while (end < key.size() && is_part(key[end])) ++end;
        numbers.insert(key.substr(begin, end - begin));
        begin = end;
    }
    return numbers;
}

bool numbers_differ(const NamedEntity& a, const NamedEntity& b)
{
    const auto left = numbers_in(a.key), right = numbers_in(b.key);
    const bool translated = a.writing != b.writing && (left.empty() || right.empty());  // 标普 and S&P 500
    return left != right && !translated;
}

bool is_part_of(const NamedEntity& a, const NamedEntity& b)
{
    return a.key.find(b.key) != std::string::npos || b.key.find(a.key) != std::string::npos;
}

/// Within one script a parenthesis mostly gives an example or an owner: `Enterprise (Active Directory, LDAP)`. Only a
/// short form of the name is another name.
bool may_shorten(const NamedEntity& a, const NamedEntity& b)
{
    const NamedEntity& shorter = a.key.size() < b.key.size() ? a : b;
    const NamedEntity& longer = a.key.size() < b.key.size() ? b : a;
    return a.writing == Writing::latin ? text::letters_in_order(shorter.key, longer.key)
                                       : text::share_a_character(a.key, b.key);
}

/// True if the name in another script holds a Latin word that is no part of the Latin name: Libra币 belongs to
/// Facebook.
bool holds_other_word(const NamedEntity& a, const NamedEntity& b)
{
    constexpr std::size_t shortest = 3;
    const NamedEntity &latin = a.writing == Writing::latin ? a : b, &mixed = &latin == &a ? b : a;
    if (latin.writing != Writing::latin) return false;
    const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
    const auto begin = std::ranges::find_if(mixed.key, is_letter);
    const auto end = std::find_if_not(begin, mixed.key.end(), is_letter);
    const std::string_view word{begin, end};
    return word.size() >= shortest && latin.key.find(word) == std::string::npos &&
           word.find(latin.key) == std::string_view::npos && text::initials(latin.key) != word;
}

/// Weights of a logistic regression on labelled pairs in different scripts; those of one script by hand, see README.md.
float gloss_confidence(const AliasCandidate& c, const NamedEntity& a, const NamedEntity& b)
{
    if (c.glosses == 0) return 0;
    const float best = std::max(c.lead_a, c.lead_b), least = std::min(c.lead_a, c.lead_b);
    const float bounded = c.bounded ? 1 : 0;
    if (a.writing != b.writing) {
        const float posts = std::log2(1 + static_cast<float>(std::min(c.glosses, 7U)));
        const float likely = logistic(-2.99F + 0.72F * posts + 6.18F * c.focus + 0.75F * least + 1.59F * bounded +
                                      0.69F * c.sound - 4 * (1 - best));
        const bool says_little = (c.glosses == 1 && c.by_given_name) || (c.glosses < 4 && holds_other_word(a, b));
        return says_little ? likely * 0.7F : likely;
    }
    if (!may_shorten(a, b)) return 0;
    const float posts = std::log2(1 + static_cast<float>(c.glosses));
    const float part = is_part_of(a, b) ? 1 : 0;
    return logistic(-1.6F + 0.9F * posts - 3 * (1 - least) + 0.8F * bounded - 2.5F * part);
}

/// A value such as `英伟达 (NVIDIA)` and one of its names: the first is what is meant, the second another name or
/// something else that belongs to it.
float two_names(const NamedEntity& a, const NamedEntity& b)
{
    const NamedEntity& both = a.key.size() > b.key.size() ? a : b;
    const NamedEntity& one = a.key.size() > b.key.size() ? b : a;
    const std::string first = text::name_key(std::string_view{both.key}.substr(0, both.key.find('(')));
    if (text::squashed_key(first) == text::squashed_key(one.key)) return 0.96F;
    const bool means_the_same = text::writing_of(first) != one.writing || text::abbreviates(one.key, first) ||
                                text::abbreviates(first, one.key);
    return means_the_same ? 0.95F : 0.6F;
}

/// The shorter of the words in which two keys first differ.
std::size_t changed_word(const NamedEntity& a, const NamedEntity& b)
{
    const auto left = text::words_of(a.key), right = text::words_of(b.key);
    const auto [l, r] = std::ranges::mismatch(left, right);
    if (l == left.end() || r == right.end()) return 0;
    return std::min(l->size(), r->size());
}

float slip(const NamedEntity& a, const NamedEntity& b, bool person)
{
    const std::size_t long_a = text::code_points(a.key), long_b = text::code_points(b.key);
    if (a.writing != Writing::latin) return long_a != long_b ? 0.72F : 0.3F;
    if (changed_word(a, b) < (person ? 4U : 5U)) return 0.4F;
    return person ? 0.92F : 0.85F;
}

float abbreviation(const AliasCandidate& c, const NamedEntity& a, const NamedEntity& b)
{
    const NamedEntity& shorter = a.key.size() < b.key.size() ? a : b;
    float z = -1 + 35 * c.context;
    if (!shorter.capitals) z -= 1;
    if (shorter.key.size() < 3) z -= 1;
    return std::min(0.93F, logistic(z)) * c.spelling_share;
}

float middle_name(const AliasCandidate& c, const NamedEntity& a, const NamedEntity& b)
{
    const auto words = text::words_of(a.key.size() > b.key.size() ? a.key : b.key);
    const bool only_initials =
        std::all_of(words.begin() + 1, words.end() - 1, [](std::string_view w) { return text::code_points(w) == 1; });
    return only_initials ? 0.88F : std::min(0.8F, 0.5F + 2 * c.context);
}

/// Books have long subtitles; after a short one stands a volume, an episode or a sequel.
float subtitle(const NamedEntity& a, const NamedEntity& b)
{
    const std::string_view key = a.key.size() > b.key.size() ? a.key : b.key;
    const std::string_view title = key.substr(0, key.find(':')), rest = key.substr(title.size() + 1);
    const bool is_long = text::words_of(rest).size() >= 4 || text::code_points(rest) - rest.size() / 3 >= 10;
    if (!is_long) return 0.4F;
    return text::words_of(title).size() == 1 && text::writing_of(title) == Writing::latin ? 0.75F : 0.85F;
}

float spelling_confidence(const AliasCandidate& c, const NamedEntity& a, const NamedEntity& b, const NameTable& table,
                          bool tag)
{
    const bool person = table.of_person[index(a.kind)];
    switch (c.spelling) {
        case Spelling::none: return 0;
        case Spelling::two_names: return two_names(a, b);
        case Spelling::transliterated:
            if (a.writing == b.writing) return 0.9F * c.spelling_share;
            // Two Chinese people of two characters may well sound alike.
            return (person && std::min(text::code_points(a.key), text::code_points(b.key)) <= 2 ? 0.94F : 0.985F) *
                   c.spelling_share;
        case Spelling::same_words:
            if (text::words_of(a.key).size() > 2) return 0.96F;
            // A coding agent does no agent coding.
            return person ? 0.95F : std::min(0.8F, (tag ? 0.5F : 0.66F) + c.context);
        case Spelling::form_of_address: return tag ? 0.5F : 0.95F;
        case Spelling::plural: return tag ? 0.97F : 0.75F;
        case Spelling::slip: return c.by_known_words && !person ? 0.4F : slip(a, b, person);
        case Spelling::abbreviation: return abbreviation(c, a, b);
        case Spelling::middle_name: return middle_name(c, a, b);
        case Spelling::subtitle: return subtitle(a, b);
        case Spelling::last_name:
            if (std::min(a.key.size(), b.key.size()) < 4 || c.by_given_name) return 0.4F;
            return logistic(-2 + 4.5F * c.spelling_share);
        case Spelling::first_name: return std::min(0.6F, 0.3F + 2 * c.context);
    }
    return 0;
}

}  // namespace

float confidence_of(const AliasCandidate& candidate, const NameTable& table)
{
    const NamedEntity &a = table.entities[candidate.a], &b = table.entities[candidate.b];
    if (numbers_differ(a, b) || a.key == b.key) return 0;  // one key, two entities: the owner keeps them apart
    const bool tag = table.is_tag[index(a.kind)];
    const float doubt =
        (1 - gloss_confidence(candidate, a, b)) * (1 - spelling_confidence(candidate, a, b, table, tag));
    return surest * (1 - doubt);
}

}  // namespace graphmatter::analyse
