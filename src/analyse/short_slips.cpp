#include "analyse/short_slips.hpp"

#include <algorithm>
#include <functional>
#include <string>
#include <string_view>

#include <graphmatter/text/encoding.hpp>
#include <graphmatter/text/one_edit.hpp>
#include <graphmatter/text/transliteration.hpp>
#include <graphmatter/text/typing_slips.hpp>

namespace graphmatter::analyse {

namespace {

using Slip = text::OneEdit::Slip;

constexpr std::size_t shortest_latin = 5, longest_latin = 8, shortest_han = 3, longest_han = 12;  // characters
constexpr std::uint32_t rare = 2;
// How often the other name must be there, for what a slip says of itself.
constexpr std::uint32_t if_telling = 4, if_vague = 10, if_vague_word = 20;
constexpr std::size_t most_alike = 32;  // names that meet under one form; more of them say nothing

std::size_t character_length(unsigned char first) { return first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4; }

struct Form {
    std::size_t hash = 0;
    std::uint32_t node = 0;
};

class ShortSlips {
  public:
    explicit ShortSlips(const Vault& vault) : vault_{vault}, graph_{vault.graph} {}

    std::vector<std::pair<std::uint32_t, std::uint32_t>> run(std::span<const std::uint32_t> nodes)
    {
        std::vector<Form> forms;
        for (const std::uint32_t node : nodes)
            if (may_slip(key(node))) add_forms(node, forms);
        std::ranges::sort(forms, {}, [](const Form& f) { return std::pair{f.hash, f.node}; });
        for (std::size_t begin = 0, end = 0; begin < forms.size(); begin = end) {
            while (end < forms.size() && forms[end].hash == forms[begin].hash) ++end;
            if (end - begin > most_alike) continue;
            for (std::size_t i = begin; i < end; ++i)
                for (std::size_t j = i + 1; j < end; ++j) compare(forms[i].node, forms[j].node);
        }
        std::ranges::sort(found_);
        found_.erase(std::ranges::unique(found_).begin(), found_.end());
        return std::move(found_);
    }

  private:
    [[nodiscard]] std::string_view key(std::uint32_t node) const { return graph_[graph_.nodes[node].key]; }
    [[nodiscard]] std::string_view label(std::uint32_t node) const { return graph_[graph_.nodes[node].label]; }
    [[nodiscard]] bool is_of(std::uint32_t node, std::string_view kind_name) const
    {
        return vault_.schema[graph_.nodes[node].kind].name == kind_name;
    }

    static bool is_han(std::string_view name) { return static_cast<unsigned char>(name.front()) >= 0xE3; }

    static bool may_slip(std::string_view name)
    {
        if (name.empty() || name.find_first_of("0123456789") != std::string_view::npos) return false;
        if (is_han(name)) {
            const std::size_t length = text::code_points(name);
            return length >= shortest_han && length <= longest_han && text::writing_of(name) == text::Writing::han;
        }
        return name.size() >= shortest_latin && name.size() <= longest_latin + 2 &&
               std::ranges::all_of(name, [](char c) { return (c >= 'a' && c <= 'z') || c == ' '; });
    }

    /// The name, and what is left without one of its characters; names of which all are rare or all common do not meet,
    /// as compare() sees to.
    void add_forms(std::uint32_t node, std::vector<Form>& forms) const
    {
        const std::string_view name = key(node);
        const std::size_t kind = index(graph_.nodes[node].kind) * 0x9E3779B97F4A7C15U;
        forms.push_back({std::hash<std::string_view>{}(name) ^ kind, node});
        std::string rest;
        for (std::size_t at = 0; at < name.size();) {
            const std::size_t length = character_length(static_cast<unsigned char>(name[at]));
            rest.assign(name).erase(at, length);
            forms.push_back({std::hash<std::string_view>{}(rest) ^ kind, node});
            at += length;
        }
    }

    void compare(std::uint32_t a, std::uint32_t b)
    {
        if (a == b || graph_.nodes[a].kind != graph_.nodes[b].kind) return;
        if (graph_.posts[a] > graph_.posts[b]) std::swap(a, b);
        const std::uint32_t few = graph_.posts[a], many = graph_.posts[b];
        if (few > rare || many < few * if_telling) return;
        const auto edit = text::one_edit(key(a), key(b));
        if (!edit) return;
        const std::uint32_t needed = is_han(key(a)) ? needed_of_han(a, b, *edit) : needed_of_latin(a, b, *edit);
        if (needed > 0 && many >= few * needed) found_.emplace_back(std::min(a, b), std::max(a, b));
    }

    /// How many times as often the other name must be there; 0: never.
    [[nodiscard]] std::uint32_t needed_of_latin(std::uint32_t slip, std::uint32_t meant,
                                                const text::OneEdit& edit) const
    {
        const std::string_view name = key(slip), longer = name.size() > key(meant).size() ? name : key(meant);
        const bool starts_word = edit.at == 0 || longer[edit.at - 1] == ' ';
        const auto letters = edit.length - static_cast<std::size_t>(std::ranges::count(longer, ' '));
        if (letters < shortest_latin || letters > longest_latin || starts_word || edit.first == U' ' ||
            edit.second == U' ')
            return 0;
        if (edit.slip == Slip::swapped) return if_telling;
        const bool person = is_of(slip, kind::person) || is_of(slip, kind::speaker) || is_of(slip, kind::author);
        // COSCO is no Costco: an abbreviation is typed with more care.
        const bool is_abbreviation = std::ranges::none_of(label(slip), [](char c) { return c >= 'a' && c <= 'z'; });
        if (person || is_abbreviation || letters < 6) return 0;
        const std::uint32_t vague = is_of(slip, kind::tag) ? if_vague_word : if_vague;
        if (edit.slip == Slip::replaced)
            return letters > 6 && edit.at + 1 < edit.length && text::are_neighbour_keys(edit.first, edit.second) ? vague
                                                                                                                 : 0;
        const bool is_doubled = longer[edit.at - 1] == longer[edit.at] ||
                                (edit.at + 1 < longer.size() && longer[edit.at + 1] == longer[edit.at]);
        if (is_doubled) return if_telling;
        const bool is_ending =
            edit.at + 1 == edit.length && std::string_view{"aelnorsdy"}.find(longer.back()) != std::string_view::npos;
        return is_ending ? 0 : vague;
    }

    [[nodiscard]] std::uint32_t needed_of_han(std::uint32_t slip, std::uint32_t meant, const text::OneEdit& edit) const
    {
        constexpr std::u32string_view numbers = U"一二三四五六七八九十百上中下东西南北左右前后大小新老男女";
        if (edit.slip == Slip::swapped) return edit.length > shortest_han ? if_telling : if_vague;
        if (edit.slip == Slip::left_out) return edit.length > 4 && is_doubled_han(slip, meant, edit) ? if_telling : 0;
        if (numbers.find(edit.first) != std::u32string_view::npos &&
            numbers.find(edit.second) != std::u32string_view::npos)
            return 0;
        const bool alike = text::look_alike(edit.first, edit.second) || text::sound_alike(edit.first, edit.second);
        if (!alike) return 0;
        return edit.length > shortest_han ? if_telling : if_vague;
    }

    [[nodiscard]] bool is_doubled_han(std::uint32_t a, std::uint32_t b, const text::OneEdit& edit) const
    {
        const std::string_view longer = key(a).size() > key(b).size() ? key(a) : key(b);
        std::size_t at = 0, character = 0;
        std::string_view before;
        while (character < edit.at) {
            const std::size_t length = character_length(static_cast<unsigned char>(longer[at]));
            before = longer.substr(at, length);
            at += length;
            ++character;
        }
        const std::string_view left_out = longer.substr(at, character_length(static_cast<unsigned char>(longer[at])));
        return before == left_out || longer.substr(at + left_out.size()).starts_with(left_out);
    }

    const Vault& vault_;
    const KnowledgeGraph& graph_;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> found_;
};

}  // namespace

std::vector<std::pair<std::uint32_t, std::uint32_t>> short_slips(const Vault& vault,
                                                                 std::span<const std::uint32_t> nodes)
{
    return ShortSlips{vault}.run(nodes);
}

}  // namespace graphmatter::analyse
