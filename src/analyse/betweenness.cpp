#include <graphmatter/analyse/betweenness.hpp>

#include "reduced_betweenness.hpp"

namespace graphmatter::analyse {

std::vector<double> betweenness(const graph::Graph& graph, const Watch& watch)
{
    return reduced_betweenness(graph, {}, watch);
}

std::vector<double> normalised_betweenness(std::vector<double> betweenness)
{
    const auto n = static_cast<double>(betweenness.size());
    if (n < 3) return betweenness;
    for (double& value : betweenness) value /= (n - 1) * (n - 2) / 2;
    return betweenness;
}

}  // namespace graphmatter::analyse
