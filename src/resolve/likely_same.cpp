#include <graphmatter/resolve/likely_same.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <span>
#include <string>
#include <tuple>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "resolve/name_keys.hpp"

namespace graphmatter::resolve {

namespace {

using Words = std::vector<std::string_view>;

// Keys: lower case, no periods, Simplified Chinese.
constexpr std::array<std::string_view, 20> titles{
    "dr",  "mr",    "mrs",     "ms",      "prof", "professor", "sir",     "president", "senator", "rep",
    "gov", "judge", "justice", "general", "gen",  "governor",  "captain", "lord",      "lady",    "rev"};
constexpr std::array<std::string_view, 11> chinese_titles{"先生", "女士", "小姐", "博士", "教授", "老师",
                                                          "医生", "医师", "总统", "主席", "总理"};
constexpr std::array<std::string_view, 16> endings{"inc", "incorporated", "ltd",   "limited", "corp", "corporation",
                                                   "co",  "company",      "llc",   "plc",     "gmbh", "ag",
                                                   "sa",  "holdings",     "group", "lp"};
constexpr std::array<std::string_view, 6> chinese_endings{"股份有限公司", "有限责任公司", "有限公司",
                                                          "株式会社",     "公司",         "集团"};
constexpr std::size_t han_bytes = 3;

Words words_of(std::string_view key)
{
    Words words;
    for (std::size_t start = 0; start < key.size();) {
        const std::size_t end = std::min(key.find(' ', start), key.size());
        words.push_back(key.substr(start, end - start));
        start = end + 1;
    }
    return words;
}

std::string joined(std::span<const std::string_view> words) { return fmt::format("{}", fmt::join(words, " ")); }

bool is_ascii(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// The singular of an English word, or the word itself.
std::string singular(std::string_view word)
{
    if (!is_ascii(word) || word.size() < 4 || !word.ends_with('s')) return std::string{word};
    if (word.size() > 4 && word.ends_with("ies")) return std::string{word.substr(0, word.size() - 3)} + "y";
    const bool may_be_singular = word.ends_with("ss") || word.ends_with("us") || word.ends_with("is");
    const char before = word[word.size() - 2];
    if (may_be_singular || before < 'a' || before > 'z') return std::string{word};
    return std::string{word.substr(0, word.size() - 1)};
}

std::string_view without_ending(std::string_view key, std::span<const std::string_view> chinese)
{
    for (const std::string_view ending : chinese)
        if (key.ends_with(ending) && key.size() >= ending.size() + 2 * han_bytes)
            return key.substr(0, key.size() - ending.size());
    return key;
}

std::string_view trimmed(std::string_view text)
{
    while (text.starts_with(' ')) text.remove_prefix(1);
    while (text.ends_with(' ')) text.remove_suffix(1);
    return text;
}

/// True if `shorter` has the initial where `longer` has the name, somewhere, and the rest is equal.
bool abbreviates(const Words& shorter, const Words& longer)
{
    bool any = false;
    for (std::size_t i = 0; i < shorter.size(); ++i) {
        if (shorter[i] == longer[i]) continue;
        if (shorter[i].size() != 1 || i + 1 == shorter.size() || longer[i].front() != shorter[i].front()) return false;
        any = true;
    }
    return any;
}

class Search {
  public:
    Search(const KnowledgeGraph& graph, const Schema& schema) : graph_{graph}, schema_{schema}, keys_{schema, {}} {}

    std::vector<LikelySame> run()
    {
        for (std::size_t i = 0; i < graph_.nodes.size(); ++i) {
            const Node& node = graph_.nodes[i];
            if (node.kind == post_kind || keys_.is_url_kind(node.kind) || schema_[node.kind].name == kind::site)
                continue;
            look_at(id_at<NodeId>(i), graph_[node.key]);
        }
        for (const auto& [key, nodes] : by_words_) add_all(nodes, LikelyRule::word_order);
        for (const auto& [key, nodes] : by_ends_) add_initials(nodes);
        const auto order = [](const LikelySame& s) { return std::tuple{s.a, s.b, s.rule}; };
        std::ranges::sort(found_, {}, order);
        const auto [first, last] = std::ranges::unique(found_, {}, order);
        found_.erase(first, last);
        return std::move(found_);
    }

  private:
    void look_at(NodeId node, std::string_view key)
    {
        const KindId kind = graph_.nodes[index(node)].kind;
        const std::string_view kind_name = schema_[kind].name;
        Words words = words_of(key);
        if (words.size() > 1) {
            Words sorted = words;
            std::ranges::sort(sorted);
            by_words_[{kind, joined(sorted)}].push_back(node);
            if (words.front() == "the") add(node, joined(std::span{words}.subspan(1)), LikelyRule::article);
        }
        if (kind_name == kind::person || kind_name == kind::speaker || kind_name == kind::author)
            look_at_person(node, key, words);
        if (kind_name == "organization") look_at_organization(node, key, words);
        look_at_brackets(node, key);
        if (words.empty()) return;
        const std::string one = singular(words.back());
        words.back() = one;
        add(node, joined(words), LikelyRule::plural);
    }

    void look_at_person(NodeId node, std::string_view key, const Words& words)
    {
        std::span<const std::string_view> rest{words};
        while (rest.size() > 2 && std::ranges::find(titles, rest.front()) != titles.end()) rest = rest.subspan(1);
        add(node, joined(rest), LikelyRule::honorific);
        add(node, trimmed(without_ending(key, chinese_titles)), LikelyRule::honorific);
        if (words.size() < 2) return;
        if (words.size() == 3 && words[1].size() == 1 && words[0].size() > 1)
            add(node, joined(std::array{words[0], words[2]}), LikelyRule::middle_initial);
        by_ends_[{graph_.nodes[index(node)].kind, words.size(), words.front().front(), std::string{words.back()}}]
            .push_back(node);
    }

    void look_at_organization(NodeId node, std::string_view key, const Words& words)
    {
        std::span<const std::string_view> rest{words};
        while (rest.size() > 1 && std::ranges::find(endings, rest.back()) != endings.end())
            rest = rest.first(rest.size() - 1);
        add(node, joined(rest), LikelyRule::corporate_ending);
        add(node, trimmed(without_ending(key, chinese_endings)), LikelyRule::corporate_ending);
    }

    /// `英伟达 (nvidia)`: one side in ASCII, the other not.
    void look_at_brackets(NodeId node, std::string_view key)
    {
        const std::size_t open = key.find('(');
        if (open == key.npos || open == 0 || !key.ends_with(')')) return;
        const std::string_view outer = trimmed(key.substr(0, open));
        const std::string_view inner = trimmed(key.substr(open + 1, key.size() - open - 2));
        if (is_ascii(outer) == is_ascii(inner)) return;
        add(node, outer, LikelyRule::bilingual_form);
        add(node, inner, LikelyRule::bilingual_form);
    }

    /// The pair of this node and the one of its kind with that key, if there is one.
    void add(NodeId node, std::string_view key, LikelyRule rule)
    {
        const KindId kind = graph_.nodes[index(node)].kind;
        const auto other = std::ranges::lower_bound(graph_.nodes, std::pair{kind, key}, {},
                                                    [this](const Node& n) { return std::pair{n.kind, graph_[n.key]}; });
        if (other == graph_.nodes.end() || other->kind != kind || graph_[other->key] != key) return;
        const auto found = static_cast<std::size_t>(other - graph_.nodes.begin());
        if (found != index(node)) found_.push_back({node, id_at<NodeId>(found), rule});
    }

    void add_all(std::span<const NodeId> nodes, LikelyRule rule)
    {
        for (std::size_t i = 0; i < nodes.size(); ++i)
            for (std::size_t j = i + 1; j < nodes.size(); ++j) found_.push_back({nodes[i], nodes[j], rule});
    }

    void add_initials(std::span<const NodeId> nodes)
    {
        for (const NodeId longer : nodes)
            for (const NodeId shorter : nodes)
                if (abbreviates(words_of(key_of(shorter)), words_of(key_of(longer))))
                    found_.push_back({longer, shorter, LikelyRule::initials});
    }

    std::string_view key_of(NodeId node) const { return graph_[graph_.nodes[index(node)].key]; }

    const KnowledgeGraph& graph_;
    const Schema& schema_;
    NameKeys keys_;
    std::map<std::pair<KindId, std::string>, std::vector<NodeId>> by_words_;
    std::map<std::tuple<KindId, std::size_t, char, std::string>, std::vector<NodeId>> by_ends_;
    std::vector<LikelySame> found_;
};

}  // namespace

std::vector<LikelySame> likely_same(const KnowledgeGraph& graph, const Schema& schema)
{
    return Search{graph, schema}.run();
}

std::string_view name_of(LikelyRule rule) noexcept
{
    constexpr std::array<std::string_view, 8> names{"word order", "plural",           "initials", "middle initial",
                                                    "honorific",  "corporate ending", "article",  "bilingual form"};
    return names[static_cast<std::size_t>(rule)];
}

}  // namespace graphmatter::resolve
