#include "depth_bound.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

namespace graphmatter::analyse {

std::size_t depth_bound(const graph::Graph& graph)
{
    std::vector<bool> seen(boost::num_vertices(graph));
    std::vector<std::uint32_t> level, next;
    std::size_t deepest = 0;
    for (std::uint32_t root = 0; root < seen.size(); ++root) {
        if (seen[root]) continue;
        seen[root] = true;
        level.assign(1, root);
        for (std::size_t depth = 0; !level.empty(); ++depth) {
            deepest = std::max(deepest, depth);
            next.clear();
            for (const std::uint32_t v : level)
                for (const std::uint32_t u : graph::neighbours(graph, v))
                    if (!seen[u]) {
                        seen[u] = true;
                        next.push_back(u);
                    }
            std::swap(level, next);
        }
    }
    return 2 * deepest;
}

}  // namespace graphmatter::analyse
