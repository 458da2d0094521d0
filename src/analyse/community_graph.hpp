#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include <graphmatter/graph/bgl.hpp>

namespace graphmatter::analyse {

/// What Leiden works on: groups of vertices and the weight between them. The weight within a group is in its strength.
struct CommunityGraph {
    struct Arc {
        std::uint32_t target = 0;
        float weight = 0;
    };
    std::vector<std::uint32_t> starts{0};  // the arcs of group v are arcs[starts[v]] .. arcs[starts[v+1]-1]
    std::vector<Arc> arcs;
    std::vector<double> strengths;  // weighted degrees of the group's vertices
    double total = 0;               // strength of all

    [[nodiscard]] std::uint32_t size() const noexcept { return static_cast<std::uint32_t>(strengths.size()); }
    [[nodiscard]] std::span<const Arc> arcs_of(std::uint32_t v) const noexcept
    {
        return {arcs.data() + starts[v], arcs.data() + starts[v + 1]};
    }
};

enum class Leaves : std::uint8_t { alone, with_neighbour };

/// The groups to begin with: a vertex each, or a vertex and its leaves. `group_of` gets the group of each vertex.
/// Groups are numbered by their smallest vertex that is no leaf.
[[nodiscard]] CommunityGraph first_groups(const graph::Graph& graph, Leaves leaves,
                                          std::vector<std::uint32_t>& group_of);

/// Makes one group of all those with the same number; numbers are 0..count-1, none left out. O(n + m).
[[nodiscard]] CommunityGraph joined(const CommunityGraph& graph, std::span<const std::uint32_t> number_of,
                                    std::uint32_t count);

/// Renumbers without gaps, by first sight. Returns how many there are.
std::uint32_t close_gaps(std::span<std::uint32_t> numbers);

}  // namespace graphmatter::analyse
