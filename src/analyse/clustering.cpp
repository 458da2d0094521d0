#include <graphmatter/analyse/clustering.hpp>

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <utility>

#include <tbb/blocked_range.h>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

#include <graphmatter/model/rows.hpp>

namespace graphmatter::analyse {

namespace {

using Counts = std::vector<std::uint64_t>;

/// For each vertex the neighbours of higher degree (ties: higher number): at most sqrt(2m), each edge once.
Rows<std::uint32_t> higher_neighbours(const graph::Graph& graph)
{
    const auto rank = [&](std::uint32_t v) { return std::pair{boost::out_degree(v, graph), v}; };
    Rows<std::uint32_t> rows;
    rows.values.reserve(boost::num_edges(graph) / 2);
    for (std::uint32_t v = 0; v < boost::num_vertices(graph); ++v) {
        for (const std::uint32_t u : graph::neighbours(graph, v))
            if (rank(v) < rank(u)) rows.values.push_back(u);
        rows.close_row();
    }
    return rows;
}

/// Counts the triangles whose lowest vertex is v at all three corners.
void count_triangles(const Rows<std::uint32_t>& higher, std::uint32_t v, Counts& triangles)
{
    const auto mine = higher[v];
    for (const std::uint32_t u : mine) {
        const auto theirs = higher[u];
        for (auto a = mine.begin(), b = theirs.begin(); a != mine.end() && b != theirs.end();) {
            if (*a == *b) {
                ++triangles[v];
                ++triangles[u];
                ++triangles[*a];
                ++a;
                ++b;
            } else {
                const bool less = *a < *b;
                a += less;
                b += !less;
            }
        }
    }
}

}  // namespace

std::vector<double> local_clustering(const graph::Graph& graph)
{
    const std::uint32_t n = boost::num_vertices(graph);
    const Rows<std::uint32_t> higher = higher_neighbours(graph);
    tbb::enumerable_thread_specific<Counts> counts{[n] { return Counts(n); }};
    constexpr std::uint32_t grain = 512;
    tbb::parallel_for(tbb::blocked_range<std::uint32_t>{0, n, grain}, [&](const auto& range) {
        Counts& triangles = counts.local();
        for (std::uint32_t v = range.begin(); v != range.end(); ++v) count_triangles(higher, v, triangles);
    });
    std::vector<double> result(n);
    for (const Counts& triangles : counts)
        for (std::uint32_t v = 0; v < n; ++v) result[v] += static_cast<double>(triangles[v]);
    for (std::uint32_t v = 0; v < n; ++v) {
        const double degree = boost::out_degree(v, graph);
        if (degree > 1) result[v] /= degree * (degree - 1) / 2;
    }
    return result;
}

}  // namespace graphmatter::analyse
