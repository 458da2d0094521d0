#pragma once
#include <string>
#include <vector>

#include <graphmatter/analyse/communities.hpp>
#include <graphmatter/analyse/networks.hpp>
#include <graphmatter/model/knowledge_graph.hpp>
#include <graphmatter/model/schema.hpp>

namespace graphmatter::analyse {

/// What it tells: what a community is about, in up to three names, such as "Intel, TSMC, ASML": those that are frequent
/// in it and seldom elsewhere.
/// An entity counts by f^2 / F * ln(1 + N / F): f posts of the community name it, F of all N posts do. In a network
/// without posts f is the weight of its edges within its community and F that of all its edges, scaled to its posts.
/// Kinds that take part in co-occurrence go before all others; equal labels count once; sources and sites are addresses
/// and do not count. Edge cases: a community that names nothing, and one that a source or site holds together (more
/// than half is tied to it), bears the label of its node of the highest degree. Cost: O(edges of the knowledge graph +
/// m). Order: by community; ties by NodeId.
[[nodiscard]] std::vector<std::string> community_labels(const KnowledgeGraph& graph, const Schema& schema,
                                                        const Network& network, const Communities& communities);

}  // namespace graphmatter::analyse
