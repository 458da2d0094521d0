#include <graphmatter/analyse/degree.hpp>

#include <boost/range/iterator_range.hpp>

namespace graphmatter::analyse {

std::vector<std::uint32_t> degree(const graph::Graph& graph)
{
    std::vector<std::uint32_t> result(boost::num_vertices(graph));
    for (std::uint32_t v = 0; v < result.size(); ++v) result[v] = boost::out_degree(v, graph);
    return result;
}

std::vector<double> weighted_degree(const graph::Graph& graph)
{
    std::vector<double> result(boost::num_vertices(graph));
    for (std::uint32_t v = 0; v < result.size(); ++v)
        for (const auto arc : boost::make_iterator_range(boost::out_edges(v, graph)))
            result[v] += static_cast<double>(graph[arc].weight);
    return result;
}

}  // namespace graphmatter::analyse
