#pragma once
#include <cstdint>
#include <vector>

#include <graphmatter/graph/bgl.hpp>

namespace graphmatter::analyse {

struct Components {
    std::vector<std::uint32_t> of;     // the component of each vertex
    std::vector<std::uint32_t> sizes;  // vertices of each component, falling
};

/// What it tells: which nodes can be reached from each other.
/// Unit and range: number of the component, 0 is the largest.
/// Cost: O(n + m); 8 bytes a node.
/// Edge cases: a node without edges is a component of its own.
/// Order and ties: by size, falling; equal sizes by their smallest vertex.
[[nodiscard]] Components components(const graph::Graph& graph);

}  // namespace graphmatter::analyse
