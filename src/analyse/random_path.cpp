#include "random_path.hpp"

#include <cstdlib>

namespace graphmatter::analyse {

namespace {

/// 0 <= x < 1, the same on every platform.
double unit(std::mt19937_64& random) { return static_cast<double>(random() >> 11) * 0x1p-53; }

}  // namespace

std::uint64_t mixed(std::uint64_t seed, std::uint64_t number) noexcept
{
    std::uint64_t x = seed + (number + 1) * 0x9e3779b97f4a7c15;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9;
    x = (x ^ (x >> 27)) * 0x94d049bb133111eb;
    return x ^ (x >> 31);
}

RandomPath::RandomPath(const graph::Graph& graph)
    : graph_(graph), place_(boost::num_vertices(graph)), paths_(boost::num_vertices(graph))
{
}

const std::vector<std::uint32_t>& RandomPath::between(std::uint32_t s, std::uint32_t t, std::mt19937_64& random)
{
    forget();
    enter(s, 0, 0, 1);
    enter(t, 1, 0, 1);
    // Whole levels are widened, so the first edges across are all of one length and are all shortest.
    while (crossings_.empty()) {
        if (frontier_[0] == seen_[0].size() || frontier_[1] == seen_[1].size()) return between_;
        widen(arcs_of_frontier(0) <= arcs_of_frontier(1) ? 0 : 1);
    }
    double all = 0;
    for (const Crossing& crossing : crossings_) all += crossing.paths;
    double at = unit(random) * all;
    std::size_t chosen = 0;
    while (chosen + 1 < crossings_.size() && at >= crossings_[chosen].paths) at -= crossings_[chosen++].paths;
    walk_back(crossings_[chosen].from, random);
    walk_back(crossings_[chosen].to, random);
    return between_;
}

std::size_t RandomPath::arcs_of_frontier(int side) const
{
    std::size_t arcs = 0;
    for (std::size_t i = frontier_[side]; i < seen_[side].size(); ++i)
        arcs += boost::out_degree(seen_[side][i], graph_);
    return arcs;
}

void RandomPath::enter(std::uint32_t v, int side, std::uint32_t distance, double paths)
{
    const auto place = static_cast<std::int32_t>(distance + 1);
    place_[v] = side == 0 ? place : -place;
    paths_[v] = paths;
    seen_[side].push_back(v);
}

void RandomPath::widen(int side)
{
    const std::size_t end = seen_[side].size();
    for (std::size_t i = frontier_[side]; i < end; ++i) {
        const std::uint32_t v = seen_[side][i];
        const std::int32_t next = place_[v] + (side == 0 ? 1 : -1);
        for (const std::uint32_t u : graph::neighbours(graph_, v)) {
            if (place_[u] == 0)
                enter(u, side, static_cast<std::uint32_t>(std::abs(next)) - 1, paths_[v]);
            else if (place_[u] == next)
                paths_[u] += paths_[v];
            else if ((place_[u] > 0) != (side == 0))
                crossings_.push_back({v, u, paths_[v] * paths_[u]});
        }
    }
    frontier_[side] = end;
}

/// From v to its own end, each step with the chance of the paths that come that way.
void RandomPath::walk_back(std::uint32_t v, std::mt19937_64& random)
{
    while (std::abs(place_[v]) > 1) {
        between_.push_back(v);
        const std::int32_t before = place_[v] + (place_[v] > 0 ? -1 : 1);
        double at = unit(random) * paths_[v];
        std::uint32_t step = v;
        for (const std::uint32_t u : graph::neighbours(graph_, v)) {
            if (place_[u] != before) continue;
            step = u;
            if (at < paths_[u]) break;
            at -= paths_[u];
        }
        v = step;
    }
}

void RandomPath::forget()
{
    for (auto& seen : seen_) {
        for (const std::uint32_t v : seen) place_[v] = 0;
        seen.clear();
    }
    frontier_ = {};
    crossings_.clear();
    between_.clear();
}

}  // namespace graphmatter::analyse
