#include <array>
#include <cmath>

#include "exports/text_writer.hpp"
#include "exports/view_network.hpp"
#include "exports/writers.hpp"
#include "exports/xml_text.hpp"

// GraphML with the types and key names that networkx, igraph, Cytoscape, yEd, Gephi and Neo4j APOC all read: only
// boolean, int, double and string; no defaults; an edge key has another id where a node key has its name.
// The attributes `labels` of nodes and `label` of edges are for Gephi and APOC; the other readers pass over them.

namespace graphmatter::exports {

namespace {

struct Key {
    std::string_view id, name, type;
};
constexpr std::array first_node_keys{Key{"label", "label", "string"}, Key{"node_type", "node_type", "string"},
                                     Key{"date", "date", "string"},   Key{"url", "url", "string"},
                                     Key{"tags", "tags", "string"},   Key{"posts", "posts", "int"}};
constexpr std::array last_node_keys{Key{"x", "x", "double"}, Key{"y", "y", "double"}, Key{"size", "size", "double"},
                                    Key{"color", "color", "string"}};
constexpr std::array edge_keys{Key{"edgelabel", "label", "string"}, Key{"kind", "kind", "string"},
                               Key{"weight", "weight", "double"}, Key{"edge_date", "date", "string"},
                               Key{"symmetric", "symmetric", "boolean"}};
constexpr std::array pair_keys{Key{"npmi", "npmi", "double"}, Key{"jaccard", "jaccard", "double"},
                               Key{"significance", "significance", "double"}};

void declare(TextWriter& out, std::string_view owner, const Key& key)
{
    out.put("<key id=\"", Xml{key.id}, "\" for=\"", owner, "\" attr.name=\"", Xml{key.name}, "\" attr.type=\"",
            key.type, "\"/>\n");
}

void write_head(TextWriter& out, const ViewNetwork& network)
{
    const std::string precision = network.precision();
    out.put(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" "
        "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
        "xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns "
        "http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n<!-- ",
        Xml{network.snapshot().about.generator}, precision.empty() ? "" : "; ", Xml{precision}, " -->\n");
    for (const auto& key : first_node_keys) declare(out, "node", key);
    for (const auto& measure : network.measures())
        declare(out, "node", {measure.name, measure.name, measure.type == ScoreType::integer ? "int" : "double"});
    for (const auto& key : last_node_keys) declare(out, "node", key);
    for (const auto& key : edge_keys) declare(out, "edge", key);
    if (network.view() == View::entities)
        for (const auto& key : pair_keys) declare(out, "edge", key);
}

/// A kind as a Neo4j label: "organization" gives "Organization".
std::string neo4j_label(std::string_view kind)
{
    std::string label{kind};
    for (char& c : label)
        if (c == ':' || c == ' ') c = '_';
    if (!label.empty() && label[0] >= 'a' && label[0] <= 'z') label[0] = static_cast<char>(label[0] - ('a' - 'A'));
    return label;
}

void put_data(TextWriter& out, std::string_view key, std::string_view value)
{
    if (!value.empty()) out.put("<data key=\"", key, "\">", Xml{value}, "</data>");
}

void put_data(TextWriter& out, std::string_view key, Real value)
{
    out.put("<data key=\"", key, "\">", value, "</data>");
}

void put_measures(TextWriter& out, const ViewNetwork& network, std::size_t position)
{
    for (const auto& measure : network.measures()) {
        const double value = measure.values[position];
        if (std::isnan(value)) continue;
        out.put("<data key=\"", Xml{measure.name}, "\">");
        if (measure.type == ScoreType::integer)
            out.put(static_cast<std::int64_t>(value), "</data>");
        else
            out.put(Real{value}, "</data>");
    }
}

void write_node(TextWriter& out, const ViewNetwork& network, std::string_view labels, const ViewNode& node)
{
    out.put("<node id=\"", Xml{node.id}, "\" labels=\":", Xml{labels}, "\">");
    put_data(out, "label", node.label);
    put_data(out, "node_type", node.kind.name);
    put_data(out, "date", node.date);
    put_data(out, "url", node.url);
    put_data(out, "tags", node.tags);
    if (node.posts) out.put("<data key=\"posts\">", *node.posts, "</data>");
    put_measures(out, network, node.position);
    put_data(out, "x", Real{node.at.x});
    put_data(out, "y", Real{node.at.y});
    put_data(out, "size", Real{node.size});
    put_data(out, "color", node.kind.color);
    out.put("</node>\n");
}

void write_edge(TextWriter& out, const ViewEdge& edge)
{
    const Xml kind{edge.relation.name};
    out.put("<edge id=\"e", edge.number, "\" source=\"", Xml{edge.source}, "\" target=\"", Xml{edge.target},
            "\" label=\"", kind, "\"><data key=\"edgelabel\">", Xml{edge.label}, "</data><data key=\"kind\">", kind,
            "</data>");
    put_data(out, "weight", Real{edge.weight});
    put_data(out, "edge_date", edge.date);
    put_data(out, "symmetric", edge.relation.symmetric ? "true" : "false");
    if (edge.pair != nullptr) {
        put_data(out, "npmi", Real{edge.pair->npmi});
        put_data(out, "jaccard", Real{edge.pair->jaccard});
        put_data(out, "significance", Real{edge.pair->significance});
    }
    out.put("</edge>\n");
}

}  // namespace

void write_graphml(const Snapshot& snapshot, View view, const std::filesystem::path& file, const Watch& watch)
{
    OutputFile output(file);
    TextWriter out(output, watch);
    const ViewNetwork network(snapshot, view, gephi_sizes);
    std::vector<std::string> labels;  // by KindId
    for (const auto& kind : snapshot.schema.kinds) labels.push_back(neo4j_label(kind.name));
    write_head(out, network);
    out.put("<graph edgedefault=\"directed\">\n");
    network.each_node([&](const ViewNode& node) {
        write_node(out, network, labels[index(snapshot.graph.nodes[index(node.node)].kind)], node);
    });
    network.each_edge([&](const ViewEdge& edge) { write_edge(out, edge); });
    out.put("</graph>\n</graphml>\n");
    out.flush();
    output.commit();
}

}  // namespace graphmatter::exports
