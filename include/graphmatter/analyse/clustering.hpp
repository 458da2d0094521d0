#pragma once
#include <vector>

#include <graphmatter/graph/bgl.hpp>

namespace graphmatter::analyse {

/// What it tells: how far a node's neighbours know each other: the share of pairs of neighbours that are tied (local
/// clustering coefficient). Weights do not count.
/// Unit and range: share, 0..1.
/// Cost: O(m sqrt(m)) at most, in parallel; 8 bytes an edge, 4 bytes a node and 8 bytes a node and thread.
/// Edge cases: a node with fewer than two neighbours has 0, as in networkx. A node between posts and names only has 0
/// as well: there are no triangles.
/// Order: by vertex. The same bits for any number of threads.
/// Source: Watts and Strogatz 1998; triangles from the end of lower degree: Chiba and Nishizeki 1985.
[[nodiscard]] std::vector<double> local_clustering(const graph::Graph& graph);

}  // namespace graphmatter::analyse
