#pragma once
#include <vector>

#include <graphmatter/graph/bgl.hpp>

namespace graphmatter::analyse {

struct EigenvectorCentrality {
    std::vector<double> values;  // by vertex
    double eigenvalue = 0;       // of the weighted adjacency matrix, the largest
    double residual = 0;         // ||Ax - lx|| / (l ||x||); at most 1e-10 unless the graph is pathological
};

/// What it tells: a node is central as far as its neighbours are, counted by the weight of the edges.
/// Unit and range: share of the most central node's value, 0..1.
/// Cost: a sweep over the arcs for each step, in parallel, some 50 on real graphs, n on a path of n, at most 19,600; 48
/// bytes a node.
/// Edge cases: only one component carries values, the one whose eigenvalue is largest; all other nodes have 0. If
/// several share it, it is the one that holds most of what an iteration from the uniform vector leaves; of equals the
/// larger one, then the one with the smallest vertex. Without edges, or with weights of 0 only, all have 0. Order: by
/// vertex. The same bits for any number of threads. Source: Bonacich 1972. The graph of posts and names is nearly
/// bipartite, so that -l is nearly an eigenvalue too and plain iteration swings; locally optimal conjugate gradients
/// (Knyazev 2001) go to the upper end alone, as iteration on A + I would.
[[nodiscard]] EigenvectorCentrality eigenvector(const graph::Graph& graph);

}  // namespace graphmatter::analyse
