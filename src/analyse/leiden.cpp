#include "analyse/leiden.hpp"

#include <numeric>
#include <utility>

#include "analyse/random_path.hpp"

namespace graphmatter::analyse {

namespace {

/// Below this share of a group's strength a gain counts as rounding.
constexpr double least_gain = 1e-9;

/// A queue of groups, each in it once.
class Waiting {
  public:
    explicit Waiting(std::span<const std::uint32_t> first)
        : ring_(first.begin(), first.end()), waits_(first.size(), 1), count_(first.size())
    {
    }
    [[nodiscard]] bool empty() const noexcept { return count_ == 0; }
    std::uint32_t pop() noexcept
    {
        const std::uint32_t v = ring_[front_];
        front_ = front_ + 1 == ring_.size() ? 0 : front_ + 1;
        --count_;
        waits_[v] = 0;
        return v;
    }
    void push(std::uint32_t v) noexcept
    {
        if (waits_[v] != 0) return;
        waits_[v] = 1;
        const std::size_t end = front_ + count_++;
        ring_[end >= ring_.size() ? end - ring_.size() : end] = v;
    }

  private:
    std::vector<std::uint32_t> ring_;
    std::vector<std::uint8_t> waits_;
    std::size_t front_ = 0, count_;
};

}  // namespace

Leiden::Leiden(const CommunityGraph& graph, double resolution, std::uint64_t seed)
    : graph_{graph},
      by_chance_{graph.total > 0 ? resolution / graph.total : 0},
      order_(graph.size()),
      strength_(graph.size()),
      size_(graph.size()),
      weight_to_(graph.size())
{
    std::iota(order_.begin(), order_.end(), 0U);
    for (std::size_t i = order_.size(); i > 1; --i) std::swap(order_[i - 1], order_[mixed(seed, i) % i]);
}

template <class Wanted>
void Leiden::gather(std::uint32_t v, std::span<const std::uint32_t> number_of, Wanted wanted)
{
    for (const auto& [target, weight] : graph_.arcs_of(v)) {
        if (!wanted(target)) continue;
        double& sum = weight_to_[number_of[target]];
        if (sum == 0) touched_.push_back(number_of[target]);
        sum += static_cast<double>(weight);
    }
}

void Leiden::forget()
{
    for (const std::uint32_t number : touched_) weight_to_[number] = 0;
    touched_.clear();
}

/// The community with the largest gain, v's own not counting v; its own unless another is better.
std::uint32_t Leiden::best_for(std::uint32_t v, std::uint32_t own)
{
    const double expected = graph_.strengths[v] * by_chance_;
    std::uint32_t best = own;
    double gain =
        weight_to_[own] - expected * (strength_[own] - graph_.strengths[v]) + least_gain * graph_.strengths[v];
    for (const std::uint32_t community : touched_) {
        if (community == own) continue;
        const double here = weight_to_[community] - expected * strength_[community];
        if (here > gain) {
            gain = here;
            best = community;
        }
    }
    if (gain < 0 && !empty_.empty() && size_[own] > 1) best = empty_.back();
    return best;
}

bool Leiden::move(std::span<std::uint32_t> community_of)
{
    std::fill(strength_.begin(), strength_.end(), 0);
    std::fill(size_.begin(), size_.end(), 0);
    for (std::uint32_t v = 0; v < graph_.size(); ++v) {
        strength_[community_of[v]] += graph_.strengths[v];
        ++size_[community_of[v]];
    }
    empty_.clear();
    for (std::uint32_t community = graph_.size(); community-- > 0;)
        if (size_[community] == 0) empty_.push_back(community);
    bool moved = false;
    for (Waiting waiting{order_}; !waiting.empty();) {
        const std::uint32_t v = waiting.pop();
        const std::uint32_t own = community_of[v];
        gather(v, community_of, [](std::uint32_t) { return true; });
        const std::uint32_t best = best_for(v, own);
        forget();
        if (best == own) continue;
        moved = true;
        if (size_[best] == 0) empty_.pop_back();
        strength_[own] -= graph_.strengths[v];
        strength_[best] += graph_.strengths[v];
        ++size_[best];
        if (--size_[own] == 0) {
            strength_[own] = 0;
            empty_.push_back(own);
        }
        community_of[v] = best;
        for (const auto& arc : graph_.arcs_of(v))
            if (community_of[arc.target] != best) waiting.push(arc.target);
    }
    return moved;
}

void Leiden::join_part(std::uint32_t v, std::span<const std::uint32_t> community_of,
                       std::vector<std::uint32_t>& part_of)
{
    const double rest = strength_[community_of[v]];
    const auto well_connected = [&](std::uint32_t part) {
        const double strength = part_strength_[part];
        return part_outside_[part] >= by_chance_ * strength * (rest - strength);
    };
    if (!well_connected(v)) return;
    gather(v, part_of, [&](std::uint32_t u) { return community_of[u] == community_of[v]; });
    const double expected = graph_.strengths[v] * by_chance_;
    std::uint32_t best = v;
    double gain = 0;
    for (const std::uint32_t part : touched_) {
        const double here = weight_to_[part] - expected * part_strength_[part];
        if (here > gain && well_connected(part)) {
            gain = here;
            best = part;
        }
    }
    if (best != v) {
        part_of[v] = best;
        part_strength_[best] += graph_.strengths[v];
        part_outside_[best] += part_outside_[v] - 2 * weight_to_[best];
        part_strength_[v] = 0;
    }
    forget();
}

std::vector<std::uint32_t> Leiden::refine(std::span<const std::uint32_t> community_of)
{
    std::vector<std::uint32_t> part_of(graph_.size());
    std::iota(part_of.begin(), part_of.end(), 0U);
    part_strength_ = graph_.strengths;
    part_outside_.assign(graph_.size(), 0);
    for (std::uint32_t v = 0; v < graph_.size(); ++v)
        for (const auto& [target, weight] : graph_.arcs_of(v))
            if (community_of[target] == community_of[v]) part_outside_[v] += static_cast<double>(weight);
    // Only a group that is still alone in its part may join another.
    std::vector<std::uint8_t> joined(graph_.size());
    for (const std::uint32_t v : order_) {
        if (joined[v] != 0) continue;
        join_part(v, community_of, part_of);
        if (part_of[v] != v) joined[part_of[v]] = 1;
    }
    return part_of;
}

}  // namespace graphmatter::analyse
