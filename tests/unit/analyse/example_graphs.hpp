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

/// A graph grown piece by piece, for exact reductions: leaves and trees, twins of both sorts, bridges, cliques, stars,
/// circles, components of their own, self loops and parallel edges. The empty graph and single vertices, too.
inline Drawing grown_drawing(unsigned seed)
{
    std::mt19937 random{seed};
    const auto below = [&](std::uint32_t end) { return static_cast<std::uint32_t>(random() % end); };
    Drawing drawing{below(4), {}};
    auto& edges = drawing.edges;
    for (std::uint32_t pieces = below(9); pieces > 0 && drawing.vertices > 0; --pieces) {
        const std::uint32_t tied = below(drawing.vertices);
        const std::uint32_t first = drawing.vertices;
        const std::uint32_t size = 1 + below(6);
        const std::uint32_t shape = below(8);
        drawing.vertices += size;
        for (std::uint32_t v = first; v < drawing.vertices; ++v) switch (shape) {
                case 0: edges.push_back({tied, v}); break;                       // leaves
                case 1: edges.push_back({v == first ? tied : v - 1, v}); break;  // a path
                case 2:                                                          // a clique with a bridge
                    edges.push_back({v, v == first ? tied : first});
                    for (std::uint32_t u = first; u < v; ++u) edges.push_back({u, v});
                    break;
                case 3:  // open twins between two vertices
                    edges.push_back({tied, v});
                    edges.push_back({(tied + size) % first, v});
                    break;
                case 4:  // closed twins
                    edges.push_back({tied, v});
                    for (std::uint32_t u = first; u < v; ++u) edges.push_back({u, v});
                    break;
                case 5:  // a circle through an old vertex
                    edges.push_back({v == first ? tied : v - 1, v});
                    if (v + 1 == drawing.vertices) edges.push_back({v, tied});
                    break;
                case 6:  // ties to old vertices
                    for (int tie = 0; tie < 2; ++tie) edges.push_back({below(v), v});
                    break;
                default: edges.push_back({v, first}); break;  // a star of its own, with a self loop
            }
    }
    return drawing;
}

}  // namespace graphmatter::example
