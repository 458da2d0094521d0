#include <graphmatter/analyse/communities.hpp>

#include <algorithm>
#include <cassert>
#include <numeric>

#include <boost/range/iterator_range.hpp>

#include "analyse/community_graph.hpp"
#include "analyse/leiden.hpp"

namespace graphmatter::analyse {

namespace {

/// The weighted degrees of each group, and what of it is on edges within.
struct GroupWeights {
    std::vector<double> all, inside;
};

GroupWeights weights_of(const graph::Graph& graph, std::span<const std::uint32_t> of, std::size_t groups)
{
    assert(of.size() == boost::num_vertices(graph));
    GroupWeights weights{std::vector<double>(groups), std::vector<double>(groups)};
    for (std::uint32_t v = 0; v < of.size(); ++v)
        for (const auto arc : boost::make_iterator_range(boost::out_edges(v, graph))) {
            const auto weight = static_cast<double>(graph[arc].weight);
            weights.all[of[v]] += weight;
            if (of[boost::target(arc, graph)] == of[v]) weights.inside[of[v]] += weight;
        }
    return weights;
}

double modularity(const GroupWeights& weights, double resolution)
{
    const double total = std::accumulate(weights.all.begin(), weights.all.end(), 0.0);
    if (total == 0) return 0;
    double result = 0;
    for (std::size_t i = 0; i < weights.all.size(); ++i)
        result += weights.inside[i] / total - resolution * (weights.all[i] / total) * (weights.all[i] / total);
    return result;
}

/// Fills in what the communities hold.
void weigh(const graph::Graph& graph, double resolution, Communities& communities)
{
    const GroupWeights weights = weights_of(graph, communities.of, communities.sizes.size());
    communities.modularity = modularity(weights, resolution);
    for (std::size_t i = 0; i < weights.all.size(); ++i)
        communities.inside.push_back(weights.all[i] > 0 ? weights.inside[i] / weights.all[i] : 0);
}

/// One round: moves, refines and joins until nothing is left to join. `community_of` is by first group, before and
/// after. Says whether anything moved.
bool round(const CommunityGraph& first, const CommunityOptions& options, std::uint64_t seed,
           std::vector<std::uint32_t>& community_of, const Watch& watch)
{
    CommunityGraph graph;
    const CommunityGraph* now = &first;
    std::vector<std::uint32_t> place_of(first.size());  // a first group: its group in *now
    std::iota(place_of.begin(), place_of.end(), 0U);
    std::vector<std::uint32_t> communities = community_of;  // a group of *now
    bool moved = false;
    for (std::uint64_t level = 0;; ++level) {
        watch.check();
        Leiden leiden{*now, options.resolution, seed + level};
        const bool moved_here = leiden.move(communities);
        moved = moved || moved_here;
        if (!moved_here && level > 0) break;
        std::vector<std::uint32_t> parts = leiden.refine(communities);
        const std::uint32_t count = close_gaps(parts);
        if (count == now->size()) break;
        std::vector<std::uint32_t> next(count);
        for (std::uint32_t v = 0; v < now->size(); ++v) next[parts[v]] = communities[v];
        close_gaps(next);
        for (std::uint32_t& place : place_of) place = parts[place];
        graph = joined(*now, parts, count);
        now = &graph;
        communities = std::move(next);
    }
    for (std::uint32_t v = 0; v < first.size(); ++v) community_of[v] = communities[place_of[v]];
    return moved;
}

/// Each connected part of a community becomes one: what falls apart is better off apart, since nothing inside is lost
/// and less is expected by chance. Numbers become those of the result.
void settle(const graph::Graph& graph, Communities& communities)
{
    const auto n = static_cast<std::uint32_t>(communities.of.size());
    std::vector<std::uint32_t> part_of(n, n), sizes, stack;
    for (std::uint32_t v = 0; v < n; ++v) {
        if (part_of[v] != n) continue;
        const auto part = static_cast<std::uint32_t>(sizes.size());
        sizes.push_back(0);
        part_of[v] = part;
        for (stack.push_back(v); !stack.empty();) {
            const std::uint32_t u = stack.back();
            stack.pop_back();
            ++sizes.back();
            for (const std::uint32_t w : graph::neighbours(graph, u)) {
                if (part_of[w] != n || communities.of[w] != communities.of[v]) continue;
                part_of[w] = part;
                stack.push_back(w);
            }
        }
    }
    // Parts are in the order of their smallest vertex already.
    std::vector<std::uint32_t> order(sizes.size()), number(sizes.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::stable_sort(order, std::ranges::greater{}, [&](std::uint32_t part) { return sizes[part]; });
    communities.sizes.clear();
    for (const std::uint32_t part : order) {
        number[part] = static_cast<std::uint32_t>(communities.sizes.size());
        communities.sizes.push_back(sizes[part]);
    }
    for (std::uint32_t v = 0; v < n; ++v) communities.of[v] = number[part_of[v]];
}

}  // namespace

Communities communities(const graph::Graph& graph, const CommunityOptions& options, const Watch& watch)
{
    assert(options.resolution > 0);
    // Joining its neighbour gains a leaf of weight w at least w - resolution * w * (strength of that community) /
    // total.
    const Leaves leaves = options.resolution <= 1 ? Leaves::with_neighbour : Leaves::alone;
    Communities result;
    const CommunityGraph groups = first_groups(graph, leaves, result.of);
    std::vector<std::uint32_t> community_of(groups.size());
    std::iota(community_of.begin(), community_of.end(), 0U);
    for (unsigned i = 0; i < options.most_rounds; ++i)
        if (!round(groups, options, options.seed + 1'000 * std::uint64_t{i}, community_of, watch)) break;
    for (std::uint32_t& of : result.of) of = community_of[of];
    settle(graph, result);
    weigh(graph, options.resolution, result);
    return result;
}

double modularity(const graph::Graph& graph, std::span<const std::uint32_t> of, double resolution)
{
    return modularity(weights_of(graph, of, of.size()), resolution);
}

}  // namespace graphmatter::analyse
