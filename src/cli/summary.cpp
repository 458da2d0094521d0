#include "cli/summary.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/terminal.hpp"

namespace graphmatter::cli {

namespace {

constexpr std::size_t label_width = 15;

/// A line of the block below the head; nothing when there is nothing to tell.
std::string line(std::string_view label, const std::vector<std::string>& parts)
{
    if (parts.empty()) return {};
    return fmt::format("    {:<{}}{}\n", label, label_width, fmt::join(parts, " · "));
}

std::vector<std::string> counts_by_kind(const Snapshot& snapshot)
{
    std::vector<std::size_t> counts(snapshot.schema.kinds.size());
    for (const Node& node : snapshot.graph.nodes) ++counts[index(node.kind)];
    std::vector<std::string> parts;
    for (std::size_t kind = 1; kind < counts.size(); ++kind)
        if (counts[kind] > 0)
            parts.push_back(fmt::format("{} {}", snapshot.schema.kinds[kind].plural, grouped(counts[kind])));
    return parts;
}

std::vector<std::string> counts_by_relation(const Snapshot& snapshot)
{
    std::vector<std::size_t> counts(snapshot.schema.relations.size());
    for (const Edge& edge : snapshot.graph.edges) ++counts[index(edge.relation)];
    std::vector<std::string> parts;
    for (std::size_t relation = 0; relation < counts.size(); ++relation)
        if (counts[relation] > 0)
            parts.push_back(fmt::format("{} {}", snapshot.schema.relations[relation].name, grouped(counts[relation])));
    return parts;
}

/// The labels of the five entities of a kind with the highest PageRank.
std::vector<std::string_view> most_central(const Snapshot& snapshot, KindId kind)
{
    constexpr std::size_t most = 5;
    const ScoreColumn* score = snapshot.findings.whole.find_score("pagerank");
    if (score == nullptr) return {};
    std::vector<std::size_t> nodes;
    for (std::size_t i = 0; i < snapshot.graph.nodes.size(); ++i)
        if (snapshot.graph.nodes[i].kind == kind) nodes.push_back(i);
    const auto shown = std::min(most, nodes.size());
    std::ranges::partial_sort(
        nodes, nodes.begin() + static_cast<std::ptrdiff_t>(shown), [&](std::size_t a, std::size_t b) {
            return score->values[a] != score->values[b] ? score->values[a] > score->values[b] : a < b;
        });
    std::vector<std::string_view> labels;
    for (std::size_t i = 0; i < shown; ++i) labels.push_back(snapshot.graph[snapshot.graph.nodes[nodes[i]].label]);
    return labels;
}

std::string central_lines(const Snapshot& snapshot)
{
    std::string text;
    for (const std::string_view name : {"person", "organization", "tag"}) {
        const auto kind = snapshot.schema.find_kind(name);
        if (!kind) continue;
        const auto labels = most_central(snapshot, *kind);
        if (labels.empty()) continue;
        text += fmt::format("    {:<{}}{} {}\n", text.empty() ? "most central" : "", label_width,
                            snapshot.schema[*kind].plural, fmt::join(labels, ", "));
    }
    return text;
}

std::string communities_line(const Snapshot& snapshot)
{
    constexpr std::size_t most = 3;
    const auto& communities = snapshot.findings.whole.communities;
    if (communities.empty() || communities.front().size < 2) return {};
    std::vector<std::string> parts{grouped(communities.size())};
    for (std::size_t i = 0; i < std::min(most, communities.size()); ++i)
        parts.push_back(fmt::format("{} ({} nodes)", communities[i].label, grouped(communities[i].size)));
    return line("communities", parts);
}

std::string merged_line(const Snapshot& snapshot, const Run& run)
{
    std::size_t entities = 0, spellings = 0;
    for (std::size_t i = 0; i < snapshot.graph.aliases.size(); ++i) {
        const auto forms = snapshot.graph.aliases[i].size();
        if (forms < 2) continue;
        ++entities;
        spellings += forms;
    }
    if (entities == 0) return {};
    const bool has_database = std::ranges::find(run.files, "graph.sqlite", &WrittenFile::name) != run.files.end();
    return line("merged",
                {fmt::format("{} spellings into {}{}", grouped(spellings), counted(entities, "entity", "entities"),
                             has_database ? fmt::format(" (graphmatter query {}/graph.sqlite merged)", run.folder)
                                          : std::string{})});
}

std::string findings_lines(const Snapshot& snapshot, const Run& run)
{
    if (snapshot.diagnostics.empty()) return {};
    std::map<std::string_view, std::size_t> by_code;
    for (const auto& diagnostic : snapshot.diagnostics) ++by_code[diagnostic.code];
    std::vector<std::string> parts;
    for (const auto& [code, count] : by_code) parts.push_back(fmt::format("{} {}", code, grouped(count)));
    return fmt::format("    {} while reading (graphmatter check {} looks for more)\n",
                       findings_text(snapshot.diagnostics), fmt::join(run.content, " ")) +
           line("", parts);
}

}  // namespace

std::string findings_text(const std::vector<Diagnostic>& diagnostics)
{
    std::set<std::string_view> posts;
    for (const auto& diagnostic : diagnostics)
        if (!diagnostic.path.empty()) posts.insert(diagnostic.path);
    return fmt::format("{} in {}", counted(diagnostics.size(), "finding", "findings"),
                       counted(posts.size(), "post", "posts"));
}

std::string summary_text(const Snapshot& snapshot, const Run& run)
{
    const auto posts = snapshot.corpus.posts.size();
    std::string text = fmt::format("{} · {} · {} · {:.1f} s\n", counted(posts, "post", "posts"),
                                   counted(snapshot.graph.nodes.size() - posts, "entity", "entities"),
                                   counted(snapshot.graph.edges.size(), "edge", "edges"), run.seconds);
    text += line("entities", counts_by_kind(snapshot));
    text += line("edges", counts_by_relation(snapshot));
    text += central_lines(snapshot) + communities_line(snapshot) + merged_line(snapshot, run) +
            findings_lines(snapshot, run);
    text += fmt::format("  {}/", run.folder.ends_with('/') ? run.folder.substr(0, run.folder.size() - 1) : run.folder);
    for (const auto& file : run.files) text += fmt::format("  {} {}", file.name, size_text(file.bytes));
    return text + '\n';
}

}  // namespace graphmatter::cli
