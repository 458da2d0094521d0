// Measures a graph that has nothing to do with posts: two groups of friends who know each other through one person.
#include <cstdio>

#include <boost/graph/adjacency_list.hpp>

#include <graphmatter/analyse/betweenness.hpp>
#include <graphmatter/analyse/communities.hpp>
#include <graphmatter/graph/any_graph.hpp>

int main()
{
    using Friends = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS, boost::no_property,
                                          boost::property<boost::edge_weight_t, double>>;
    Friends friends(7);
    const auto meet = [&](int a, int b, double hours) { add_edge(a, b, hours, friends); };
    meet(0, 1, 3);
    meet(1, 2, 3);
    meet(2, 0, 3);
    meet(4, 5, 2);
    meet(5, 6, 2);
    meet(6, 4, 2);
    meet(2, 3, 1);  // vertex 3 stands between
    meet(3, 4, 1);

    const auto graph = graphmatter::graph::undirected_copy(friends, get(boost::edge_weight, friends));
    const auto between = graphmatter::analyse::betweenness(graph);
    const auto groups = graphmatter::analyse::communities(graph);
    std::printf("betweenness of 3: %g pairs, %zu groups, modularity %.4f\n", between[3], groups.sizes.size(),
                groups.modularity);
    return between[3] == 9 && groups.of[0] == groups.of[2] && groups.of[0] != groups.of[5] ? 0 : 1;
}
