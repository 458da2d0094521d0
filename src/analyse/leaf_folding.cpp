#include "leaf_folding.hpp"

#include <utility>

namespace graphmatter::analyse {

PathGraph fold_leaves(const PathGraph& graph, std::vector<double>& score)
{
    const std::uint32_t n = graph.size();
    const std::vector<double> component = reach_of_parts(graph);
    std::vector<double> reach = graph.reach;
    std::vector<std::uint32_t> left(n);  // neighbours not folded yet
    std::vector<bool> folded(n);
    std::vector<std::uint32_t> leaves;
    for (std::uint32_t v = 0; v < n; ++v) {
        left[v] = static_cast<std::uint32_t>(graph.neighbours[v].size());
        if (left[v] == 1) leaves.push_back(v);
    }
    while (!leaves.empty()) {
        const std::uint32_t leaf = leaves.back();
        leaves.pop_back();
        if (left[leaf] != 1) continue;  // the last vertex of a tree
        folded[leaf] = true;
        for (const std::uint32_t p : graph.neighbours[leaf]) {
            if (folded[p]) continue;
            score[graph.members[p].front()] += reach[leaf] * (reach[p] - 1);
            reach[p] += reach[leaf];
            if (--left[p] == 1) leaves.push_back(p);
        }
    }
    std::vector<std::uint32_t> kept;
    for (std::uint32_t v = 0; v < n; ++v) {
        const double trees = reach[v] - 1;
        score[graph.members[v].front()] += trees * (component[v] - 1 - trees);
        if (!folded[v] && left[v] > 0) kept.push_back(v);
    }
    PathGraph result = induced(graph, kept);
    for (std::uint32_t i = 0; i < kept.size(); ++i) result.reach[i] = reach[kept[i]];
    return result;
}

}  // namespace graphmatter::analyse
