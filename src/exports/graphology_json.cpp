#include <algorithm>
#include <cmath>

#include "exports/json_text.hpp"
#include "exports/text_writer.hpp"
#include "exports/view_network.hpp"
#include "exports/writers.hpp"

// The serialization of graphology (https://graphology.github.io/serialization.html), a node or edge a line.

namespace graphmatter::exports {

namespace {

/// How thick edges are drawn, in pixels: the square root of the weight scaled to 0.5..4; 1 where all weights agree.
class EdgeSizes {
  public:
    explicit EdgeSizes(const ViewNetwork& network)
    {
        network.each_edge([this](const ViewEdge& edge) {
            least_ = std::min(least_, edge.weight);
            most_ = std::max(most_, edge.weight);
        });
    }
    [[nodiscard]] double operator()(double weight) const
    {
        if (most_ <= least_) return 1;
        return 0.5 + 3.5 * (std::sqrt(weight) - std::sqrt(least_)) / (std::sqrt(most_) - std::sqrt(least_));
    }

  private:
    double least_ = HUGE_VAL, most_ = 0;
};

void put_text(TextWriter& out, std::string_view name, std::string_view value)
{
    if (!value.empty()) out.put(",\"", name, "\":", Json{value});
}

void put_measures(TextWriter& out, const ViewNetwork& network, std::size_t position)
{
    for (const auto& measure : network.measures()) {
        const double value = measure.values[position];
        if (std::isnan(value)) continue;
        out.put(',', Json{measure.name}, ':');
        if (measure.type == ScoreType::integer)
            out.put(static_cast<std::int64_t>(value));
        else
            out.put(Real{value});
    }
}

void write_node(TextWriter& out, const ViewNetwork& network, const ViewNode& node)
{
    out.put(node.position == 0 ? "\n" : ",\n", "{\"key\":", Json{node.id},
            ",\"attributes\":{\"label\":", Json{node.label});
    put_text(out, "node_type", node.kind.name);
    put_text(out, "date", node.date);
    put_text(out, "url", node.url);
    put_text(out, "tags", node.tags);
    if (node.posts) out.put(",\"posts\":", *node.posts);
    put_measures(out, network, node.position);
    out.put(",\"x\":", Real{node.at.x}, ",\"y\":", Real{node.at.y}, ",\"size\":", Real{node.size},
            ",\"color\":", Json{node.kind.color}, "}}");
}

void write_edge(TextWriter& out, double size, const ViewEdge& edge)
{
    out.put(edge.number == 0 ? "\n" : ",\n", "{\"key\":\"e", edge.number, "\",\"source\":", Json{edge.source},
            ",\"target\":", Json{edge.target}, ",\"attributes\":{\"label\":", Json{edge.label},
            ",\"kind\":", Json{edge.relation.name}, ",\"weight\":", Real{edge.weight}, ",\"size\":", Rounded{size});
    put_text(out, "date", edge.date);
    out.put(",\"symmetric\":", edge.relation.symmetric ? "true" : "false");
    if (edge.pair != nullptr)
        out.put(",\"npmi\":", Real{edge.pair->npmi}, ",\"jaccard\":", Real{edge.pair->jaccard},
                ",\"significance\":", Real{edge.pair->significance});
    out.put("}}");
}

}  // namespace

void write_graphology_json(const Snapshot& snapshot, View view, const std::filesystem::path& file, const Watch& watch)
{
    OutputFile output(file);
    TextWriter out(output, watch);
    const ViewNetwork network(snapshot, view, pixel_sizes);
    const EdgeSizes edge_size(network);
    const std::string precision = network.precision();
    out.put("{\"attributes\":{\"generator\":", Json{snapshot.about.generator}, ",\"view\":\"", name_of(view),
            "\",\"node_count\":", network.nodes().size(), ",\"edge_count\":", network.edge_count());
    put_text(out, "precision", precision);
    out.put("},\n\"options\":{\"type\":\"directed\",\"multi\":true,\"allowSelfLoops\":true},\n\"nodes\":[");
    network.each_node([&](const ViewNode& node) { write_node(out, network, node); });
    out.put("\n],\n\"edges\":[");
    network.each_edge([&](const ViewEdge& edge) { write_edge(out, edge_size(edge.weight), edge); });
    out.put("\n]}\n");
    out.flush();
    output.commit();
}

}  // namespace graphmatter::exports
