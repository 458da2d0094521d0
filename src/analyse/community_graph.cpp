#include "analyse/community_graph.hpp"

#include <algorithm>
#include <limits>

#include <boost/range/iterator_range.hpp>

namespace graphmatter::analyse {

namespace {

constexpr std::uint32_t nobody = std::numeric_limits<std::uint32_t>::max();

/// Of two leaves that have only each other, the smaller is none.
bool is_leaf(const graph::Graph& graph, std::uint32_t v)
{
    if (boost::out_degree(v, graph) != 1) return false;
    const std::uint32_t u = graph::neighbours(graph, v).front();
    return boost::out_degree(u, graph) > 1 || u < v;
}

}  // namespace

CommunityGraph first_groups(const graph::Graph& graph, Leaves leaves, std::vector<std::uint32_t>& group_of)
{
    const std::uint32_t n = boost::num_vertices(graph);
    const auto stays_out = [&](std::uint32_t v) { return leaves == Leaves::with_neighbour && is_leaf(graph, v); };
    group_of.assign(n, nobody);
    std::uint32_t count = 0;
    for (std::uint32_t v = 0; v < n; ++v)
        if (!stays_out(v)) group_of[v] = count++;
    CommunityGraph groups;
    groups.starts.reserve(count + 1);
    groups.arcs.reserve(boost::num_edges(graph));
    groups.strengths.reserve(count);
    for (std::uint32_t v = 0; v < n; ++v) {
        if (group_of[v] == nobody) continue;
        double strength = 0;
        for (const auto arc : boost::make_iterator_range(boost::out_edges(v, graph))) {
            const std::uint32_t u = boost::target(arc, graph);
            const float weight = graph[arc].weight;
            strength += static_cast<double>(weight);
            if (group_of[u] == nobody)
                strength += static_cast<double>(weight);  // the leaf's own
            else
                groups.arcs.push_back({group_of[u], weight});
        }
        groups.starts.push_back(static_cast<std::uint32_t>(groups.arcs.size()));
        groups.strengths.push_back(strength);
        groups.total += strength;
    }
    for (std::uint32_t v = 0; v < n; ++v)
        if (group_of[v] == nobody) group_of[v] = group_of[graph::neighbours(graph, v).front()];
    return groups;
}

CommunityGraph joined(const CommunityGraph& graph, std::span<const std::uint32_t> number_of, std::uint32_t count)
{
    std::vector<std::uint32_t> ends(count + 1), members(graph.size());
    for (const std::uint32_t number : number_of) ++ends[number + 1];
    for (std::uint32_t i = 0; i < count; ++i) ends[i + 1] += ends[i];
    std::vector<std::uint32_t> place{ends.begin(), ends.end() - 1};
    for (std::uint32_t v = 0; v < graph.size(); ++v) members[place[number_of[v]]++] = v;

    CommunityGraph result;
    result.total = graph.total;
    result.starts.reserve(count + 1);
    result.strengths.assign(count, 0);
    std::vector<double> weight_to(count);
    std::vector<std::uint32_t> touched;
    for (std::uint32_t group = 0; group < count; ++group) {
        for (std::uint32_t i = ends[group]; i < ends[group + 1]; ++i) {
            result.strengths[group] += graph.strengths[members[i]];
            for (const auto& [target, weight] : graph.arcs_of(members[i])) {
                const std::uint32_t other = number_of[target];
                if (other == group) continue;
                if (weight_to[other] == 0) touched.push_back(other);
                weight_to[other] += static_cast<double>(weight);
            }
        }
        for (const std::uint32_t other : touched) {
            result.arcs.push_back({other, static_cast<float>(weight_to[other])});
            weight_to[other] = 0;
        }
        touched.clear();
        result.starts.push_back(static_cast<std::uint32_t>(result.arcs.size()));
    }
    return result;
}

std::uint32_t close_gaps(std::span<std::uint32_t> numbers)
{
    std::uint32_t most = 0;
    for (const std::uint32_t number : numbers) most = std::max(most, number + 1);
    std::vector<std::uint32_t> fresh(most, nobody);
    std::uint32_t count = 0;
    for (std::uint32_t& number : numbers) {
        if (fresh[number] == nobody) fresh[number] = count++;
        number = fresh[number];
    }
    return count;
}

}  // namespace graphmatter::analyse
