#include "analyse/alias_names.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <graphmatter/text/names.hpp>

namespace graphmatter::analyse {

namespace {

std::vector<bool> kinds_with_names(const Schema& schema)
{
    std::vector<bool> named(schema.kinds.size(), true);
    named[index(post_kind)] = false;
    if (const auto site = schema.find_kind(kind::site)) named[index(*site)] = false;
    for (const FieldRule& rule : schema.fields)
        if (rule.is_url) named[index(rule.kind)] = false;
    return named;
}

std::vector<bool> kinds_of_people(const Schema& schema)
{
    std::vector<bool> people(schema.kinds.size());
    for (const std::string_view name : {kind::person, kind::speaker, kind::author})
        if (const auto found = schema.find_kind(name)) people[index(*found)] = true;
    return people;
}

bool is_acronym(std::string_view label)
{
    return std::ranges::all_of(label, [](char c) { return (c >= 'A' && c <= 'Z') || c == '.' || c == '&'; });
}

}  // namespace

NameTable name_table(const KnowledgeGraph& graph, const Schema& schema)
{
    NameTable table;
    table.of_person = kinds_of_people(schema);
    table.is_tag.resize(schema.kinds.size());
    if (const auto tag = schema.find_kind(kind::tag)) table.is_tag[index(*tag)] = true;
    const auto named = kinds_with_names(schema);
    std::vector<std::pair<StringId, std::uint32_t>> pairs;
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
        const Node& node = graph.nodes[i];
        if (!named[index(node.kind)]) continue;
        const auto entity = static_cast<std::uint32_t>(table.entities.size());
        const std::string key = text::name_key(graph[node.label]);
        table.entities.push_back(
            {id_at<NodeId>(i), node.kind, key, text::writing_of(key), graph.posts[i], is_acronym(graph[node.label])});
        for (const Alias& alias : graph.aliases[i]) {
            const std::string squashed = text::squashed_key(text::name_key(graph[alias.text]));
            if (!squashed.empty()) pairs.emplace_back(table.names.intern(squashed), entity);
        }
    }
    std::ranges::sort(pairs);
    pairs.erase(std::ranges::unique(pairs).begin(), pairs.end());
    auto next = pairs.begin();
    for (std::size_t name = 0; name < table.names.size(); ++name) {
        for (; next != pairs.end() && index(next->first) == name; ++next)
            table.entities_of.values.push_back(next->second);
        table.entities_of.close_row();
    }
    return table;
}

}  // namespace graphmatter::analyse
