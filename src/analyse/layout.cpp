#include <graphmatter/analyse/layout.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <numeric>
#include <span>

#include "analyse/move_apart.hpp"

namespace graphmatter::analyse {

namespace {

constexpr double edge_of_plane = 4'990;  // leaves room for moving coinciding nodes apart
constexpr double most_scale = 30;        // plane units a node's radius, at most
constexpr double golden_angle = 2.399963229728653;

/// A breadth-first tree of every component. Places are vertices in the order of the search, so the children of a
/// place are consecutive.
struct Forest {
    struct Children {
        std::uint32_t begin = 0, end = 0;
    };
    std::vector<std::uint32_t> vertices;  // by place
    std::vector<Children> children;       // by place
    std::vector<std::uint32_t> roots;     // the place of each component's root
};

/// The room of a subtree: a disc that holds the discs of its children and the dot of its root. Positions are relative
/// to the centre of the parent's disc.
struct Disc {
    double radius = 1;
    double x = 0, y = 0;
    double dot_x = 0, dot_y = 0;  // relative to the own centre
};

struct Item {
    double radius = 1;
    std::uint32_t number = 0;
};

std::vector<std::uint32_t> most_central(const graph::Graph& graph, const Components& components)
{
    std::vector<std::uint32_t> best(components.sizes.size());
    std::vector<std::uint32_t> degree(components.sizes.size());
    for (std::uint32_t v = boost::num_vertices(graph); v-- > 0;) {
        const std::uint32_t own = boost::out_degree(v, graph);
        if (own < degree[components.of[v]]) continue;
        degree[components.of[v]] = own;
        best[components.of[v]] = v;
    }
    return best;
}

Forest grow(const graph::Graph& graph, const Components& components)
{
    const std::uint32_t n = boost::num_vertices(graph);
    Forest forest;
    forest.vertices.reserve(n);
    forest.children.resize(n);
    std::vector<bool> seen(n);
    for (const std::uint32_t root : most_central(graph, components)) {
        std::size_t place = forest.vertices.size();
        forest.roots.push_back(static_cast<std::uint32_t>(place));
        forest.vertices.push_back(root);
        seen[root] = true;
        for (; place < forest.vertices.size(); ++place) {
            forest.children[place].begin = static_cast<std::uint32_t>(forest.vertices.size());
            for (const std::uint32_t u : graph::neighbours(graph, forest.vertices[place])) {
                if (seen[u]) continue;
                seen[u] = true;
                forest.vertices.push_back(u);
            }
            forest.children[place].end = static_cast<std::uint32_t>(forest.vertices.size());
        }
    }
    return forest;
}

/// At least asin(x) for 0 <= x <= 1: all terms of its series after the first are at most x^3 times their coefficient.
double angle_bound(double x) { return x + (std::numbers::pi / 2 - 1) * x * x * x; }

/// Puts discs, largest first, on rings around a disc of radius `core`, so that none overlap; calls
/// place(item, x, y) for each. Returns the radius of the whole.
template <class Place>
double arrange(double core, std::span<const Item> items, double turn, Place place)
{
    constexpr double full = 2 * std::numbers::pi;
    while (!items.empty()) {
        const double ring = core + items.front().radius;
        const auto width = [ring](const Item& item) { return 2 * angle_bound(item.radius / ring); };
        std::size_t count = 0;
        double used = 0;
        while (count < items.size() && used + width(items[count]) <= full) used += width(items[count++]);
        count = std::max<std::size_t>(count, 1);
        const double gap = std::max(0.0, (full - used) / static_cast<double>(count));
        double angle = turn;
        for (const Item& item : items.first(count)) {
            const double half = (width(item) + gap) / 2;
            angle += half;
            place(item, ring * std::cos(angle), ring * std::sin(angle));
            angle += half;
        }
        core = ring + items.front().radius;
        items = items.subspan(count);
        turn += golden_angle;
    }
    return core;
}

void sort_items(std::vector<Item>& items)
{
    const auto order = [](const Item& a, const Item& b) {
        return a.radius != b.radius ? a.radius > b.radius : a.number < b.number;
    };
    if (!std::ranges::is_sorted(items, order)) std::ranges::sort(items, order);
}

/// Lays out one subtree whose children have their discs: the dot in the middle and the children around it, or the
/// largest child in the middle, whichever takes less room.
void pack(std::uint32_t place, std::span<Disc> discs, std::vector<Item>& children)
{
    Disc& own = discs[place];
    const auto nothing = [](const Item&, double, double) {};
    const auto set_child = [&](const Item& item, double x, double y) {
        discs[item.number].x = x;
        discs[item.number].y = y;
    };
    const double turn = golden_angle * static_cast<double>(place % 1'024);
    sort_items(children);
    const Item largest = children.front();
    if (largest.radius > 1) {
        const double dot_inside = arrange(1, children, turn, nothing);
        children.push_back({1, place});
        const auto others = std::span{children}.subspan(1);
        if (arrange(largest.radius, others, turn, nothing) < dot_inside) {
            set_child(largest, 0, 0);
            own.radius = arrange(largest.radius, others, turn, [&](const Item& item, double x, double y) {
                if (item.number != place) return set_child(item, x, y);
                own.dot_x = x;
                own.dot_y = y;
            });
            return;
        }
        children.pop_back();
    }
    own.radius = arrange(1, children, turn, set_child);
}

/// Gives every place its disc; afterwards x and y are absolute. Returns the radius of the whole.
double place_discs(const Forest& forest, std::vector<Disc>& discs)
{
    std::vector<Item> items;
    for (auto place = static_cast<std::uint32_t>(discs.size()); place-- > 0;) {
        const auto [begin, end] = forest.children[place];
        if (begin == end) continue;
        items.clear();
        for (std::uint32_t child = begin; child < end; ++child) items.push_back({discs[child].radius, child});
        pack(place, discs, items);
    }
    items.clear();
    for (const std::uint32_t root : forest.roots) items.push_back({discs[root].radius, root});
    std::ranges::sort(items.begin() + 1, items.end(), [](const Item& a, const Item& b) {
        return a.radius != b.radius ? a.radius > b.radius : a.number < b.number;
    });
    const double whole =
        arrange(items[0].radius, std::span{items}.subspan(1), 0, [&](const Item& item, double x, double y) {
            discs[item.number].x = x;
            discs[item.number].y = y;
        });
    for (std::size_t place = 0; place < discs.size(); ++place)
        for (std::uint32_t child = forest.children[place].begin; child < forest.children[place].end; ++child) {
            discs[child].x += discs[place].x;
            discs[child].y += discs[place].y;
        }
    return whole;
}

}  // namespace

std::vector<Position> layout(const graph::Graph& graph, const Components& components)
{
    std::vector<Position> positions(boost::num_vertices(graph));
    if (positions.empty()) return positions;
    const Forest forest = grow(graph, components);
    std::vector<Disc> discs(positions.size());
    const double scale = std::min(most_scale, edge_of_plane / place_discs(forest, discs));
    for (std::size_t place = 0; place < discs.size(); ++place) {
        const Disc& disc = discs[place];
        positions[forest.vertices[place]] = {static_cast<float>((disc.x + disc.dot_x) * scale),
                                             static_cast<float>((disc.y + disc.dot_y) * scale)};
    }
    discs = {};
    move_apart(positions);  // rounding can put nodes of a very large or deep graph on one spot
    return positions;
}

}  // namespace graphmatter::analyse
