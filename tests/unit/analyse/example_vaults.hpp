#pragma once
#include <algorithm>
#include <cstdint>
#include <random>
#include <set>
#include <tuple>
#include <vector>

#include <graphmatter/model/corpus.hpp>
#include <graphmatter/model/knowledge_graph.hpp>
#include <graphmatter/model/schema.hpp>

namespace graphmatter::example {

/// Posts, what they name, and the kinds of it.
struct Vault {
    Corpus corpus;
    KnowledgeGraph graph;
    Schema schema = default_schema();
};

/// A knowledge graph without texts: for each post the entities it names. kinds[e] is the kind of entity e; they must
/// ascend, as nodes are sorted by kind. Entity e is node posts + e.
inline KnowledgeGraph vault(const std::vector<std::vector<std::uint32_t>>& posts, const std::vector<KindId>& kinds)
{
    KnowledgeGraph graph;
    graph.nodes.resize(posts.size() + kinds.size());
    for (std::size_t e = 0; e < kinds.size(); ++e) graph.nodes[posts.size() + e].kind = kinds[e];
    for (std::size_t p = 0; p < posts.size(); ++p)
        for (const std::uint32_t e : posts[p])
            graph.edges.push_back({id_at<NodeId>(p), id_at<NodeId>(posts.size() + e), RelationId{0}, 1});
    const auto order = [](const Edge& e) { return std::tuple{e.from, e.relation, e.to}; };
    std::ranges::sort(graph.edges, {}, order);
    const auto [first, last] = std::ranges::unique(graph.edges, {}, order);
    graph.edges.erase(first, last);
    return graph;
}

/// A vault for property tests: up to 60 posts, entities of several kinds, a few of them in most posts; some edges
/// doubled by a second relation; links between posts and ties between entities, which must not count.
inline KnowledgeGraph random_vault(unsigned seed, const Schema& schema)
{
    std::mt19937 random{seed};
    const std::size_t posts = 1 + random() % 60;
    const std::size_t entities = 1 + random() % 50;
    std::vector<KindId> kinds;
    for (std::size_t e = 0; e < entities; ++e) kinds.push_back(id_at<KindId>(1 + random() % (schema.kinds.size() - 1)));
    std::ranges::sort(kinds);
    std::vector<std::vector<std::uint32_t>> named(posts);
    for (auto& list : named)
        for (std::size_t i = random() % 9; i > 0; --i) {
            const std::size_t range = random() % 3 == 0 ? std::min<std::size_t>(entities, 4) : entities;
            list.push_back(static_cast<std::uint32_t>((random() % range) * 7 % entities));
        }
    KnowledgeGraph graph = vault(named, kinds);
    for (std::size_t i = 0, n = graph.edges.size(); i < n; i += 5) {
        Edge again = graph.edges[i];
        again.relation = RelationId{1};
        graph.edges.push_back(again);
    }
    const auto any = [&](std::size_t begin, std::size_t end) {
        return id_at<NodeId>(begin + random() % (end - begin));
    };
    for (int i = 0; i < 5; ++i) {
        graph.edges.push_back({any(0, posts), any(0, posts), RelationId{8}, 1});
        graph.edges.push_back({any(posts, posts + entities), any(posts, posts + entities), RelationId{9}, 1});
    }
    const auto order = [](const Edge& e) { return std::tuple{e.from, e.relation, e.to}; };
    std::ranges::sort(graph.edges, {}, order);
    const auto [first, last] = std::ranges::unique(graph.edges, {}, order);
    graph.edges.erase(first, last);
    return graph;
}

/// The entities that each post names, without repeats, by node.
inline std::vector<std::set<NodeId>> named_in(const KnowledgeGraph& graph)
{
    std::vector<std::set<NodeId>> result;
    for (const Node& node : graph.nodes)
        if (node.kind == post_kind) result.emplace_back();
    for (const Edge& edge : graph.edges)
        if (index(edge.from) < result.size() && index(edge.to) >= result.size())
            result[index(edge.from)].insert(edge.to);
    return result;
}

}  // namespace graphmatter::example
