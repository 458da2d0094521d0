#include <graphmatter/analyse/components.hpp>

#include <algorithm>
#include <limits>
#include <numeric>

namespace graphmatter::analyse {

Components components(const graph::Graph& graph)
{
    constexpr auto unseen = std::numeric_limits<std::uint32_t>::max();
    const std::uint32_t n = boost::num_vertices(graph);
    Components found{std::vector(n, unseen), {}};
    std::vector<std::uint32_t> queue;
    for (std::uint32_t root = 0; root < n; ++root) {
        if (found.of[root] != unseen) continue;
        const auto number = static_cast<std::uint32_t>(found.sizes.size());
        found.of[root] = number;
        queue.assign(1, root);
        for (std::size_t next = 0; next < queue.size(); ++next)
            for (const std::uint32_t u : graph::neighbours(graph, queue[next]))
                if (found.of[u] == unseen) {
                    found.of[u] = number;
                    queue.push_back(u);
                }
        found.sizes.push_back(static_cast<std::uint32_t>(queue.size()));
    }
    // They were found in the order of their smallest vertex, which a stable sort keeps among equals.
    std::vector<std::uint32_t> order(found.sizes.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::stable_sort(order, std::ranges::greater{}, [&](std::uint32_t c) { return found.sizes[c]; });
    std::vector<std::uint32_t> number(order.size());
    for (std::uint32_t place = 0; place < order.size(); ++place) number[order[place]] = place;
    for (auto& component : found.of) component = number[component];
    std::ranges::sort(found.sizes, std::ranges::greater{});
    return found;
}

}  // namespace graphmatter::analyse
