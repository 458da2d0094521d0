#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <oneapi/tbb/parallel_invoke.h>

#include <graphmatter/text/encoding.hpp>
#include <graphmatter/text/likeness.hpp>
#include <graphmatter/text/one_edit.hpp>

#include "analyse/short_slips.hpp"
#include "analyse/vault_finding_parts.hpp"

namespace graphmatter::analyse {

namespace {

constexpr std::size_t shortest_word = 5, shortest_name = 9;  // characters, without spaces
constexpr std::size_t most_names_of_a_slip = 2;              // that hold the mistyped word
constexpr std::size_t many_times = 4;  // as often is the plural or singular that the vault prefers

bool has_digit(std::string_view text) { return text.find_first_of("0123456789") != std::string_view::npos; }
bool is_ascii(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// Latin words of some length; other scripts have words too short for a letter to be a slip.
bool may_slip(std::string_view word) { return word.size() >= shortest_word && is_ascii(word) && !has_digit(word); }

bool ends_word(const text::OneEdit& edit) { return edit.at + 1 == edit.length; }

/// True if two words one edit apart may be one word. The first letter is hardly ever mistyped, a final s is a plural,
/// and final vowels tell Julian from Julia and Maria from Marie.
bool is_slip(const text::OneEdit& edit)
{
    const auto is_ending = [](char32_t c) {
        return std::u32string_view{U"aeiosyn"}.find(c) != std::u32string_view::npos;
    };
    return edit.at > 0 && !(ends_word(edit) && (is_ending(edit.first) || is_ending(edit.second)));
}

class NearNames {
  public:
    NearNames(const Vault& vault, std::vector<Diagnostic>& diagnostics)
        : vault_{vault}, graph_{vault.graph}, schema_{vault.schema}, corpus_{vault.corpus}, diagnostics_{diagnostics}
    {
        std::vector<bool> is_name(schema_.kinds.size(), true);
        is_name[0] = false;
        for (const FieldRule& rule : schema_.fields)
            if (rule.is_url) is_name[index(rule.kind)] = false;
        if (const auto site = schema_.find_kind(kind::site)) is_name[index(*site)] = false;
        for (std::uint32_t node = 0; node < graph_.nodes.size(); ++node)
            if (is_name[index(graph_.nodes[node].kind)]) nodes_.push_back(node);
    }

    void run()
    {
        by_key_.reserve(nodes_.size());
        for (const std::uint32_t node : nodes_) by_key_.emplace(key(node), node);
        std::vector<std::pair<std::uint32_t, std::uint32_t>> of_short_names;
        tbb::parallel_invoke([this] { find_slips(); }, [&] { of_short_names = short_slips(vault_, nodes_); });
        for (const auto& [a, b] : of_short_names) add(a, b, Why::letter);
        find_other_order();
        find_plurals();
        report();
    }

  private:
    enum class Why : std::uint8_t { letter, order, plural };

    [[nodiscard]] bool is_of(std::uint32_t node, std::string_view kind_name) const
    {
        return schema_[graph_.nodes[node].kind].name == kind_name;
    }
    [[nodiscard]] bool is_tag(std::uint32_t node) const { return is_of(node, kind::tag); }
    [[nodiscard]] bool is_person(std::uint32_t node) const { return is_of(node, kind::person); }
    [[nodiscard]] std::string_view key(std::uint32_t node) const { return graph_[graph_.nodes[node].key]; }

    /// The node of the same kind with this key.
    [[nodiscard]] const std::uint32_t* find(std::string_view wanted, KindId kind) const
    {
        const auto [first, last] = by_key_.equal_range(wanted);
        for (auto it = first; it != last; ++it)
            if (graph_.nodes[it->second].kind == kind) return &it->second;
        return nullptr;
    }

    void add(std::uint32_t a, std::uint32_t b, Why why)
    {
        if (a != b) pairs_.try_emplace(std::minmax(a, b), why);
    }

    /// Words that lack one letter of another, or of which both lack one, meet under what is left: the symmetric
    /// deletes of SymSpell. Only the vocabulary is compared, and names are looked up with one word in place of another.
    void find_slips()
    {
        std::unordered_map<std::string_view, std::uint32_t> ids;
        std::vector<std::string_view> words;
        std::vector<std::vector<std::uint32_t>> names;  // by word
        for (const std::uint32_t node : nodes_) {
            if (key(node).size() < shortest_name) continue;
            for (const std::string_view word : text::words_of(key(node))) {
                if (!may_slip(word)) continue;
                const auto [found, fresh] = ids.try_emplace(word, static_cast<std::uint32_t>(words.size()));
                if (fresh) {
                    words.push_back(word);
                    names.emplace_back();
                }
                if (names[found->second].empty() || names[found->second].back() != node)
                    names[found->second].push_back(node);
            }
        }
        for (const auto& [a, b] : near_words(words)) {
            const auto [fewer, more] = names[a].size() <= names[b].size() ? std::pair{a, b} : std::pair{b, a};
            // Stack beside stock, space beside spacex; names of people vary more freely.
            const bool is_word =
                names[fewer].size() > most_names_of_a_slip || ends_word(*text::one_edit(words[a], words[b]));
            for (const std::uint32_t node : names[fewer])
                if (!is_word || is_person(node)) look_up(node, words[fewer], words[more]);
        }
    }

    [[nodiscard]] static std::vector<std::pair<std::uint32_t, std::uint32_t>> near_words(
        const std::vector<std::string_view>& words)
    {
        struct Left {
            std::size_t hash;
            std::uint32_t word;
        };
        std::vector<Left> rests;
        std::string rest;
        for (std::uint32_t w = 0; w < words.size(); ++w) {
            rests.push_back({std::hash<std::string_view>{}(words[w]), w});
            for (std::size_t i = 1; i < words[w].size(); ++i) {  // the first letter stays
                rest.assign(words[w]).erase(i, 1);
                rests.push_back({std::hash<std::string_view>{}(rest), w});
            }
        }
        std::ranges::sort(
            rests, [](const Left& a, const Left& b) { return a.hash != b.hash ? a.hash < b.hash : a.word < b.word; });
        std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
        for (std::size_t i = 0; i < rests.size();) {
            std::size_t end = i + 1;
            while (end < rests.size() && rests[end].hash == rests[i].hash) ++end;
            for (std::size_t a = i; a < end; ++a)
                for (std::size_t b = a + 1; b < end; ++b)
                    if (rests[a].word != rests[b].word) pairs.emplace_back(rests[a].word, rests[b].word);
            i = end;
        }
        std::ranges::sort(pairs);
        const auto [first, last] = std::ranges::unique(pairs);
        pairs.erase(first, last);
        std::erase_if(pairs, [&words](const auto& pair) {
            const auto edit = text::one_edit(words[pair.first], words[pair.second]);
            return !edit || !is_slip(*edit);
        });
        return pairs;
    }

    /// The name with one word in place of another.
    void look_up(std::uint32_t node, std::string_view word, std::string_view instead)
    {
        std::string other;
        std::size_t letters = 0;
        for (const std::string_view part : text::words_of(key(node))) {
            if (!other.empty()) other += ' ';
            other += part == word ? instead : part;
            letters += part.size();
        }
        if (letters < shortest_name) return;
        if (const std::uint32_t* found = find(other, graph_.nodes[node].kind)) add(node, *found, Why::letter);
    }

    void find_other_order()
    {
        struct Hashed {
            std::size_t hash;  // of the words in any order
            std::uint32_t node;
        };
        std::vector<Hashed> names;
        for (const std::uint32_t node : nodes_) {
            if (has_digit(key(node)) || key(node).find(' ') == std::string_view::npos) continue;
            const auto words = text::words_of(key(node));
            // A coding agent does not do agent coding; with three words of a tag the order is mostly chance.
            if (words.size() < (is_tag(node) ? 3U : 2U)) continue;
            std::size_t hash = index(graph_.nodes[node].kind);
            for (const std::string_view word : words) hash += std::hash<std::string_view>{}(word);
            names.push_back({hash, node});
        }
        std::ranges::sort(names, [](const Hashed& a, const Hashed& b) {
            return a.hash != b.hash ? a.hash < b.hash : a.node < b.node;
        });
        for (std::size_t i = 0; i < names.size(); ++i)
            for (std::size_t j = i + 1; j < names.size() && names[j].hash == names[i].hash; ++j)
                if (has_same_words(names[i].node, names[j].node)) add(names[i].node, names[j].node, Why::order);
    }

    [[nodiscard]] bool has_same_words(std::uint32_t a, std::uint32_t b) const
    {
        auto words = text::words_of(key(a)), others = text::words_of(key(b));
        std::ranges::sort(words);
        std::ranges::sort(others);
        return graph_.nodes[a].kind == graph_.nodes[b].kind && words == others;
    }

    /// Tags in the singular and the plural, where the vault prefers one of them. Economics is no plural.
    void find_plurals()
    {
        for (const std::uint32_t node : nodes_) {
            const std::string_view one = key(node);
            if (!is_tag(node) || one.size() < 4 || one.ends_with("ic") || !is_ascii(one) || has_digit(one)) continue;
            std::vector<std::string> plurals{std::string{one} + 's', std::string{one} + "es"};
            if (one.ends_with('y')) plurals.push_back(std::string{one.substr(0, one.size() - 1)} + "ies");
            for (const std::string& plural : plurals) {
                const std::uint32_t* other = find(plural, graph_.nodes[node].kind);
                if (other == nullptr) continue;
                const auto [few, many] = std::minmax(graph_.posts[node], graph_.posts[*other]);
                if (many >= few * many_times) add(node, *other, Why::plural);
            }
        }
    }

    /// At the first place of the name that fewer posts have.
    void report()
    {
        std::map<std::uint32_t, std::vector<std::pair<std::uint32_t, Why>>> by_rarer;
        for (const auto& [pair, why] : pairs_) {
            const auto [a, b] = pair;
            const bool first_is_rarer = graph_.posts[a] < graph_.posts[b];
            by_rarer[first_is_rarer ? a : b].emplace_back(first_is_rarer ? b : a, why);
        }
        for (std::size_t e = 0; e < graph_.edges.size() && !by_rarer.empty(); ++e) {
            const auto found = by_rarer.find(static_cast<std::uint32_t>(graph_.edges[e].to));
            if (found == by_rarer.end() || graph_.evidence[e].empty()) continue;
            for (const auto& [other, why] : found->second) note(e, found->first, other, why);
            by_rarer.erase(found);
        }
    }

    void note(std::size_t edge, std::uint32_t node, std::uint32_t other, Why why)
    {
        const SourceSpan& span = graph_.evidence[edge].front();
        const std::string_view written = graph_[span.text], label = graph_[graph_.nodes[other].label];
        const std::string_view how = why == Why::letter  ? (is_ascii(label) ? "in one letter" : "in one character")
                                     : why == Why::order ? "in the order of words"
                                                         : "as singular and plural";
        diagnostics_.push_back(
            {"name-near", std::string{corpus_[corpus_.posts[index(graph_.edges[edge].from)].path]}, span.line,
             span.column,
             fmt::format("the {} {} ({}) and {} ({}) differ {}", schema_[graph_.nodes[node].kind].name, written,
                         posts_text(node), label, posts_text(other), how),
             fmt::format("{} = {}", key(node), key(other))});
    }

    [[nodiscard]] std::string posts_text(std::uint32_t node) const
    {
        return fmt::format("{} {}", graph_.posts[node], graph_.posts[node] == 1 ? "post" : "posts");
    }

    const Vault& vault_;
    const KnowledgeGraph& graph_;
    const Schema& schema_;
    const Corpus& corpus_;
    std::vector<Diagnostic>& diagnostics_;
    std::vector<std::uint32_t> nodes_;  // that are names
    std::unordered_multimap<std::string_view, std::uint32_t> by_key_;
    std::map<std::pair<std::uint32_t, std::uint32_t>, Why> pairs_;
};

}  // namespace

void note_near_names(const Vault& vault, std::vector<Diagnostic>& diagnostics) { NearNames{vault, diagnostics}.run(); }

}  // namespace graphmatter::analyse
