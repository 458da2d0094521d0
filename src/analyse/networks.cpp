#include <graphmatter/analyse/networks.hpp>

#include <algorithm>

namespace graphmatter::analyse {

Network entity_network(std::span<const CoOccurrence> pairs)
{
    Network network;
    for (const CoOccurrence& pair : pairs) {
        network.nodes.push_back(pair.a);
        network.nodes.push_back(pair.b);
    }
    std::ranges::sort(network.nodes);
    const auto [end, last] = std::ranges::unique(network.nodes);
    network.nodes.erase(end, last);
    const auto vertex_of = [&](NodeId node) {
        return static_cast<std::uint32_t>(std::ranges::lower_bound(network.nodes, node) - network.nodes.begin());
    };
    std::vector<graph::WeightedEdge> edges;
    edges.reserve(pairs.size());
    for (const CoOccurrence& pair : pairs)
        edges.push_back({vertex_of(pair.a), vertex_of(pair.b), static_cast<float>(pair.posts)});
    network.graph = graph::graph_from_edges(network.nodes.size(), edges);
    return network;
}

Network related_network(const Rows<RelatedPost>& related)
{
    Network network;
    std::vector<graph::WeightedEdge> edges;
    for (std::size_t post = 0; post < related.size(); ++post) {
        network.nodes.push_back(id_at<NodeId>(post));
        for (const RelatedPost& other : related[post])
            edges.push_back(
                {static_cast<std::uint32_t>(post), static_cast<std::uint32_t>(other.post), related_weight(other)});
    }
    network.graph = graph::graph_from_edges(network.nodes.size(), edges);
    return network;
}

}  // namespace graphmatter::analyse
