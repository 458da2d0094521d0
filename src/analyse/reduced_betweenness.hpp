#pragma once
#include <cstddef>
#include <vector>

#include <graphmatter/graph/bgl.hpp>
#include <graphmatter/model/progress.hpp>

namespace graphmatter::analyse {

/// Which of the exact reductions to use; tests try them alone and together.
struct Reductions {
    bool fold_leaves = true, split_blocks = true, merge_twins = true;
    std::size_t least_shared = 64;  // sources that a hub must spare
};

[[nodiscard]] std::vector<double> reduced_betweenness(const graph::Graph& graph, const Reductions& reductions,
                                                      const Watch& watch);

}  // namespace graphmatter::analyse
