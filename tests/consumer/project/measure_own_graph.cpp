// Measures a graph that has nothing to do with posts: two groups of friends who know each other through one
// person, number 3.
#include <cmath>
#include <cstddef>
#include <cstdio>

#include <boost/graph/adjacency_list.hpp>

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
#include <graphmatter/graph/any_graph.hpp>

namespace {

using Friends = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS, boost::no_property,
                                      boost::property<boost::edge_weight_t, double>>;

Friends two_groups()
{
    Friends friends(7);
    const auto meet = [&](int a, int b, double hours) { add_edge(a, b, hours, friends); };
    meet(0, 1, 3);
    meet(1, 2, 3);
    meet(2, 0, 3);
    meet(4, 5, 2);
    meet(5, 6, 2);
    meet(6, 4, 2);
    meet(2, 3, 1);
    meet(3, 4, 1);
    return friends;
}

bool near(double a, double b) { return std::abs(a - b) < 1e-9; }

}  // namespace

int main()
{
    namespace analyse = graphmatter::analyse;
    const Friends friends = two_groups();
    const auto graph = graphmatter::graph::undirected_copy(friends, get(boost::edge_weight, friends));

    const auto degree = analyse::degree(graph);
    const auto hours = analyse::weighted_degree(graph);
    const auto rank = analyse::page_rank(graph);
    const auto between = analyse::betweenness(graph);
    const auto near_all = analyse::closeness(graph);
    const auto eigen = analyse::eigenvector(graph);
    const auto known = analyse::local_clustering(graph);
    const auto core = analyse::core_numbers(graph);
    const auto groups = analyse::communities(graph);
    const auto parts = analyse::components(graph);
    const auto sample = analyse::sampled_betweenness(graph, {.error = 0.05, .confidence = 0.9});

    std::printf(
        "friend  degree  hours  PageRank  betweenness  closeness  harmonic  eigenvector  clustering  core  group\n");
    for (std::size_t i = 0; i < degree.size(); ++i)
        std::printf("%6zu  %6u  %5.1f  %8.4f  %11.1f  %9.4f  %8.4f  %11.4f  %10.4f  %4u  %5u\n", i, degree[i], hours[i],
                    rank[i], between[i], near_all.closeness[i], near_all.harmonic[i], eigen.values[i], known[i],
                    core[i], groups.of[i]);
    std::printf("%zu part, %zu groups, modularity %.4f; betweenness of 3 by %zu samples: %.1f\n", parts.sizes.size(),
                groups.sizes.size(), groups.modularity, sample.by.samples, sample.values[3]);

    double ranks = 0;
    for (const double share : rank) ranks += share;
    const bool as_drawn = between[3] == 9 && near(near_all.closeness[3], 6.0 / 10) &&
                          near(near_all.harmonic[3], 4.0 / 6) && near(ranks, 1) && hours[2] == 7 && core[3] == 2 &&
                          known[0] == 1 && near(known[2], 1.0 / 3) && eigen.values[2] == 1 &&
                          std::abs(sample.values[3] - 9) <= 0.05 * 21;
    return as_drawn && parts.sizes.size() == 1 && groups.of[0] == groups.of[2] && groups.of[0] != groups.of[5] ? 0 : 1;
}
