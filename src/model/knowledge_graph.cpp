#include <graphmatter/model/knowledge_graph.hpp>

#include <algorithm>

namespace graphmatter {

std::string text_id(const KnowledgeGraph& graph, const Schema& schema, NodeId node)
{
    const Node& n = graph.nodes[index(node)];
    std::string id = schema[n.kind].name;
    id += ':';
    id += graph[n.key];
    // A key holds no hyphen of its own (they became spaces), so this cannot make two ids equal.
    if (n.kind != post_kind) std::replace(id.begin(), id.end(), ' ', '-');
    return id;
}

std::span<const Edge> edges_from(const KnowledgeGraph& graph, NodeId node)
{
    const auto [first, last] = std::ranges::equal_range(graph.edges, node, {}, &Edge::from);
    return {first, last};
}

}  // namespace graphmatter
