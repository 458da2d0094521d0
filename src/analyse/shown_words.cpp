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

std::string_view ShownWords::operator()(const std::string& characters, bool belongs_together)
{
    constexpr std::size_t most_known = 1U << 16U;
    auto& known = known_[belongs_together ? 1 : 0];
    if (known.size() >= most_known) known.clear();
    const auto [entry, is_new] = known.try_emplace(characters);
    if (is_new) {
        const std::string_view all{entry->first};
        std::string_view shown = name_in(all);
        if (shown.empty()) shown = belongs_together && !has_particle_at_end(all) ? all : dictionary_words(all);
        entry->second = {static_cast<std::size_t>(shown.empty() ? 0 : shown.data() - all.data()), shown.size()};
    }
    return std::string_view{entry->first}.substr(entry->second.begin, entry->second.size);
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

/// The longest run of words of two characters or more.
std::string_view ShownWords::dictionary_words(std::string_view characters)
{
    std::string_view best;
    std::size_t run = 0, begin = 0;
    for (const std::size_t end : breaks_(characters)) {
        if (end - begin <= character_size(characters[begin]))
            run = end;
        else if (end - run > best.size())
            best = characters.substr(run, end - run);
        begin = end;
    }
    return best;
}

}  // namespace graphmatter::analyse
