#pragma once
#include <vector>

#include "path_sweep.hpp"

namespace graphmatter::analyse {

using BatchSweep = PathSweep<sweep_lanes>;
using HubSweep = PathSweep<hub_lanes>;

/// Sets the targets' weights of a batch between its passes, and gives its shared sources their part: exact for
/// betweenness.
///
/// Let x have just the neighbours p and h. Every path from x goes on from one of them, so d(x, t) = 1 + min(d(p, t),
/// d(h, t)) and the shortest paths from x to t are those of p, if p is as near as h, and those of h, if h is as near as
/// p. (A path from p that returns through x is never the shorter.) Let a_p be the share of p: the number of paths from
/// p, times the members of p, over that sum. What the pair (x, t) owes to an inner vertex other than p and h is a_p
/// times what (p, t) owes to it plus a_h times what (h, t) owes; and what a sweep gathers is linear in the weights of
/// its targets. So x needs no sweep of its own: the sweep of p takes t with a_p reach(x) reach(t) more, that of h with
/// the rest. To p itself the pair owes a_p, to h a_h. The targets x, p and h have nothing between them and x, hence no
/// weight.
///
/// Both sweeps must have done their forward pass; `hubs` then needs its own backward pass after the last batch.
void set_targets(const SweepGraph& graph, const SweepPlan& plan, const Batch& batch, BatchSweep& sweep, HubSweep* hubs,
                 std::vector<double>& sums);

}  // namespace graphmatter::analyse
