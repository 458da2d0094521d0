#include <graphmatter/analyse/community_labels.hpp>

#include <algorithm>
#include <cmath>
#include <string_view>

#include <boost/range/iterator_range.hpp>

namespace graphmatter::analyse {

namespace {

constexpr std::size_t most_names = 3;

struct Candidate {
    NodeId node{};
    double score = 0;
};

enum class Telling : std::uint8_t { nothing, little, much };

Telling telling(const Kind& kind)
{
    if (kind.name == kind::source || kind.name == kind::site || kind.name == kind::post) return Telling::nothing;
    return kind.co_occurs ? Telling::much : Telling::little;
}

/// Everything that the labels of all communities share.
class Labels {
  public:
    Labels(const KnowledgeGraph& graph, const Schema& schema, const Network& network, const Communities& communities)
        : graph_{graph}, network_{network}, communities_{communities}, named_(graph.nodes.size())
    {
        for (const Kind& kind : schema.kinds) tells_.push_back(telling(kind));
        const auto is_post = [](const Node& node) { return node.kind == post_kind; };
        posts_ = static_cast<std::size_t>(std::ranges::partition_point(graph.nodes, is_post) - graph.nodes.begin());
        posts_of_.resize(graph.nodes.size());
        for (const Edge& edge : graph.edges)
            if (index(edge.from) < posts_) ++posts_of_[index(edge.to)];
    }

    [[nodiscard]] std::string of(std::span<const std::uint32_t> members)
    {
        const bool has_posts = std::ranges::any_of(
            members, [&](std::uint32_t v) { return graph_.nodes[index(network_.nodes[v])].kind == post_kind; });
        auto candidates = has_posts ? named_by_posts(members) : tied_within(members);
        const std::uint32_t centre = most_tied(members);
        const bool hangs_on_address = tells(network_.nodes[centre]) == Telling::nothing &&
                                      boost::out_degree(centre, network_.graph) > members.size() / 2 &&
                                      index(network_.nodes[centre]) >= posts_;
        if (candidates.empty() || hangs_on_address) return std::string{label(network_.nodes[centre])};
        std::ranges::sort(candidates, [this](const Candidate& a, const Candidate& b) {
            if (tells(a.node) != tells(b.node)) return tells(a.node) > tells(b.node);
            return a.score != b.score ? a.score > b.score : a.node < b.node;
        });
        return joined(candidates);
    }

  private:
    [[nodiscard]] Telling tells(NodeId node) const { return tells_[index(graph_.nodes[index(node)].kind)]; }
    [[nodiscard]] std::string_view label(NodeId node) const { return graph_[graph_.nodes[index(node)].label]; }

    /// inside of all its posts; both above 0.
    [[nodiscard]] Candidate weighed(NodeId node, double inside) const
    {
        const double all = posts_of_[index(node)];
        return {node, inside * inside / all * std::log1p(static_cast<double>(posts_) / all)};
    }

    [[nodiscard]] std::vector<Candidate> named_by_posts(std::span<const std::uint32_t> members)
    {
        std::vector<Candidate> candidates;
        for (const std::uint32_t v : members) {
            if (index(network_.nodes[v]) >= posts_) continue;
            for (const Edge& edge : edges_from(graph_, network_.nodes[v]))
                if (tells(edge.to) != Telling::nothing && named_[index(edge.to)]++ == 0)
                    candidates.push_back({edge.to});
        }
        for (Candidate& candidate : candidates) {
            std::uint32_t& inside = named_[index(candidate.node)];
            candidate = weighed(candidate.node, inside);
            inside = 0;
        }
        return candidates;
    }

    [[nodiscard]] std::vector<Candidate> tied_within(std::span<const std::uint32_t> members) const
    {
        std::vector<Candidate> candidates;
        for (const std::uint32_t v : members) {
            const NodeId node = network_.nodes[v];
            if (tells(node) == Telling::nothing || posts_of_[index(node)] == 0) continue;
            double inside = 0, all = 0;
            for (const auto arc : boost::make_iterator_range(boost::out_edges(v, network_.graph))) {
                const auto weight = static_cast<double>(network_.graph[arc].weight);
                all += weight;
                if (communities_.of[boost::target(arc, network_.graph)] == communities_.of[v]) inside += weight;
            }
            if (inside > 0) candidates.push_back(weighed(node, inside / all * posts_of_[index(node)]));
        }
        return candidates;
    }

    [[nodiscard]] std::uint32_t most_tied(std::span<const std::uint32_t> members) const
    {
        return *std::ranges::max_element(members, {},
                                         [&](std::uint32_t v) { return boost::out_degree(v, network_.graph); });
    }

    [[nodiscard]] std::string joined(const std::vector<Candidate>& candidates) const
    {
        std::vector<std::string_view> names;
        for (const Candidate& candidate : candidates) {
            const std::string_view name = label(candidate.node);
            if (std::ranges::find(names, name) == names.end()) names.push_back(name);
            if (names.size() == most_names) break;
        }
        std::string text;
        for (const std::string_view name : names) (text += text.empty() ? "" : ", ") += name;
        return text;
    }

    const KnowledgeGraph& graph_;
    const Network& network_;
    const Communities& communities_;
    std::vector<Telling> tells_;           // by kind
    std::vector<std::uint32_t> posts_of_;  // a node: posts that name it, once for each relation
    std::vector<std::uint32_t> named_;     // a node: posts of the community at hand that name it
    std::size_t posts_ = 0;
};

}  // namespace

std::vector<std::string> community_labels(const KnowledgeGraph& graph, const Schema& schema, const Network& network,
                                          const Communities& communities)
{
    std::vector<std::uint32_t> ends(communities.sizes.size() + 1), members(communities.of.size());
    for (std::size_t i = 0; i < communities.sizes.size(); ++i) ends[i + 1] = ends[i] + communities.sizes[i];
    std::vector<std::uint32_t> place{ends.begin(), ends.end() - 1};
    for (std::uint32_t v = 0; v < members.size(); ++v) members[place[communities.of[v]]++] = v;
    Labels labels{graph, schema, network, communities};
    std::vector<std::string> result;
    for (std::size_t i = 0; i < communities.sizes.size(); ++i)
        result.push_back(labels.of(std::span{members}.subspan(ends[i], communities.sizes[i])));
    return result;
}

}  // namespace graphmatter::analyse
