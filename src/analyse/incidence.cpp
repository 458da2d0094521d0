#include "analyse/incidence.hpp"

#include <algorithm>

namespace graphmatter::analyse {

namespace {

std::size_t count_posts(const KnowledgeGraph& graph)
{
    const auto posts = std::ranges::equal_range(graph.nodes, post_kind, {}, &Node::kind);
    return posts.size();
}

/// Calls visit(post, node) for each entity of a kind taking part that a post names, once, posts ascending.
template <class Visit>
void for_each_mention(const KnowledgeGraph& graph, std::size_t posts, const std::vector<bool>& kinds, Visit visit)
{
    constexpr auto never = none<NodeId>;
    std::vector<NodeId> last_post(graph.nodes.size(), never);
    for (const Edge& edge : graph.edges) {
        if (index(edge.from) >= posts) break;
        if (!kinds[index(graph.nodes[index(edge.to)].kind)] || last_post[index(edge.to)] == edge.from) continue;
        last_post[index(edge.to)] = edge.from;
        visit(static_cast<std::uint32_t>(edge.from), index(edge.to));
    }
}

/// Row r of the result holds the rows of `rows` that hold r, ascending.
Rows<std::uint32_t> transposed(const Rows<std::uint32_t>& rows, std::size_t size)
{
    Rows<std::uint32_t> result;
    result.offsets.assign(size + 1, 0);
    for (const std::uint32_t value : rows.values) ++result.offsets[value];
    std::uint32_t sum = 0;
    for (auto& offset : result.offsets) sum = offset += sum;
    result.values.resize(sum);
    for (std::size_t row = rows.size(); row-- > 0;)
        for (const std::uint32_t value : rows[row])
            result.values[--result.offsets[value]] = static_cast<std::uint32_t>(row);
    return result;
}

}  // namespace

Incidence incidence(const KnowledgeGraph& graph, const Schema& schema,
                    const std::function<bool(const Kind&)>& takes_part, std::uint32_t min_posts, EntityOrder order)
{
    const std::size_t posts = count_posts(graph);
    std::vector<bool> kinds;
    for (std::size_t k = 0; k < schema.kinds.size(); ++k)
        kinds.push_back(id_at<KindId>(k) != post_kind && takes_part(schema.kinds[k]));

    std::vector<std::uint32_t> frequency(graph.nodes.size());
    for_each_mention(graph, posts, kinds, [&](std::uint32_t, std::size_t node) { ++frequency[node]; });
    Incidence result;
    for (std::size_t node = 0; node < frequency.size(); ++node)
        if (frequency[node] >= std::max(min_posts, 1U)) result.nodes.push_back(id_at<NodeId>(node));
    if (order == EntityOrder::rarest_first)
        std::ranges::stable_sort(result.nodes, {}, [&](NodeId node) { return frequency[index(node)]; });

    constexpr auto left_out = static_cast<std::uint32_t>(-1);
    std::vector<std::uint32_t> rank_of(graph.nodes.size(), left_out);
    for (std::size_t rank = 0; rank < result.nodes.size(); ++rank)
        rank_of[index(result.nodes[rank])] = static_cast<std::uint32_t>(rank);
    Rows<std::uint32_t> ranks_by_post;  // the entities of a post, in the order of its edges
    ranks_by_post.offsets.reserve(posts + 1);
    for_each_mention(graph, posts, kinds, [&](std::uint32_t post, std::size_t node) {
        while (ranks_by_post.size() < post) ranks_by_post.close_row();
        if (rank_of[node] != left_out) ranks_by_post.values.push_back(rank_of[node]);
    });
    while (ranks_by_post.size() < posts) ranks_by_post.close_row();
    result.posts_of = transposed(ranks_by_post, result.nodes.size());
    ranks_by_post = {};
    result.ranks_of = transposed(result.posts_of, posts);
    return result;
}

}  // namespace graphmatter::analyse
