#include "twin_merging.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace graphmatter::analyse {

namespace {

std::uint64_t scrambled(std::uint64_t x)  // splitmix64
{
    x += 0x9e3779b97f4a7c15;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9;
    x = (x ^ (x >> 27)) * 0x94d049bb133111eb;
    return x ^ (x >> 31);
}

/// For each vertex the smallest one with an equal row.
std::vector<std::uint32_t> first_equal(const Rows<std::uint32_t>& rows)
{
    const std::size_t n = rows.size();
    std::vector<std::uint64_t> hash(n);
    for (std::size_t v = 0; v < n; ++v)
        for (const std::uint32_t u : rows[v]) hash[v] += scrambled(u);
    std::vector<std::uint32_t> order(n);
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) {
        if (hash[a] != hash[b]) return hash[a] < hash[b];
        if (std::ranges::equal(rows[a], rows[b])) return a < b;
        return std::ranges::lexicographical_compare(rows[a], rows[b]);
    });
    std::vector<std::uint32_t> first(n);
    for (std::size_t i = 0; i < n; ++i) {
        const bool same = i > 0 && std::ranges::equal(rows[order[i - 1]], rows[order[i]]);
        first[order[i]] = same ? first[order[i - 1]] : order[i];
    }
    return first;
}

/// The rows with each vertex added to its own.
Rows<std::uint32_t> closed(const Rows<std::uint32_t>& rows)
{
    Rows<std::uint32_t> result;
    result.values.reserve(rows.values.size() + rows.size());
    for (std::uint32_t v = 0; v < rows.size(); ++v) {
        const auto row = rows[v];
        const auto place = std::ranges::lower_bound(row, v);
        result.values.insert(result.values.end(), row.begin(), place);
        result.values.push_back(v);
        result.values.insert(result.values.end(), place, row.end());
        result.close_row();
    }
    return result;
}

}  // namespace

PathGraph merge_twins(const PathGraph& graph, std::vector<double>& score)
{
    const std::uint32_t n = graph.size();
    const auto open_twin = first_equal(graph.neighbours);
    const auto closed_twin = first_equal(closed(graph.neighbours));
    std::vector<std::uint32_t> first(n);
    std::vector<double> reach(n);
    std::vector<double> within(n);  // sum of the products of reach of open twins
    Rows<std::uint32_t> twins;      // by smallest vertex
    twins.offsets.resize(n + 1);
    for (std::uint32_t v = 0; v < n; ++v) {
        first[v] = std::min(open_twin[v], closed_twin[v]);  // one of them is v itself
        if (open_twin[v] == first[v]) within[first[v]] += reach[first[v]] * graph.reach[v];
        reach[first[v]] += graph.reach[v];
        ++twins.offsets[first[v] + 1];
    }
    std::partial_sum(twins.offsets.begin(), twins.offsets.end(), twins.offsets.begin());
    twins.values.resize(n);
    std::vector<std::uint32_t> end{twins.offsets.begin(), twins.offsets.end() - 1};
    for (std::uint32_t v = 0; v < n; ++v) twins.values[end[first[v]]++] = graph.members[v].front();

    std::vector<std::uint32_t> kept;
    for (std::uint32_t v = 0; v < n; ++v) {
        if (first[v] != v) continue;
        kept.push_back(v);
        if (within[v] == 0) continue;
        const auto between = graph.neighbours[v];
        for (const std::uint32_t u : between)
            score[graph.members[u].front()] += within[v] / static_cast<double>(between.size());
    }
    PathGraph result = induced(graph, kept);
    result.members = {};
    for (std::uint32_t i = 0; i < kept.size(); ++i) {
        result.reach[i] = reach[kept[i]];
        result.members.push_row(twins[kept[i]]);
    }
    return result;
}

}  // namespace graphmatter::analyse
