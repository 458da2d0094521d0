// Reads graphs from a file and prints every measure of every vertex. A graph is a line "vertices edges" and a line
// "a b weight" for each edge; its answer is a line a vertex, the measures in the order of the names in
// compare_measures.py.
#include <cstdint>
#include <fstream>
#include <iostream>
#include <vector>

#include <fmt/format.h>

#include <graphmatter/analyse/betweenness.hpp>
#include <graphmatter/analyse/closeness.hpp>
#include <graphmatter/analyse/clustering.hpp>
#include <graphmatter/analyse/communities.hpp>
#include <graphmatter/analyse/components.hpp>
#include <graphmatter/analyse/core_numbers.hpp>
#include <graphmatter/analyse/degree.hpp>
#include <graphmatter/analyse/eigenvector.hpp>
#include <graphmatter/analyse/page_rank.hpp>

using namespace graphmatter;

int main(int argc, char** argv)
{
    if (argc != 2) {
        std::cerr << "usage: print_measures EDGE_LISTS\n";
        return 2;
    }
    std::ifstream file{argv[1]};
    std::size_t vertices = 0, edge_count = 0;
    while (file >> vertices >> edge_count) {
        std::vector<graph::WeightedEdge> edges(edge_count);
        for (auto& edge : edges) file >> edge.a >> edge.b >> edge.weight;
        if (!file) {
            std::cerr << "the file ends within a graph\n";
            return 1;
        }
        const auto graph = graph::graph_from_edges(vertices, edges);
        const auto degree = analyse::degree(graph);
        const auto strength = analyse::weighted_degree(graph);
        const auto rank = analyse::page_rank(graph);
        const auto components = analyse::components(graph);
        const auto cores = analyse::core_numbers(graph);
        const auto between = analyse::betweenness(graph);
        const auto near = analyse::closeness(graph);
        const auto eigen = analyse::eigenvector(graph);
        const auto clustering = analyse::local_clustering(graph);
        const auto groups = analyse::communities(graph);
        for (std::size_t v = 0; v < vertices; ++v)
            std::cout << fmt::format("{} {} {} {} {} {} {} {} {} {} {}\n", degree[v], strength[v], rank[v],
                                     components.of[v], cores[v], between[v], near.closeness[v], near.harmonic[v],
                                     clustering[v], eigen.values[v], groups.of[v]);
    }
    return 0;
}
