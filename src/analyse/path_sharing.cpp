#include "path_sharing.hpp"

#include <algorithm>

namespace graphmatter::analyse {

namespace {

using Weights = std::array<double, sweep_lanes>;

/// The shared sources of one hub in one batch.
class HubShares {
  public:
    HubShares(const SweepGraph& graph, const SweepPlan& plan, const Batch& batch, std::uint8_t hub)
        : graph_(graph), batch_(batch), slot_(hub), hub_(plan.hubs[hub])
    {
        copies_.fill(1);
        for (std::size_t lane = 0; lane < batch.sources.size(); ++lane)
            copies_[lane] = graph.copies[batch.sources[lane]];
        for (const SharedSource& shared : batch.shared)
            if (shared.hub == hub) {
                shared_.push_back(shared);
                weight_[shared.lane] = graph.reach[shared.vertex];
                special_.insert(special_.end(), {shared.vertex, batch.sources[shared.lane], hub_});
            }
        std::ranges::sort(special_);
        special_.erase(std::unique(special_.begin(), special_.end()), special_.end());
    }

    void add(BatchSweep& sweep, HubSweep& hubs, std::vector<double>& sums)
    {
        if (shared_.empty()) return;
        std::uint32_t begin = batch_.range.begin;
        for (const std::uint32_t v : special_) {
            add_targets({begin, v}, weight_, sweep, hubs);
            add_targets({v, v + 1}, weight_at(v), sweep, hubs);
            begin = v + 1;
        }
        add_targets({begin, batch_.range.end}, weight_, sweep, hubs);
        for (const SharedSource& shared : shared_)
            sums[batch_.sources[shared.lane]] += to_lane_[shared.lane] / copies_[shared.lane];
        sums[hub_] += to_hub_ / graph_.copies[hub_];
    }

  private:
    /// The weights without those sources that have nothing between them and v.
    [[nodiscard]] Weights weight_at(std::uint32_t v) const
    {
        Weights weight = weight_;
        for (const SharedSource& shared : shared_)
            if (v == shared.vertex || v == hub_ || v == batch_.sources[shared.lane]) weight[shared.lane] = 0;
        return weight;
    }

    void add_targets(VertexRange range, const Weights& weight, BatchSweep& sweep, HubSweep& hubs)
    {
        const double hub_copies = graph_.copies[hub_];
        for (std::uint32_t v = range.begin; v < range.end; ++v) {
            const double from_hub = hub_copies * hubs.paths(v).at[slot_];
            const unsigned hub_distance = hubs.distance(v)[slot_];
            const auto& distance = sweep.distance(v);
            const auto& paths = sweep.paths(v).at;
            auto& target = sweep.target(v).at;
            Weights hub_part;
            for (std::size_t lane = 0; lane < sweep_lanes; ++lane) {
                const double by_lane = distance[lane] <= hub_distance ? copies_[lane] * paths[lane] : 0;
                const double by_hub = distance[lane] >= hub_distance ? from_hub : 0;
                // A lane without a shared source may hold anything.
                const bool on = weight[lane] > 0;
                const double share = on ? weight[lane] * graph_.reach[v] / (on ? by_lane + by_hub : 1) : 0;
                const double lane_part = on ? share * by_lane : 0;
                hub_part[lane] = share * by_hub;
                target[lane] += lane_part;
                to_lane_[lane] += lane_part;
            }
            double sum = 0;
            for (const double part : hub_part) sum += part;
            hubs.target(v).at[slot_] += sum;
            to_hub_ += sum;
        }
    }

    const SweepGraph& graph_;
    const Batch& batch_;
    std::uint8_t slot_;
    std::uint32_t hub_;
    std::vector<SharedSource> shared_;
    std::vector<std::uint32_t> special_;
    Weights weight_{}, copies_{}, to_lane_{};
    double to_hub_ = 0;
};

}  // namespace

void set_targets(const SweepGraph& graph, const SweepPlan& plan, const Batch& batch, BatchSweep& sweep, HubSweep* hubs,
                 std::vector<double>& sums)
{
    BatchSweep::Row sources;
    for (std::size_t lane = 0; lane < batch.sources.size(); ++lane) sources.at[lane] = graph.reach[batch.sources[lane]];
    for (std::uint32_t v = batch.range.begin; v < batch.range.end; ++v)
        for (std::size_t lane = 0; lane < sweep_lanes; ++lane)
            sweep.target(v).at[lane] = sources.at[lane] * graph.reach[v];
    if (batch.shared.empty()) return;
    for (std::uint8_t hub = 0; hub < plan.hubs.size(); ++hub)
        HubShares{graph, plan, batch, hub}.add(sweep, *hubs, sums);
}

}  // namespace graphmatter::analyse
