#pragma once
#include <span>
#include <vector>

#include <graphmatter/graph/bgl.hpp>
#include <graphmatter/model/findings.hpp>

namespace graphmatter::analyse {

/// A graph for measures of its own, and which nodes of the knowledge graph its vertices are.
struct Network {
    graph::Graph graph;
    std::vector<NodeId> nodes;  // by vertex, ascending
};

/// The entities of the pairs, tied by the posts that they share. O(n + m log m).
[[nodiscard]] Network entity_network(std::span<const CoOccurrence> pairs);

/// Every post, tied to those related to it; the scores of both directions are summed. O(n + m log m).
[[nodiscard]] Network related_network(const Rows<RelatedPost>& related);

}  // namespace graphmatter::analyse
