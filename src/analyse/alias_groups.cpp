#include "analyse/alias_groups.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <numeric>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include <graphmatter/text/likeness.hpp>
#include <graphmatter/text/transliteration.hpp>

namespace graphmatter::analyse {

namespace {

/// Two full names of people agree in how the first word begins (Jerome and Jay Powell, not Bill and Hillary Clinton),
/// or one has the surname in front (Huang Renxun, Jensen Huang).
bool may_be_one_person(std::string_view a, std::string_view b)
{
    const auto x = text::words_of(a), y = text::words_of(b);
    if (x.size() < 2 || y.size() < 2) return true;
    if (x.front() == y.back() || x.back() == y.front()) return true;
    const bool ascii = static_cast<unsigned char>(x.front().front()) < 0x80;
    return ascii ? x.front().front() == y.front().front() : text::share_a_character(x.front(), y.front());
}

bool share_a_long_word(std::string_view a, std::string_view b)
{
    constexpr std::size_t long_word = 4;
    for (const std::string_view x : text::words_of(a))
        for (const std::string_view y : text::words_of(b))
            if (x.size() >= long_word && y.size() >= long_word && (x.starts_with(y) || y.starts_with(x))) return true;
    return false;
}

/// Two names of one script that a third one joins.
bool alike(const NamedEntity& a, const NamedEntity& b, bool person)
{
    std::string x = text::bare_name(a.key), y = text::bare_name(b.key);
    if (x.size() > y.size()) std::swap(x, y);
    if (person && !may_be_one_person(x, y)) return false;
    if (a.writing != text::Writing::latin) return text::share_a_character(x, y);
    if (y.find(x) != std::string::npos || text::one_slip_apart(x, y)) return true;
    constexpr std::size_t longest_short = 6;
    if (x.size() <= longest_short) return text::letters_in_order(x, y);
    return share_a_long_word(x, y);
}

class Grouping {
  public:
    Grouping(const NameTable& table, const std::vector<AliasLink>& links, const std::vector<bool>& settled)
        : table_{table}, settled_{settled}, parent_(table.entities.size())
    {
        std::iota(parent_.begin(), parent_.end(), 0U);
        for (const AliasLink& link : links) linked_.emplace(link.a, link.b);
    }

    void join(const AliasLink& link)
    {
        const std::uint32_t a = root(link.a), b = root(link.b);
        if (a == b || !fits(a, b)) return;
        auto &left = group(a), &right = group(b);
        left.members.insert(left.members.end(), right.members.begin(), right.members.end());
        left.links.insert(left.links.end(), right.links.begin(), right.links.end());
        left.links.push_back(link);
        groups_.erase(b);
        parent_[b] = a;
    }

    std::vector<AliasGroup> run()
    {
        std::vector<AliasGroup> found;
        for (auto& [first, group] : groups_) {
            if (group.members.size() < 2) continue;
            std::ranges::sort(group.members);
            found.push_back(std::move(group));
        }
        std::ranges::sort(found, {}, [](const AliasGroup& g) { return g.members.front(); });
        return found;
    }

  private:
    /// False for two full names whose first names sound unlike: 贾里德·弗里德曼 is not Milton Friedman, though 弗里德曼
    /// may be either.
    bool may_sound_alike(const NamedEntity& a, const NamedEntity& b)
    {
        constexpr float least = 0.6F;
        const NamedEntity &latin = a.writing == text::Writing::latin ? a : b, &other = &latin == &a ? b : a;
        const auto words = text::words_of(latin.key), others = text::words_of(other.key);
        if (latin.writing != text::Writing::latin || words.size() < 2 || others.size() < 2) return true;
        if (!romanized_) romanized_ = std::make_unique<text::Romanizer>();
        const std::string first = (*romanized_)(others.front()), given{words.front()};
        const float alike = text::sound_likeness(first, given);
        return alike == 0 || alike >= least;  // 0: too few consonants to tell
    }

    std::uint32_t root(std::uint32_t entity)
    {
        while (parent_[entity] != entity) entity = parent_[entity] = parent_[parent_[entity]];
        return entity;
    }

    AliasGroup& group(std::uint32_t entity)
    {
        const auto [found, fresh] = groups_.try_emplace(entity);
        if (fresh) found->second.members.push_back(entity);
        return found->second;
    }

    bool fits(std::uint32_t a, std::uint32_t b)
    {
        const auto &left = group(a).members, &right = group(b).members;
        const auto is_settled = [this](std::uint32_t e) { return settled_[e]; };
        if (std::ranges::any_of(left, is_settled) && std::ranges::any_of(right, is_settled)) return false;
        for (const std::uint32_t x : left)
            for (const std::uint32_t y : right) {
                const NamedEntity &ex = table_.entities[x], &ey = table_.entities[y];
                if (linked_.contains(std::minmax(x, y))) continue;
                const bool person = table_.of_person[index(ex.kind)];
                if (ex.writing == ey.writing ? !alike(ex, ey, person) : person && !may_sound_alike(ex, ey))
                    return false;
            }
        return true;
    }

    const NameTable& table_;
    const std::vector<bool>& settled_;
    std::vector<std::uint32_t> parent_;
    std::set<std::pair<std::uint32_t, std::uint32_t>> linked_;
    std::map<std::uint32_t, AliasGroup> groups_;
    std::unique_ptr<text::Romanizer> romanized_;  // made when full names of two scripts meet
};

}  // namespace

std::vector<AliasGroup> alias_groups(const NameTable& table, std::vector<AliasLink> links,
                                     const std::vector<bool>& settled)
{
    std::ranges::sort(links, {}, [](const AliasLink& l) { return std::tuple{-l.confidence, l.a, l.b}; });
    Grouping grouping{table, links, settled};
    for (const AliasLink& link : links) grouping.join(link);
    return grouping.run();
}

}  // namespace graphmatter::analyse
