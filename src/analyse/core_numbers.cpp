#include <graphmatter/analyse/core_numbers.hpp>

#include <boost/graph/core_numbers.hpp>

namespace graphmatter::analyse {

std::vector<std::uint32_t> core_numbers(const graph::Graph& graph)
{
    std::vector<std::uint32_t> result(boost::num_vertices(graph));
    boost::core_numbers(graph,
                        boost::make_iterator_property_map(result.begin(), boost::get(boost::vertex_index, graph)));
    return result;
}

}  // namespace graphmatter::analyse
