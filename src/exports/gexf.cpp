#include <array>
#include <cmath>

#include "exports/text_writer.hpp"
#include "exports/view_network.hpp"
#include "exports/writers.hpp"
#include "exports/xml_text.hpp"

// GEXF 1.3, and 1.2draft for programs that stop there. What looks like a choice here is what Gephi and Gephi Lite read
// right: one <attributes> block a class, attribute id = title, dates as start and as plain attribute, colours without
// alpha, and no attribute named "type".

namespace graphmatter::exports {

namespace {

struct Version {
    std::string_view number, home;
    bool has_edge_kind;  // as an attribute of <edge>; 1.2 has it as a value only
};
constexpr Version version_1_3{"1.3", "http://gexf.net/1.3", true};
constexpr Version version_1_2{"1.2", "http://www.gexf.net/1.2draft", false};

struct Attribute {
    std::string_view name, type;
};
constexpr std::array node_attributes{Attribute{"node_type", "string"}, Attribute{"date", "string"},
                                     Attribute{"url", "string"}, Attribute{"tags", "string"},
                                     Attribute{"posts", "integer"}};
constexpr std::array edge_attributes{Attribute{"kind", "string"}, Attribute{"date", "string"},
                                     Attribute{"symmetric", "boolean"}};
constexpr std::array pair_attributes{Attribute{"npmi", "double"}, Attribute{"jaccard", "double"},
                                     Attribute{"significance", "double"}};

void declare(TextWriter& out, const Attribute& attribute)
{
    out.put("<attribute id=\"", Xml{attribute.name}, "\" title=\"", Xml{attribute.name}, "\" type=\"", attribute.type,
            "\"/>\n");
}

void write_head(TextWriter& out, const ViewNetwork& network, const Version& version)
{
    const std::string precision = network.precision();
    out.put(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<gexf xmlns=\"",
        version.home, "\" xmlns:viz=\"", version.home, "/viz\" version=\"", version.number,
        "\">\n"
        "<meta><creator>",
        Xml{network.snapshot().about.generator}, "</creator><keywords>knowledge graph, ", name_of(network.view()),
        " view</keywords><description>", network.nodes().size(), " nodes, ", network.edge_count(), " edges",
        precision.empty() ? "" : "; ", Xml{precision},
        "</description></meta>\n"
        "<graph mode=\"dynamic\" timeformat=\"date\" defaultedgetype=\"directed\">\n"
        "<attributes class=\"node\" mode=\"static\">\n");
    for (const auto& attribute : node_attributes) declare(out, attribute);
    for (const auto& measure : network.measures())
        declare(out, {measure.name, measure.type == ScoreType::integer ? "integer" : "double"});
    out.put("</attributes>\n<attributes class=\"edge\" mode=\"static\">\n");
    for (const auto& attribute : edge_attributes) declare(out, attribute);
    if (network.view() == View::entities)
        for (const auto& attribute : pair_attributes) declare(out, attribute);
    out.put("</attributes>\n");
}

void put_value(TextWriter& out, std::string_view attribute, std::string_view value)
{
    if (!value.empty()) out.put("<attvalue for=\"", attribute, "\" value=\"", Xml{value}, "\"/>");
}

void put_measures(TextWriter& out, const ViewNetwork& network, std::size_t position)
{
    for (const auto& measure : network.measures()) {
        const double value = measure.values[position];
        if (std::isnan(value)) continue;
        out.put("<attvalue for=\"", Xml{measure.name}, "\" value=\"");
        if (measure.type == ScoreType::integer)
            out.put(static_cast<std::int64_t>(value), "\"/>");
        else
            out.put(Real{value}, "\"/>");
    }
}

void write_node(TextWriter& out, const ViewNetwork& network, const ViewNode& node)
{
    out.put("<node id=\"", Xml{node.id}, "\" label=\"", Xml{node.label});
    if (!node.date.empty()) out.put("\" start=\"", node.date);
    out.put("\"><attvalues>");
    put_value(out, "node_type", node.kind.name);
    put_value(out, "date", node.date);
    put_value(out, "url", node.url);
    put_value(out, "tags", node.tags);
    if (node.posts) out.put("<attvalue for=\"posts\" value=\"", *node.posts, "\"/>");
    put_measures(out, network, node.position);
    const auto [r, g, b] = to_rgb(node.kind.color);
    out.put("</attvalues><viz:color r=\"", r, "\" g=\"", g, "\" b=\"", b, "\"/><viz:size value=\"", Real{node.size},
            "\"/><viz:position x=\"", Real{node.at.x}, "\" y=\"", Real{node.at.y}, "\" z=\"0.0\"/></node>\n");
}

void write_edge(TextWriter& out, const ViewEdge& edge, const Version& version)
{
    const Xml kind{edge.relation.name};
    out.put("<edge id=\"e", edge.number, "\" source=\"", Xml{edge.source}, "\" target=\"", Xml{edge.target});
    if (version.has_edge_kind) out.put("\" kind=\"", kind);
    out.put("\" label=\"", Xml{edge.label}, "\" weight=\"", Real{edge.weight});
    if (!edge.date.empty()) out.put("\" start=\"", edge.date);
    out.put("\"><attvalues><attvalue for=\"kind\" value=\"", kind, "\"/>");
    put_value(out, "date", edge.date);
    put_value(out, "symmetric", edge.relation.symmetric ? "true" : "false");
    if (edge.pair != nullptr)
        out.put("<attvalue for=\"npmi\" value=\"", Real{edge.pair->npmi}, "\"/><attvalue for=\"jaccard\" value=\"",
                Real{edge.pair->jaccard}, "\"/><attvalue for=\"significance\" value=\"", Real{edge.pair->significance},
                "\"/>");
    out.put("</attvalues></edge>\n");
}

void write(const Version& version, const Snapshot& snapshot, View view, const std::filesystem::path& file,
           const Watch& watch)
{
    OutputFile output(file);
    TextWriter out(output, watch);
    const ViewNetwork network(snapshot, view, gephi_sizes);
    write_head(out, network, version);
    out.put("<nodes>\n");
    network.each_node([&](const ViewNode& node) { write_node(out, network, node); });
    out.put("</nodes>\n<edges>\n");
    network.each_edge([&](const ViewEdge& edge) { write_edge(out, edge, version); });
    out.put("</edges>\n</graph>\n</gexf>\n");
    out.flush();
    output.commit();
}

}  // namespace

void write_gexf(const Snapshot& snapshot, View view, const std::filesystem::path& file, const Watch& watch)
{
    write(version_1_3, snapshot, view, file, watch);
}

void write_gexf_1_2(const Snapshot& snapshot, View view, const std::filesystem::path& file, const Watch& watch)
{
    write(version_1_2, snapshot, view, file, watch);
}

}  // namespace graphmatter::exports
