#include <graphmatter/graph/bgl.hpp>

#include <algorithm>
#include <cassert>
#include <iterator>
#include <limits>
#include <utility>

#include <graphmatter/model/error.hpp>

namespace graphmatter::graph {

namespace {

struct Arc {
    std::uint32_t target = 0;
    float weight = 0;
};

/// Arcs by source: those of vertex v are arcs[starts[v]] .. arcs[starts[v+1]-1].
struct ArcRows {
    std::vector<std::uint32_t> starts;
    std::vector<Arc> arcs;

    [[nodiscard]] std::size_t vertices() const noexcept { return starts.size() - 1; }
};

WeightedEdge ends_of(const WeightedEdge& edge) noexcept { return edge; }
WeightedEdge ends_of(const Edge& edge) noexcept
{
    return {static_cast<std::uint32_t>(edge.from), static_cast<std::uint32_t>(edge.to), edge.weight};
}

/// Both arcs of every edge, put in rows by a counting sort that keeps the order of the edges.
template <class AnyEdge>
ArcRows rows_of(std::size_t vertices, std::span<const AnyEdge> edges)
{
    if (edges.size() > std::numeric_limits<std::uint32_t>::max() / 2) throw DataError{"more edges than 2^31"};
    ArcRows rows{std::vector<std::uint32_t>(vertices + 1), {}};
    for (const AnyEdge& any : edges) {
        const WeightedEdge edge = ends_of(any);
        assert(edge.a < vertices && edge.b < vertices);
        if (edge.a == edge.b) continue;
        ++rows.starts[edge.a];
        ++rows.starts[edge.b];
    }
    std::uint32_t sum = 0;
    for (auto& start : rows.starts) sum = start += sum;  // where each row ends; filling from behind makes it the start
    rows.arcs.resize(sum);
    for (std::size_t i = edges.size(); i-- > 0;) {
        const WeightedEdge edge = ends_of(edges[i]);
        if (edge.a == edge.b) continue;
        rows.arcs[--rows.starts[edge.a]] = {edge.b, edge.weight};
        rows.arcs[--rows.starts[edge.b]] = {edge.a, edge.weight};
    }
    return rows;
}

/// Sorts every row by target and folds parallel arcs into one with the summed weight. The sum runs from the smallest
/// weight to the largest, so both arcs of an edge get the same bits.
void fold(ArcRows& rows)
{
    const auto order = [](const Arc& x, const Arc& y) {
        return std::pair{x.target, x.weight} < std::pair{y.target, y.weight};
    };
    std::uint32_t kept = 0;
    std::uint32_t begin = 0;
    for (std::size_t v = 0; v < rows.vertices(); ++v) {
        const std::uint32_t end = rows.starts[v + 1];
        const std::span row{rows.arcs.data() + begin, end - begin};
        if (!std::ranges::is_sorted(row, order)) std::ranges::sort(row, order);
        const std::uint32_t first = kept;
        for (const Arc arc : row) {
            if (kept > first && rows.arcs[kept - 1].target == arc.target)
                rows.arcs[kept - 1].weight += arc.weight;
            else
                rows.arcs[kept++] = arc;
        }
        begin = end;
        rows.starts[v] = first;
    }
    rows.starts.back() = kept;
    rows.arcs.resize(kept);
}

/// Walks over the arcs as (source, target), the form in which BGL takes sorted edges.
class EndsIterator {
  public:
    using iterator_category = std::input_iterator_tag;
    using value_type = std::pair<std::uint32_t, std::uint32_t>;
    using difference_type = std::ptrdiff_t;
    using pointer = const value_type*;
    using reference = const value_type&;

    EndsIterator(const ArcRows& rows, std::size_t position) : rows_(&rows), position_(position) { read(); }

    reference operator*() const noexcept { return ends_; }
    pointer operator->() const noexcept { return &ends_; }
    EndsIterator& operator++()
    {
        ++position_;
        read();
        return *this;
    }
    bool operator==(const EndsIterator& other) const noexcept { return position_ == other.position_; }

  private:
    void read()
    {
        if (position_ >= rows_->arcs.size()) return;
        while (position_ >= rows_->starts[ends_.first + 1]) ++ends_.first;
        ends_.second = rows_->arcs[position_].target;
    }

    const ArcRows* rows_;
    std::size_t position_;
    value_type ends_{};
};

/// Walks over the weights of the arcs.
class WeightIterator {
  public:
    explicit WeightIterator(const Arc* arc) : arc_(arc) {}
    EdgeWeight operator*() const noexcept { return {arc_->weight}; }
    WeightIterator& operator++() noexcept
    {
        ++arc_;
        return *this;
    }

  private:
    const Arc* arc_;
};

Graph graph_of(ArcRows rows)
{
    fold(rows);
    return {boost::edges_are_sorted,
            EndsIterator{rows, 0},
            EndsIterator{rows, rows.arcs.size()},
            WeightIterator{rows.arcs.data()},
            static_cast<std::uint32_t>(rows.vertices()),
            static_cast<std::uint32_t>(rows.arcs.size())};
}

}  // namespace

Graph analysis_graph(const KnowledgeGraph& graph)
{
    return graph_of(rows_of(graph.nodes.size(), std::span<const Edge>{graph.edges}));
}

Graph graph_from_edges(std::size_t vertices, std::span<const WeightedEdge> edges)
{
    return graph_of(rows_of(vertices, edges));
}

}  // namespace graphmatter::graph
