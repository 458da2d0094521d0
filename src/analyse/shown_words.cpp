#include "analyse/shown_words.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace graphmatter::analyse {

namespace {

constexpr std::size_t longest_name = 6;  // characters

/// Where the characters begin, and the end of the last.
std::vector<std::size_t> borders_of(std::string_view text)
{
    std::vector<std::size_t> borders{0};
    while (borders.back() < text.size())
        borders.push_back(std::min(text.size(), borders.back() + character_size(text[borders.back()])));
    return borders;
}

/// Particles, which tie words: 的部分 is no word, 部分 is.
bool has_particle_at_end(std::string_view text)
{
    constexpr std::array<std::string_view, 12> particles{"的", "了", "是", "在", "和", "与",
                                                         "也", "就", "都", "而", "被", "把"};
    return std::ranges::any_of(particles, [text](std::string_view particle) {
        return text.starts_with(particle) || text.ends_with(particle);
    });
}

/// Kana: U+3040 to U+30FF. Words in them are endings or of any length, and a dictionary takes each row of katakana for
/// one.
bool has_kana(std::string_view text)
{
    for (std::size_t at = 0; at + 2 < text.size(); at += character_size(text[at]))
        if (text[at] == '\xE3' && static_cast<unsigned char>(text[at + 1]) >= 0x81 &&
            static_cast<unsigned char>(text[at + 1]) <= 0x83)
            return true;
    return false;
}

}  // namespace

std::size_t character_size(char lead) noexcept
{
    const auto byte = static_cast<unsigned char>(lead);
    return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

bool is_ideograph_lead(char lead) noexcept { return static_cast<unsigned char>(lead) >= 0xE3; }

KnownNames::KnownNames(const KnowledgeGraph& graph)
{
    for (const Alias& alias : graph.aliases.values) {
        std::string_view name = graph[alias.text];
        if (name.empty() || !is_ideograph_lead(name.front())) continue;
        add(name);
        for (const std::string_view dot : {"·", "・", "•"})
            for (std::size_t at = 0, end = name.find(dot); end != std::string_view::npos || at > 0;
                 end = name.find(dot, at)) {
                add(name.substr(at, end == std::string_view::npos ? end : end - at));
                if (end == std::string_view::npos) break;
                at = end + dot.size();
            }
    }
}

void KnownNames::add(std::string_view name)
{
    std::size_t characters = 0;
    for (std::size_t at = 0; at < name.size(); at += character_size(name[at]), ++characters)
        if (!is_ideograph_lead(name[at])) return;
    if (characters >= 2 && characters <= longest_name) names_.insert(name);
}

std::string_view ShownWords::operator()(const std::string& characters, Cohesion cohesion)
{
    constexpr std::size_t most_known = 1U << 16U;
    auto& known = known_[static_cast<std::size_t>(cohesion)];
    if (known.size() >= most_known) known.clear();
    const auto [entry, is_new] = known.try_emplace(characters);
    if (is_new) {
        const std::string_view all{entry->first};
        std::string_view shown = name_in(all);
        if (shown.empty()) shown = belongs_together(all, cohesion) ? all : dictionary_word(all);
        entry->second = {static_cast<std::size_t>(shown.empty() ? 0 : shown.data() - all.data()), shown.size()};
    }
    return std::string_view{entry->first}.substr(entry->second.begin, entry->second.size);
}

/// Pairs that hardly ever stand alone make one word, known or not; others only words of a dictionary, 私募 and 信贷.
bool ShownWords::belongs_together(std::string_view characters, Cohesion cohesion)
{
    if (cohesion == Cohesion::none || has_particle_at_end(characters) || has_kana(characters)) return false;
    if (cohesion == Cohesion::much) return true;
    std::size_t begin = 0;
    for (const std::size_t end : breaks_(characters)) {
        if (end - begin <= character_size(characters[begin])) return false;
        begin = end;
    }
    return true;
}

/// The longest of the known names that stand in the characters, the first of these.
std::string_view ShownWords::name_in(std::string_view characters) const
{
    const auto borders = borders_of(characters);
    for (std::size_t count = std::min(longest_name, borders.size() - 1); count >= 2; --count)
        for (std::size_t i = 0; i + count < borders.size(); ++i)
            if (const auto part = characters.substr(borders[i], borders[i + count] - borders[i]); names_.contains(part))
                return part;
    return {};
}

/// The longest word of two characters or more, the first of these. Not several in a row: their pairs may be of
/// different places, 房产 and 中产阶级 make no 房产阶级.
std::string_view ShownWords::dictionary_word(std::string_view characters)
{
    std::string_view best;
    std::size_t begin = 0;
    for (const std::size_t end : breaks_(characters)) {
        const std::string_view word = characters.substr(begin, end - begin);
        if (word.size() > character_size(word.front()) && word.size() > best.size() && !has_kana(word)) best = word;
        begin = end;
    }
    return best;
}

}  // namespace graphmatter::analyse
