#pragma once
#include <cstdint>
#include <random>
#include <vector>

#include <graphmatter/graph/bgl.hpp>

namespace graphmatter::example {

struct Drawing {
    std::uint32_t vertices = 0;
    std::vector<graph::WeightedEdge> edges;

    [[nodiscard]] graph::Graph graph() const { return graph::graph_from_edges(vertices, edges); }
};

/// 0 - 1 - 2 - 3 - 4
inline Drawing path() { return {5, {{0, 1}, {1, 2}, {2, 3}, {3, 4}}}; }

/// 0 in the middle of 1..5
inline Drawing star() { return {6, {{0, 1}, {0, 2}, {0, 3}, {0, 4}, {0, 5}}}; }

/// Two cliques of four, {0,1,2,3} and {4,5,6,7}, with a bridge 3 - 4
inline Drawing bridged_cliques()
{
    Drawing drawing{8, {{3, 4}}};
    for (const std::uint32_t base : {0U, 4U})
        for (std::uint32_t i = 0; i < 4; ++i)
            for (std::uint32_t j = i + 1; j < 4; ++j) drawing.edges.push_back({base + i, base + j});
    return drawing;
}

/// Zachary's karate club (1977): 34 members, 78 ties, without weights
inline Drawing karate_club()
{
    const std::vector<std::vector<std::uint32_t>> later_friends{
        {1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 17, 19, 21, 31},
        {2, 3, 7, 13, 17, 19, 21, 30},
        {3, 7, 8, 9, 13, 27, 28, 32},
        {7, 12, 13},
        {6, 10},
        {6, 10, 16},
        {16},
        {},
        {30, 32, 33},
        {33},
        {},
        {},
        {},
        {33},
        {32, 33},
        {32, 33},
        {},
        {},
        {32, 33},
        {33},
        {32, 33},
        {},
        {32, 33},
        {25, 27, 29, 32, 33},
        {25, 27, 31},
        {31},
        {29, 33},
        {33},
        {31, 33},
        {32, 33},
        {32, 33},
        {32, 33},
        {33},
        {}};
    Drawing drawing{34, {}};
    for (std::uint32_t a = 0; a < 34; ++a)
        for (const std::uint32_t b : later_friends[a]) drawing.edges.push_back({a, b});
    return drawing;
}

/// A graph for property tests: sparse and in parts for some seeds, with leaves, self loops and parallel edges.
inline Drawing random_drawing(unsigned seed)
{
    std::mt19937 random{seed};
    Drawing drawing{1 + static_cast<std::uint32_t>(random() % 40), {}};
    const std::uint32_t n = drawing.vertices;
    const std::uint32_t edges = static_cast<std::uint32_t>(random() % (1 + n * (1 + seed % 4)));
    for (std::uint32_t i = 0; i < edges; ++i)
        drawing.edges.push_back({static_cast<std::uint32_t>(random() % n), static_cast<std::uint32_t>(random() % n),
                                 static_cast<float>(1 + random() % 12) / 4});
    return drawing;
}

}  // namespace graphmatter::example
