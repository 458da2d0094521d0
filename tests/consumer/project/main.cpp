// Counts what the library finds in a folder of posts, with graphmatter and with Boost.Graph on its graph.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <string>
#include <vector>

#include <boost/graph/breadth_first_search.hpp>

#include <graphmatter/app/build.hpp>
#include <graphmatter/graph/bgl.hpp>

int main(int argc, char** argv)
{
    if (argc != 2) return 2;
    const std::vector<std::string> words{argv[1]};
    const auto roots = graphmatter::ingest::roots_from(words);
    const graphmatter::Snapshot snapshot = graphmatter::app::build(roots, graphmatter::ingest::Configuration{});
    const auto graph = graphmatter::graph::analysis_graph(snapshot.graph);

    std::vector<boost::default_color_type> colors(num_vertices(graph));
    const auto color_map = boost::make_iterator_property_map(colors.begin(), get(boost::vertex_index, graph));
    std::size_t components = 0;
    for (std::uint32_t start = 0; start < num_vertices(graph); ++start) {
        if (colors[start] != boost::white_color) continue;
        ++components;
        boost::queue<std::uint32_t> waiting;
        boost::breadth_first_visit(graph, start, waiting, boost::default_bfs_visitor{}, color_map);
    }
    std::printf("%zu posts, %zu nodes, %zu edges, %zu component%s\n", snapshot.corpus.posts.size(),
                snapshot.graph.nodes.size(), snapshot.graph.edges.size(), components, components == 1 ? "" : "s");
}
