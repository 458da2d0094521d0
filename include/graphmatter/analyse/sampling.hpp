#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

#include <graphmatter/graph/bgl.hpp>
#include <graphmatter/model/progress.hpp>

namespace graphmatter::analyse {

struct SamplingOptions {
    double error = 0.005;      // 0 < error < 1; what it bounds is said at each function
    double confidence = 0.95;  // 0 < confidence < 1, that all nodes keep the error at once
    std::uint64_t seed = 1;
};

/// What a sampled measure says of itself, for those who show it.
struct SampledBy {
    std::size_t samples = 0;
    double error = 0;
    double confidence = 0;
};

struct SampledBetweenness {
    std::vector<double> values;  // pairs, as betweenness()
    SampledBy by;
};

/// Betweenness from random shortest paths between random pairs, as many as it takes.
/// Unit and range: pairs, 0..n(n-1)/2. With the confidence asked for, every value is within error * n(n-1)/2 of the
/// exact one. Cost: a search from both ends a sample, usually far less than O(m); at most about 6 / error^2 samples on
/// small-world graphs, fewer where no node is on many paths. In parallel; 24 bytes a node and thread. Edge cases: nodes
/// on few paths get 0; fewer than three nodes have 0. Order: by vertex. The same bits for one seed and any number of
/// threads. Source: Borassi and Natale 2016 (KADABRA), with one share of the confidence for every node; the bound on
/// all samples is that of Riondato and Kornaropoulos 2016. Throws Cancelled.
[[nodiscard]] SampledBetweenness sampled_betweenness(const graph::Graph& graph, const SamplingOptions& options = {},
                                                     const Watch& watch = {});

struct SampledCloseness {
    std::vector<double> closeness;
    std::vector<double> harmonic;
    SampledBy by;
    double distance_error = 0;  // steps: bound on the error of a node's mean distance, from which closeness is made
};

/// Closeness and harmonic closeness from the distances to random nodes of the largest component, and to all nodes of
/// the others. Unit and range as closeness(). With the confidence asked for, every harmonic value is within `error` and
/// every mean distance within `error` times the diameter's upper bound; a sample as large as the component gives exact
/// values. Cost: log(4n / (1 - confidence)) / (2 error^2) sources, 512 a sweep, in parallel; 240 bytes a node and
/// thread. Order: by vertex. The same bits for one seed and any number of threads. Source: Eppstein and Wang 2004;
/// Hoeffding 1963, whose bound holds without replacement as well. Throws Cancelled.
[[nodiscard]] SampledCloseness sampled_closeness(const graph::Graph& graph, const SamplingOptions& options = {},
                                                 const Watch& watch = {});

}  // namespace graphmatter::analyse
