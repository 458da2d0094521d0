#include "resolve/doubtful_merges.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string_view>

#include <fmt/format.h>

#include <graphmatter/text/names.hpp>

namespace graphmatter::resolve {

namespace {

constexpr std::size_t longest_word = 5;

enum class Case : bool { capitals, other };  // other: a capital and small letters

/// How a short word is written; nullopt for anything but one to five Latin letters, and for those that begin small: jwt
/// and xAI are JWT and XAI written in haste, while Eve is a name of its own beside EVE.
std::optional<Case> case_of(std::string_view form)
{
    const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
    const auto is_letter = [&](char c) { return is_capital(c) || (c >= 'a' && c <= 'z'); };
    if (form.empty() || form.size() > longest_word || !std::ranges::all_of(form, is_letter)) return std::nullopt;
    if (std::ranges::all_of(form, is_capital)) return Case::capitals;
    const bool is_word = is_capital(form.front()) && std::ranges::none_of(form.substr(1), is_capital);
    return is_word ? std::optional{Case::other} : std::nullopt;
}

/// Where the forms of one case are written.
struct Uses {
    std::vector<std::size_t> edges;  // from posts, ascending
    const SourceSpan* first = nullptr;
    NodeId post{};
};
using UsesByCase = std::map<Case, Uses>;

bool is_in_both_cases(const KnowledgeGraph& graph, std::size_t node)
{
    std::set<Case> cases;
    for (const Alias& alias : graph.aliases[node])
        if (const auto found = case_of(text::shown_name(graph[alias.text]))) cases.insert(*found);
    return cases.size() == 2;
}

std::map<NodeId, UsesByCase> find_uses(const KnowledgeGraph& graph)
{
    std::vector<bool> doubtful(graph.nodes.size());
    for (std::size_t node = 0; node < graph.nodes.size(); ++node)
        doubtful[node] = graph.aliases[node].size() > 1 && is_in_both_cases(graph, node);
    std::map<NodeId, UsesByCase> found;
    for (std::size_t e = 0; e < graph.edges.size(); ++e) {
        const Edge& edge = graph.edges[e];
        if (!doubtful[index(edge.to)]) continue;
        for (const SourceSpan& span : graph.evidence[e]) {
            const auto written = case_of(text::shown_name(graph[span.text]));
            if (!written) continue;
            Uses& uses = found[edge.to][*written];
            uses.edges.push_back(e);
            if (uses.first == nullptr) {
                uses.first = &span;
                uses.post = edge.from;
            }
        }
    }
    return found;
}

/// What the posts of these edges name beside the entity itself.
std::set<NodeId> neighbours(const KnowledgeGraph& graph, const Schema& schema, NodeId entity, const Uses& uses)
{
    std::set<NodeId> found;
    for (const std::size_t e : uses.edges)
        for (const Edge& edge : edges_from(graph, graph.edges[e].from))
            if (edge.to != entity && schema[graph.nodes[index(edge.to)].kind].co_occurs) found.insert(edge.to);
    return found;
}

}  // namespace

void note_doubtful_merges(const Corpus& corpus, const KnowledgeGraph& graph, const Schema& schema,
                          std::vector<Diagnostic>& diagnostics)
{
    for (const auto& [entity, by_case] : find_uses(graph)) {
        if (by_case.size() < 2) continue;
        const Uses &capitals = by_case.at(Case::capitals), &other = by_case.at(Case::other);
        const auto of_capitals = neighbours(graph, schema, entity, capitals);
        const auto of_other = neighbours(graph, schema, entity, other);
        if (std::ranges::any_of(of_capitals, [&](NodeId node) { return of_other.contains(node); })) continue;
        const Uses& rarer = capitals.edges.size() < other.edges.size() ? capitals : other;
        diagnostics.push_back(
            {"name-case-doubtful", std::string{corpus[corpus.posts[index(rarer.post)].path]}, rarer.first->line,
             rarer.first->column,
             fmt::format("{} and {} count as one {}, but nothing else ties them", graph[capitals.first->text],
                         graph[other.first->text], schema[graph.nodes[index(entity)].kind].name)});
    }
}

}  // namespace graphmatter::resolve
