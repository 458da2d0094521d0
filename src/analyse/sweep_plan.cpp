#include "sweep_plan.hpp"

#include <algorithm>
#include <functional>
#include <numeric>
#include <utility>

#include "portions.hpp"

namespace graphmatter::analyse {

namespace {

constexpr std::size_t most_shared_depth = 254;  // distances are kept in a byte

/// How far the furthest vertex can at most be from another in the first part.
std::size_t depth_of_first_part(const SweepGraph& graph)
{
    std::vector<bool> seen(graph.part_begins[1]);
    std::vector<std::uint32_t> level{0}, next;
    seen[0] = true;
    std::size_t depth = 0;
    for (; !level.empty(); ++depth) {
        next.clear();
        for (const std::uint32_t v : level)
            for (const std::uint32_t u : graph.neighbours[v])
                if (!seen[u]) {
                    seen[u] = true;
                    next.push_back(u);
                }
        std::swap(level, next);
    }
    return 2 * depth;
}

std::vector<std::uint32_t> choose_hubs(const SweepGraph& graph, std::size_t least_shared)
{
    if (graph.size() == 0 || depth_of_first_part(graph) > most_shared_depth) return {};
    std::vector<std::size_t> spares(graph.part_begins[1]);
    for (std::uint32_t x = 0; x < spares.size(); ++x)
        if (graph.neighbours[x].size() == 2)
            for (const std::uint32_t v : graph.neighbours[x]) ++spares[v];
    std::vector<std::uint32_t> hubs(spares.size());
    std::iota(hubs.begin(), hubs.end(), 0U);
    std::ranges::stable_sort(hubs, std::ranges::greater{}, [&](std::uint32_t v) { return spares[v]; });
    std::erase_if(hubs, [&](std::uint32_t v) { return spares[v] < least_shared; });
    hubs.resize(std::min(hubs.size(), hub_lanes));
    return hubs;
}

struct Sharing {
    std::vector<std::vector<std::pair<std::uint32_t, std::uint8_t>>> of;  // (spared vertex, hub) by its other neighbour
    std::vector<bool> spared;
};

Sharing share(const SweepGraph& graph, const std::vector<std::uint32_t>& hubs)
{
    Sharing sharing{decltype(Sharing::of)(graph.size()), std::vector<bool>(graph.size())};
    for (std::uint8_t hub = 0; hub < hubs.size(); ++hub)
        for (const std::uint32_t x : graph.neighbours[hubs[hub]]) {
            const auto row = graph.neighbours[x];
            if (row.size() != 2 || std::ranges::find(hubs, x) != hubs.end() || !sharing.of[x].empty()) continue;
            const std::uint32_t other = row[0] == hubs[hub] ? row[1] : row[0];
            auto& lane = sharing.of[other];
            if (sharing.spared[other] || std::ranges::find(hubs, other) != hubs.end()) continue;
            if (!lane.empty() && lane.back().second == hub) continue;
            lane.emplace_back(x, hub);
            sharing.spared[x] = true;
        }
    return sharing;
}

std::uint32_t part_of(const SweepGraph& graph, std::uint32_t v)
{
    const auto after = std::ranges::upper_bound(graph.part_begins, v);
    return static_cast<std::uint32_t>(after - graph.part_begins.begin()) - 1;
}

/// Sources with the same best-connected neighbours side by side, so that their levels coincide.
std::vector<std::uint32_t> source_order(const SweepGraph& graph, const SweepPlan& plan, const Sharing& sharing)
{
    std::vector<std::uint32_t> order;
    for (std::uint32_t v = 0; v < graph.size(); ++v)
        if (!sharing.spared[v] && std::ranges::find(plan.hubs, v) == plan.hubs.end()) order.push_back(v);
    std::ranges::stable_sort(order, [&](std::uint32_t a, std::uint32_t b) {
        return std::ranges::lexicographical_compare(graph.neighbours[a], graph.neighbours[b]);
    });
    return order;
}

void cut_portions(const SweepGraph& graph, SweepPlan& plan)
{
    const auto cost = [&](const Batch& batch) {
        return std::uint64_t{graph.neighbours.offsets[batch.range.end]} - graph.neighbours.offsets[batch.range.begin];
    };
    std::uint64_t total = 0;
    for (const Batch& batch : plan.batches) total += cost(batch);
    std::uint64_t sum = 0;
    plan.portions.assign(1, {0, 0});
    for (std::uint32_t i = 0; i < plan.batches.size(); ++i) {
        if (sum * portion_count >= total * plan.portions.size()) plan.portions.push_back({i, i});
        sum += cost(plan.batches[i]);
        plan.portions.back().end = i + 1;
    }
}

}  // namespace

SweepGraph sweep_graph(const PathGraph& graph)
{
    const auto part = connected_parts(graph.neighbours);
    std::vector<std::uint32_t> size(graph.size());
    for (const std::uint32_t p : part) ++size[p];
    std::vector<std::uint32_t> order;
    for (std::uint32_t v = 0; v < graph.size(); ++v)
        if (size[part[v]] > 1) order.push_back(v);
    std::ranges::stable_sort(order, [&](std::uint32_t a, std::uint32_t b) {
        if (part[a] != part[b]) return std::pair{size[part[b]], part[a]} < std::pair{size[part[a]], part[b]};
        return graph.neighbours[a].size() > graph.neighbours[b].size();
    });
    PathGraph sorted = induced(graph, order);
    SweepGraph result{std::move(sorted.neighbours), std::move(sorted.reach), {}, std::move(sorted.members), {}};
    for (std::uint32_t v = 0; v < order.size(); ++v) {
        result.copies.push_back(static_cast<double>(result.members[v].size()));
        if (v == 0 || part[order[v]] != part[order[v - 1]]) result.part_begins.push_back(v);
    }
    result.part_begins.push_back(result.size());
    return result;
}

SweepPlan sweep_plan(const SweepGraph& graph, std::size_t least_shared)
{
    SweepPlan plan{choose_hubs(graph, least_shared), {}, {}};
    const Sharing sharing = share(graph, plan.hubs);
    bool in_first = true;
    for (const std::uint32_t v : source_order(graph, plan, sharing)) {
        const std::uint32_t part = part_of(graph, v);
        const bool first = part == 0;  // hubs know only the first part
        if (plan.batches.empty() || plan.batches.back().sources.size() == sweep_lanes || first != in_first)
            plan.batches.push_back({{}, {}, {graph.part_begins[part], 0}});
        in_first = first;
        Batch& batch = plan.batches.back();
        const auto lane = static_cast<std::uint8_t>(batch.sources.size());
        batch.sources.push_back(v);
        batch.range.end = graph.part_begins[part + 1];
        for (const auto& [x, hub] : sharing.of[v]) batch.shared.push_back({x, lane, hub});
    }
    cut_portions(graph, plan);
    return plan;
}

}  // namespace graphmatter::analyse
