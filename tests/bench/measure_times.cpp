// Prints how long each measure of a graph takes and how much memory it needs on top. Linux.
// usage: measure_times EDGE_LIST [MEASURE...]
// The list is a line "vertices edges" and a line "a b weight" for each edge. Output: "measure seconds peak-MB
// processor-seconds" a line; the peak is that of the whole program since the measure began, processor time that of all
// threads.
#include <chrono>
#include <ctime>
#include <fstream>
#include <functional>
#include <iostream>
#include <string>
#include <utility>
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
#include <graphmatter/analyse/sampling.hpp>

using namespace graphmatter;

namespace {

graph::Graph read(std::istream& in)
{
    std::size_t vertices = 0, edge_count = 0;
    in >> vertices >> edge_count;
    std::vector<graph::WeightedEdge> edges(edge_count);
    for (auto& edge : edges) in >> edge.a >> edge.b >> edge.weight;
    if (!in) throw std::runtime_error{"not an edge list"};
    return graph::graph_from_edges(vertices, edges);
}

void forget_peak() { std::ofstream{"/proc/self/clear_refs"} << "5"; }

double peak_megabytes()
{
    std::ifstream status{"/proc/self/status"};
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmHWM:")) return std::stod(line.substr(6)) / 1000;
    return 0;
}

using Run = std::function<std::size_t(const graph::Graph&)>;

const std::vector<std::pair<std::string, Run>> runs{
    {"degree", [](const auto& graph) { return analyse::degree(graph).size(); }},
    {"weighted_degree", [](const auto& graph) { return analyse::weighted_degree(graph).size(); }},
    {"pagerank", [](const auto& graph) { return analyse::page_rank(graph).size(); }},
    {"component", [](const auto& graph) { return analyse::components(graph).of.size(); }},
    {"core_number", [](const auto& graph) { return analyse::core_numbers(graph).size(); }},
    {"community", [](const auto& graph) { return analyse::communities(graph).of.size(); }},
    {"clustering", [](const auto& graph) { return analyse::local_clustering(graph).size(); }},
    {"eigenvector", [](const auto& graph) { return analyse::eigenvector(graph).values.size(); }},
    {"closeness", [](const auto& graph) { return analyse::closeness(graph).closeness.size(); }},
    {"betweenness", [](const auto& graph) { return analyse::betweenness(graph).size(); }},
    {"sampled_closeness", [](const auto& graph) { return analyse::sampled_closeness(graph, {0.02}).closeness.size(); }},
    {"sampled_betweenness", [](const auto& graph) { return analyse::sampled_betweenness(graph).values.size(); }},
};

bool wanted(const std::string& name, int argc, char** argv)
{
    if (argc == 2) return true;
    for (int i = 2; i < argc; ++i)
        if (name == argv[i]) return true;
    return false;
}

}  // namespace

int main(int argc, char** argv)
{
    if (argc < 2) {
        std::cerr << "usage: measure_times EDGE_LIST [MEASURE...]\n";
        return 2;
    }
    std::ifstream file{argv[1]};
    const graph::Graph graph = read(file);
    for (const auto& [name, run] : runs) {
        if (!wanted(name, argc, argv)) continue;
        forget_peak();
        const auto start = std::chrono::steady_clock::now();
        const std::clock_t processor_start = std::clock();
        if (run(graph) != boost::num_vertices(graph)) return 1;
        const std::chrono::duration<double> time = std::chrono::steady_clock::now() - start;
        const double processor = static_cast<double>(std::clock() - processor_start) / CLOCKS_PER_SEC;
        std::cout << fmt::format("{} {:.5f} {:.1f} {:.5f}\n", name, time.count(), peak_megabytes(), processor)
                  << std::flush;
    }
    return 0;
}
