#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <graphmatter/exports/formats.hpp>

namespace graphmatter::exports {

/// The text ids of all nodes, in one block.
class NodeIds {
  public:
    explicit NodeIds(const Snapshot& snapshot);
    [[nodiscard]] std::string_view operator[](NodeId node) const noexcept
    {
        const std::size_t i = index(node);
        return {bytes_.data() + ends_[i], static_cast<std::size_t>(ends_[i + 1] - ends_[i])};
    }

  private:
    std::string bytes_;
    std::vector<std::uint64_t> ends_{0};
};

struct Rgb {
    std::uint8_t r, g, b;
};
/// "#rrggbb" as three numbers; grey for anything else.
[[nodiscard]] Rgb to_rgb(std::string_view color) noexcept;

/// How large nodes are drawn: the square root of the degree, scaled so that both ends of the range are used.
struct SizeRange {
    float least, most;
};
inline constexpr SizeRange gephi_sizes{4, 100};  // Gephi rescales every other range on import
inline constexpr SizeRange pixel_sizes{2, 20};   // sigma takes pixels

/// A node's size for each row of `degrees`, two decimals. All degrees equal: the middle of the range in ratio.
[[nodiscard]] std::vector<float> scaled_sizes(std::span<const double> degrees, SizeRange range);

/// "links to" for LINKS_TO: what people see on an edge.
[[nodiscard]] std::string edge_label(std::string_view relation);

/// A measure as the files of a view show it, by position in ViewNetwork::nodes(). NaN: the node has none.
struct MeasureColumn {
    std::string_view name;
    ScoreType type;
    std::span<const double> values;
};

struct ViewNode {
    std::size_t position;  // in ViewNetwork::nodes()
    NodeId node;
    std::string_view id, label, url, date, tags;  // empty: none
    const Kind& kind;
    std::optional<std::uint32_t> posts;  // entities: posts that name it
    Position at;
    float size;
};

struct ViewEdge {
    std::size_t number;  // its id is "e" + number
    std::string_view source, target;
    const Relation& relation;
    std::string_view label;
    double weight;             // > 0
    std::string_view date;     // empty: none
    const CoOccurrence* pair;  // of the entities view, else nullptr
};

/// One view of a snapshot as the graph files show it: every fact that all of them state is decided here.
/// full: posts, entities and the edges of the knowledge graph. entities: the entities of Findings::pairs, weight =
/// posts together. posts: every post, with Findings::related as edges, weight = score. Measures are those of the view;
/// where it was not measured there are none.
/// Refers to the snapshot; space: the ids and one number a node and measure.
class ViewNetwork {
  public:
    ViewNetwork(const Snapshot& snapshot, View view, SizeRange sizes);

    [[nodiscard]] std::span<const NodeId> nodes() const noexcept { return nodes_; }
    [[nodiscard]] std::size_t edge_count() const noexcept { return edge_count_; }
    [[nodiscard]] std::span<const MeasureColumn> measures() const noexcept { return measures_; }
    /// "betweenness exact, closeness sampled: ..." for the measures that can be either; often empty.
    [[nodiscard]] std::string precision() const;
    [[nodiscard]] const Snapshot& snapshot() const noexcept { return snapshot_; }
    [[nodiscard]] View view() const noexcept { return view_; }

    /// Calls visit(const ViewNode&) for every node in the order of nodes(); its texts are valid during the call.
    template <class Visit>
    void each_node(Visit visit) const
    {
        std::string tags, date;
        for (std::size_t i = 0; i < nodes_.size(); ++i) visit(node_at(i, tags, date));
    }
    /// Calls visit(const ViewEdge&) for every edge in the order of their numbers.
    template <class Visit>
    void each_edge(Visit visit) const;

  private:
    [[nodiscard]] ViewNode node_at(std::size_t position, std::string& tags, std::string& date) const;
    void join_tags(NodeId post, std::string& tags) const;
    void add_measures();
    [[nodiscard]] std::string date_of(NodeId node) const;

    const Snapshot& snapshot_;
    View view_;
    NodeIds ids_;
    std::vector<NodeId> nodes_;
    std::size_t edge_count_ = 0;
    std::vector<MeasureColumn> measures_;
    std::vector<std::vector<double>> own_values_;  // of views of a part of the nodes
    std::vector<float> sizes_;
    std::vector<std::string> edge_labels_;  // by RelationId
};

template <class Visit>
void ViewNetwork::each_edge(Visit visit) const
{
    const auto& [about, schema, corpus, graph, findings, diagnostics] = snapshot_;
    std::size_t number = 0;
    const auto show = [&](NodeId from, NodeId to, RelationId relation, double weight, std::string_view date,
                          const CoOccurrence* pair = nullptr) {
        visit(ViewEdge{number++, ids_[from], ids_[to], schema[relation], edge_labels_[index(relation)], weight, date,
                       pair});
    };
    if (view_ == View::full) {
        NodeId from = none<NodeId>;
        std::string date;  // of the post the edge leaves
        for (const Edge& edge : graph.edges) {
            if (edge.from != from) date = date_of(from = edge.from);
            show(edge.from, edge.to, edge.relation, static_cast<double>(edge.weight), date);
        }
    } else if (view_ == View::entities) {
        const auto relation = *schema.find_relation(relation::co_occurs_with);
        for (const CoOccurrence& pair : findings.pairs) show(pair.a, pair.b, relation, pair.posts, {}, &pair);
    } else {
        const auto relation = *schema.find_relation(relation::related_to);
        for (std::size_t post = 0; post < findings.related.size(); ++post) {
            const auto from = id_at<NodeId>(post);
            const std::string date = date_of(from);
            for (const RelatedPost& other : findings.related[post])
                show(from, node_of(other.post), relation, static_cast<double>(related_weight(other)), date);
        }
    }
}

}  // namespace graphmatter::exports
