#include "path_graph.hpp"

#include <algorithm>
#include <limits>

namespace graphmatter::analyse {

PathGraph path_graph(const graph::Graph& graph)
{
    const std::uint32_t n = boost::num_vertices(graph);
    PathGraph result;
    result.reach.assign(n, 1);
    result.neighbours.values.reserve(boost::num_edges(graph));
    for (std::uint32_t v = 0; v < n; ++v) {
        result.neighbours.push_row(graph::neighbours(graph, v));
        result.members.push_row(std::span{&v, 1});
    }
    return result;
}

PathGraph induced(const PathGraph& graph, std::span<const std::uint32_t> vertices)
{
    constexpr auto gone = std::numeric_limits<std::uint32_t>::max();
    std::vector<std::uint32_t> label(graph.size(), gone);
    for (std::uint32_t i = 0; i < vertices.size(); ++i) label[vertices[i]] = i;
    PathGraph result;
    result.reach.reserve(vertices.size());
    for (const std::uint32_t v : vertices) {
        const std::size_t first = result.neighbours.values.size();
        for (const std::uint32_t u : graph.neighbours[v])
            if (label[u] != gone) result.neighbours.values.push_back(label[u]);
        std::ranges::sort(std::span{result.neighbours.values}.subspan(first));
        result.neighbours.close_row();
        result.reach.push_back(graph.reach[v]);
        result.members.push_row(graph.members[v]);
    }
    return result;
}

std::vector<std::uint32_t> connected_parts(const Rows<std::uint32_t>& neighbours)
{
    constexpr auto unseen = std::numeric_limits<std::uint32_t>::max();
    std::vector<std::uint32_t> part(neighbours.size(), unseen);
    std::vector<std::uint32_t> queue;
    std::uint32_t number = 0;
    for (std::uint32_t root = 0; root < part.size(); ++root) {
        if (part[root] != unseen) continue;
        part[root] = number;
        queue.assign(1, root);
        for (std::size_t next = 0; next < queue.size(); ++next)
            for (const std::uint32_t u : neighbours[queue[next]])
                if (part[u] == unseen) {
                    part[u] = number;
                    queue.push_back(u);
                }
        ++number;
    }
    return part;
}

std::vector<double> reach_of_parts(const PathGraph& graph)
{
    const auto part = connected_parts(graph.neighbours);
    std::vector<double> total(graph.size());
    for (std::uint32_t v = 0; v < graph.size(); ++v) total[part[v]] += graph.reach[v];
    std::vector<double> result(graph.size());
    for (std::uint32_t v = 0; v < graph.size(); ++v) result[v] = total[part[v]];
    return result;
}

}  // namespace graphmatter::analyse
