#pragma once
#include <vector>

#include <graphmatter/graph/bgl.hpp>

namespace graphmatter::analyse {

struct PageRankOptions {
    double damping = 0.85;     // 0 <= damping < 1
    double tolerance = 1e-12;  // stop when no node changed by more than this share of its value
};

/// What it tells: how often a reader is at the node who follows edges by their weight and, with probability
/// 1 - damping, starts again anywhere.
/// Unit and range: probability; all nodes sum to 1.
/// Cost: about 50 sweeps over the arcs, in parallel; 24 bytes a node.
/// Edge cases: a node without edges (dangling) spreads its mass over all nodes; an empty graph gives an empty vector.
/// Order: by vertex. The same bits for any number of threads.
/// Source: Brin and Page 1998. The graph is undirected, so the matrix is similar to a symmetric one with eigenvalues
/// in [-damping, damping]; Chebyshev semi-iteration (Golub and Varga 1961) then takes a third of the power method's
/// sweeps.
[[nodiscard]] std::vector<double> page_rank(const graph::Graph& graph, const PageRankOptions& options = {});

}  // namespace graphmatter::analyse
