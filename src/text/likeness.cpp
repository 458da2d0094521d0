#include <graphmatter/text/likeness.hpp>

#include <algorithm>
#include <array>
#include <cctype>

#include <graphmatter/text/encoding.hpp>
#include <graphmatter/text/one_edit.hpp>

#include "text/code_points.hpp"

namespace graphmatter::text {

namespace {

constexpr auto small_words = std::to_array<std::string_view>(
    {"a", "an", "and", "&", "at", "de", "des", "du", "for", "in", "la", "of", "on", "the", "to"});
constexpr auto leading = std::to_array<std::string_view>(
    {"the ", "dr ", "mr ", "mrs ", "ms ", "prof ", "professor ", "sir ", "president ", "senator "});
constexpr auto trailing = std::to_array<std::string_view>(
    {" inc",         " incorporated", " ltd",         " limited", " llc", " llp", " plc", " corp",
     " corporation", " co",           " company",     " gmbh",    " ag",  " sa",  " nv",  " group",
     " holdings",    "股份有限公司",  "有限责任公司", "有限公司", "公司", "集团", "先生", "女士",
     "教授",         "博士",          "医生",         "医师",     "老师", "杂志"});

bool is_small(std::string_view word) { return std::ranges::find(small_words, word) != small_words.end(); }
bool is_ascii_letter(char c) { return c >= 'a' && c <= 'z'; }

/// Consonants by how they sound, vowels left out; neighbours of one class once.
std::string skeleton(std::string_view latin)
{
    std::string out;
    for (std::size_t i = 0; i < latin.size(); ++i) {
        const char next = i + 1 < latin.size() ? latin[i + 1] : '\0';
        const bool soft = next == 'e' || next == 'i' || next == 'y';
        char sound = '\0';
        switch (latin[i]) {
            case 'b':
            case 'p': sound = next == 'h' ? 'F' : 'P'; break;
            case 'd':
            case 't': sound = 'T'; break;
            case 'g': sound = soft ? 'S' : 'K'; break;
            case 'k': sound = 'K'; break;
            case 'c': sound = soft || next == 'h' ? 'S' : next == 'k' ? '\0' : 'K'; break;
            case 'q': sound = next == 'u' ? 'K' : 'S'; break;
            case 'z':
            case 's':
            case 'j':
            case 'x': sound = 'S'; break;
            case 'l':
            case 'r': sound = 'L'; break;
            case 'm':
            case 'n': sound = 'N'; break;
            case 'f':
            case 'v':
            case 'w': sound = 'F'; break;
            default: break;
        }
        if (sound != '\0' && (out.empty() || out.back() != sound)) out += sound;
    }
    return out;
}

template <class Text>
std::size_t edit_distance(const Text& a, const Text& b)
{
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t corner = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t above = row[j];
            row[j] = std::min({above + 1, row[j - 1] + 1, corner + (a[i - 1] == b[j - 1] ? 0 : 1)});
            corner = above;
        }
    }
    return row[b.size()];
}

float skeleton_likeness(const std::string& a, const std::string& b)
{
    if (a.size() < 2 || b.size() < 2) return 0;
    return 1 - static_cast<float>(edit_distance(a, b)) / static_cast<float>(std::max(a.size(), b.size()));
}

}  // namespace

std::vector<std::string_view> words_of(std::string_view key)
{
    std::vector<std::string_view> words;
    while (!key.empty()) {
        const std::size_t end = std::min(key.find(' '), key.size());
        if (end > 0) words.push_back(key.substr(0, end));
        key.remove_prefix(std::min(end + 1, key.size()));
    }
    return words;
}

std::string initials(std::string_view key)
{
    std::string out;
    for (const std::string_view word : words_of(key)) {
        if (!is_ascii_letter(word.front())) return {};
        if (!is_small(word)) out += word.front();
    }
    return out.size() < 2 ? std::string{} : out;
}

bool abbreviates(std::string_view short_key, std::string_view long_key)
{
    if (short_key.size() < 2 || short_key.size() > 8 || !std::ranges::all_of(short_key, is_ascii_letter)) return false;
    const auto words = words_of(long_key);
    if (words.size() < 2) return false;
    std::size_t used = 0;
    for (const std::string_view word : words) {
        if (used < short_key.size() && word.front() == short_key[used])
            ++used;
        else if (!is_small(word))
            return false;
    }
    return used == short_key.size();
}

std::string bare_name(std::string_view key)
{
    for (bool changed = true; changed;) {
        changed = false;
        for (const std::string_view start : leading)
            if (key.size() > start.size() && key.starts_with(start)) key.remove_prefix(start.size()), changed = true;
        for (const std::string_view end : trailing)
            // One Chinese character with an ending is a form of address.
            if (key.size() > end.size() + 3 && key.ends_with(end)) key.remove_suffix(end.size()), changed = true;
    }
    return std::string{key};
}

std::string singular(std::string_view key)
{
    const std::size_t last = key.rfind(' ') + 1;  // npos + 1 is 0
    const std::string_view word = key.substr(last);
    const bool spoken = word.find_first_of("aeiouy") != std::string_view::npos;  // http and https are two things
    if (word.size() < 5 || !spoken || !std::ranges::all_of(word, is_ascii_letter) || !word.ends_with('s') ||
        word.ends_with("ss") || word.ends_with("us") || word.ends_with("is"))
        return std::string{key};
    std::string out{key};
    out.pop_back();
    if (word.ends_with("ies") && word.size() > 4) {
        out.resize(out.size() - 2);
        out += 'y';
    } else if (word.ends_with("ches") || word.ends_with("shes") || word.ends_with("sses") || word.ends_with("xes")) {
        out.pop_back();
    }
    return out;
}

bool one_slip_apart(std::string_view a, std::string_view b)
{
    constexpr std::string_view digits = "0123456789";
    const bool latin = std::ranges::all_of(a, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    const std::size_t least = latin ? 8 : 4;
    if (std::min(code_points(a), code_points(b)) < least) return false;
    if (a.find_first_of(digits) != std::string_view::npos || b.find_first_of(digits) != std::string_view::npos)
        return false;
    const auto edit = one_edit(a, b);
    return edit && edit->at > 0 && decoded(a)[edit->at - 1] != U' ';  // evolution and revolution are two words
}

bool letters_in_order(std::string_view short_key, std::string_view long_key)
{
    if (short_key.empty() || long_key.empty() || short_key.front() != long_key.front()) return false;
    for (const char c : short_key) {
        if (c == ' ') continue;
        const std::size_t at = long_key.find(c);
        if (at == std::string_view::npos) return false;
        long_key.remove_prefix(at + 1);
    }
    return true;
}

bool share_a_character(std::string_view a, std::string_view b)
{
    for (std::size_t i = 0; i + 3 <= a.size(); ++i)
        if (static_cast<unsigned char>(a[i]) >= 0xE0 && b.find(a.substr(i, 3)) != std::string_view::npos) return true;
    return false;
}

float sound_likeness(std::string_view romanized, std::string_view latin)
{
    const std::string sounds = skeleton(romanized);
    float best = skeleton_likeness(sounds, skeleton(latin));
    const auto words = words_of(latin);
    for (std::size_t i = 0; i < words.size(); ++i) best = std::max(best, skeleton_likeness(sounds, skeleton(words[i])));
    return best;
}

}  // namespace graphmatter::text
