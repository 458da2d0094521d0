#include "reduced_betweenness.hpp"

#include <cmath>
#include <memory>

#include <tbb/enumerable_thread_specific.h>

#include <graphmatter/model/error.hpp>

#include "block_splitting.hpp"
#include "leaf_folding.hpp"
#include "path_sharing.hpp"
#include "portions.hpp"
#include "sweep_progress.hpp"
#include "twin_merging.hpp"

namespace graphmatter::analyse {

namespace {

/// What one thread works with.
struct Workspace {
    explicit Workspace(const SweepGraph& graph, const SweepPlan& plan)
        : rows(std::make_unique<SweepRows>(graph.size(), sweep_lanes)),
          batch(graph, *rows),
          hubs(plan.hubs.empty() ? nullptr : std::make_unique<HubSweep>(graph, *rows))
    {
    }
    std::unique_ptr<SweepRows> rows;
    BatchSweep batch;
    std::unique_ptr<HubSweep> hubs;
};

class Sweeps {
  public:
    Sweeps(const SweepGraph& graph, const SweepPlan& plan, const Watch& watch)
        : graph_(graph), plan_(plan), progress_(watch, "betweenness", plan.batches.size())
    {
    }

    /// What the sources of one portion owe to each vertex.
    std::vector<double> portion(std::size_t number, Workspace& work)
    {
        std::vector<double> sums(graph_.size());
        if (work.hubs) start_hubs(number == 0, *work.hubs);
        for (std::uint32_t i = plan_.portions[number].begin; i < plan_.portions[number].end; ++i) {
            const Batch& batch = plan_.batches[i];
            work.batch.forward(batch.sources, batch.range);
            set_targets(graph_, plan_, batch, work.batch, work.hubs.get(), sums);
            work.batch.backward(sums);
            progress_.step();
        }
        if (work.hubs) work.hubs->backward(sums);
        return sums;
    }

  private:
    /// The hubs are sources too, in one portion.
    void start_hubs(bool as_sources, HubSweep& hubs) const
    {
        const VertexRange range{0, graph_.part_begins[1]};
        hubs.forward(plan_.hubs, range);
        HubSweep::Row sources;
        for (std::size_t hub = 0; as_sources && hub < plan_.hubs.size(); ++hub)
            sources.at[hub] = graph_.reach[plan_.hubs[hub]];
        for (std::uint32_t v = range.begin; v < range.end; ++v)
            for (std::size_t hub = 0; hub < hub_lanes; ++hub)
                hubs.target(v).at[hub] = sources.at[hub] * graph_.reach[v];
    }

    const SweepGraph& graph_;
    const SweepPlan& plan_;
    SweepProgress progress_;
};

/// Sums of all portions, in their order, whatever thread they came from.
std::vector<double> sweep_all(const SweepGraph& graph, const SweepPlan& plan, const Watch& watch)
{
    Sweeps sweeps{graph, plan, watch};
    tbb::enumerable_thread_specific<Workspace> workspaces{[&] { return Workspace{graph, plan}; }};
    return sum_of_portions<double>(plan.portions.size(), graph.size(),
                                   [&](std::size_t i) { return sweeps.portion(i, workspaces.local()); });
}

}  // namespace

std::vector<double> reduced_betweenness(const graph::Graph& graph, const Reductions& reductions, const Watch& watch)
{
    watch.check();
    std::vector<double> score(boost::num_vertices(graph));
    PathGraph rest = path_graph(graph);
    if (reductions.fold_leaves) rest = fold_leaves(rest, score);
    if (reductions.split_blocks) rest = split_blocks(rest, score);
    if (reductions.merge_twins) rest = merge_twins(rest, score);
    const SweepGraph sorted = sweep_graph(rest);
    rest = {};
    const SweepPlan plan = sweep_plan(sorted, reductions.least_shared);
    const std::vector<double> sums = sweep_all(sorted, plan, watch);
    for (std::uint32_t v = 0; v < sorted.size(); ++v)
        for (const std::uint32_t member : sorted.members[v]) score[member] += sums[v] / 2;  // both directions of a pair
    for (const double value : score)
        if (!std::isfinite(value)) throw DataError{"betweenness: more than 1e308 shortest paths between two nodes"};
    return score;
}

}  // namespace graphmatter::analyse
