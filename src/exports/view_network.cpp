#include "exports/view_network.hpp"

#include <algorithm>
#include <cassert>
#include <charconv>
#include <cmath>

#include "exports/xml_text.hpp"

namespace graphmatter::exports {

namespace {

// The entities of the co-occurrence network, in order.
std::vector<NodeId> paired_entities(const Snapshot& snapshot)
{
    std::vector<bool> paired(snapshot.graph.nodes.size());
    for (const auto& pair : snapshot.findings.pairs) paired[index(pair.a)] = paired[index(pair.b)] = true;
    std::vector<NodeId> nodes;
    for (std::size_t i = 0; i < paired.size(); ++i)
        if (paired[i]) nodes.push_back(id_at<NodeId>(i));
    return nodes;
}

std::vector<NodeId> first_nodes(std::size_t count)
{
    std::vector<NodeId> nodes(count);
    for (std::size_t i = 0; i < count; ++i) nodes[i] = id_at<NodeId>(i);
    return nodes;
}

}  // namespace

NodeIds::NodeIds(const Snapshot& snapshot)
{
    const auto& nodes = snapshot.graph.nodes;
    ends_.reserve(nodes.size() + 1);
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        bytes_ += clean_id(text_id(snapshot.graph, snapshot.schema, id_at<NodeId>(i)));
        ends_.push_back(bytes_.size());
    }
}

Rgb to_rgb(std::string_view color) noexcept
{
    constexpr Rgb grey{0x99, 0x99, 0x99};
    unsigned value = 0;
    if (color.size() != 7 || color[0] != '#') return grey;
    const auto [end, error] = std::from_chars(color.data() + 1, color.data() + color.size(), value, 16);
    if (error != std::errc{} || end != color.data() + color.size()) return grey;
    return {static_cast<std::uint8_t>(value >> 16U), static_cast<std::uint8_t>(value >> 8U & 0xFFU),
            static_cast<std::uint8_t>(value & 0xFFU)};
}

std::vector<float> scaled_sizes(std::span<const double> degrees, SizeRange range)
{
    std::vector<float> sizes(degrees.size(), std::round(std::sqrt(range.least * range.most) * 100) / 100);
    if (degrees.empty()) return sizes;
    const auto [least, most] = std::ranges::minmax(degrees);
    const double low = std::sqrt(least), span = std::sqrt(most) - low;
    if (span <= 0) return sizes;
    const double least_size = range.least, growth = range.most - range.least;
    for (std::size_t i = 0; i < degrees.size(); ++i) {
        const double size = least_size + growth * (std::sqrt(degrees[i]) - low) / span;
        sizes[i] = static_cast<float>(std::round(size * 100) / 100);
    }
    return sizes;
}

std::string edge_label(std::string_view relation)
{
    std::string label{relation};
    for (char& c : label) c = c == '_' ? ' ' : c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
    return label;
}

ViewNetwork::ViewNetwork(const Snapshot& snapshot, View view, SizeRange sizes)
    : snapshot_(snapshot), view_(view), ids_(snapshot)
{
    assert(snapshot.findings.positions.size() == snapshot.graph.nodes.size());
    switch (view) {
        case View::full:
            nodes_ = first_nodes(snapshot.graph.nodes.size());
            edge_count_ = snapshot.graph.edges.size();
            break;
        case View::entities:
            nodes_ = paired_entities(snapshot);
            edge_count_ = snapshot.findings.pairs.size();
            break;
        case View::posts:
            nodes_ = first_nodes(snapshot.corpus.posts.size());
            edge_count_ = snapshot.findings.related.values.size();
            break;
    }
    for (const auto& relation : snapshot.schema.relations) edge_labels_.push_back(edge_label(relation.name));
    add_measures();
    const auto degree = std::ranges::find(measures_, "degree", &MeasureColumn::name);
    sizes_ = degree != measures_.end() ? scaled_sizes(degree->values, sizes)
                                       : scaled_sizes(std::vector<double>(nodes_.size()), sizes);
}

void ViewNetwork::add_measures()
{
    const auto& scores = snapshot_.findings.of(view_).scores;
    own_values_.reserve(scores.size());
    for (const auto& score : scores) {
        if (view_ == View::full) {
            measures_.push_back({score.name, score.type, score.values});
            continue;
        }
        auto& values = own_values_.emplace_back();
        values.reserve(nodes_.size());
        for (const NodeId node : nodes_) values.push_back(score.values[index(node)]);
        measures_.push_back({score.name, score.type, values});
    }
}

std::string ViewNetwork::precision() const
{
    std::string text;
    for (const auto& score : snapshot_.findings.of(view_).scores) {
        if (score.precision.empty()) continue;
        ((text += text.empty() ? "" : "; ") += score.name) += ' ';
        text += score.precision;
    }
    return text;
}

std::string ViewNetwork::date_of(NodeId node) const
{
    const auto& posts = snapshot_.corpus.posts;
    return index(node) < posts.size() ? to_string(posts[index(node)].date) : std::string{};
}

void ViewNetwork::join_tags(NodeId post, std::string& tags) const
{
    tags.clear();
    const auto& [about, schema, corpus, graph, findings, diagnostics] = snapshot_;
    const auto tag = schema.find_kind(kind::tag);
    if (!tag) return;
    for (const Edge& edge : edges_from(graph, post)) {
        const Node& node = graph.nodes[index(edge.to)];
        if (node.kind != *tag) continue;
        if (!tags.empty()) tags += '|';
        const auto start = tags.size();
        tags += graph[node.label];
        std::replace(tags.begin() + static_cast<std::ptrdiff_t>(start), tags.end(), '|', '/');
    }
}

ViewNode ViewNetwork::node_at(std::size_t position, std::string& tags, std::string& date) const
{
    const auto& [about, schema, corpus, graph, findings, diagnostics] = snapshot_;
    const NodeId id = nodes_[position];
    const Node& node = graph.nodes[index(id)];
    ViewNode shown{position,
                   id,
                   ids_[id],
                   graph[node.label],
                   {},
                   {},
                   {},
                   schema[node.kind],
                   {},
                   findings.positions[index(id)],
                   sizes_[position]};
    if (node.kind != post_kind) {
        shown.posts = graph.posts[index(id)];
        return shown;
    }
    shown.url = corpus[corpus.posts[index(id)].url];
    shown.date = date = date_of(id);
    join_tags(id, tags);
    shown.tags = tags;
    return shown;
}

}  // namespace graphmatter::exports
