#include <graphmatter/analyse/eigenvector.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>
#include <tbb/parallel_reduce.h>

#include <graphmatter/analyse/components.hpp>

namespace graphmatter::analyse {

namespace {

using Vector = std::vector<double>;
using Range = tbb::blocked_range<std::uint32_t>;

constexpr std::uint32_t grain = 2'048;
constexpr std::size_t most_steps = 12;  // of Lanczos before it starts again from the best vector so far
constexpr std::size_t looks_every = 3;  // of these steps whether it is near enough
constexpr int most_restarts = 500;
constexpr double tolerance = 1e-11;

Range all(const Vector& x) { return {0, static_cast<std::uint32_t>(x.size()), grain}; }

/// The same cuts for any number of threads, so the same bits.
double dot(const Vector& a, const Vector& b)
{
    return tbb::parallel_deterministic_reduce(
        all(a), 0.0,
        [&](const Range& range, double sum) {
            for (std::uint32_t i = range.begin(); i != range.end(); ++i) sum += a[i] * b[i];
            return sum;
        },
        std::plus<>{});
}

void add(Vector& a, double factor, const Vector& b)
{
    tbb::parallel_for(all(a), [&](const Range& range) {
        for (std::uint32_t i = range.begin(); i != range.end(); ++i) a[i] += factor * b[i];
    });
}

void scale(Vector& a, double factor)
{
    tbb::parallel_for(all(a), [&](const Range& range) {
        for (std::uint32_t i = range.begin(); i != range.end(); ++i) a[i] *= factor;
    });
}

void multiply(const graph::Graph& graph, const Vector& x, Vector& result)
{
    result.resize(x.size());
    tbb::parallel_for(all(x), [&](const Range& range) {
        for (std::uint32_t v = range.begin(); v != range.end(); ++v) {
            const auto row = graph::neighbours(graph, v);
            result[v] = 0;
            if (row.empty()) continue;
            const graph::EdgeWeight* const weights = &graph[*boost::out_edges(v, graph).first];  // arcs stand in a row
            double sum = 0;
            for (std::size_t i = 0; i < row.size(); ++i) sum += static_cast<double>(weights[i].weight) * x[row[i]];
            result[v] = sum;
        }
    });
}

/// Vectors that are used again: fresh memory costs as much as the sums.
struct Space {
    std::vector<Vector> basis;
    Vector image;
};

struct Tridiagonal {
    std::vector<double> diagonal, beside;
};

/// The largest eigenvalue of a small tridiagonal matrix: halves the interval by the signs of Sturm's sequence.
double largest_eigenvalue(const Tridiagonal& matrix)
{
    const std::size_t n = matrix.diagonal.size();
    const auto beside = [&](std::size_t i) { return i < n - 1 ? matrix.beside[i] : 0.0; };
    double low = matrix.diagonal[0];
    double high = low;
    for (std::size_t i = 0; i < n; ++i) {
        low = std::max(low, matrix.diagonal[i]);
        high = std::max(high, matrix.diagonal[i] + beside(i) + (i > 0 ? beside(i - 1) : 0.0));
    }
    for (;;) {
        const double middle = low + (high - low) / 2;
        if (middle <= low || middle >= high) return high;
        bool below = true;  // all eigenvalues are
        double pivot = middle - matrix.diagonal[0];
        for (std::size_t i = 1; i < n && below; ++i) {
            below = pivot > 0;
            pivot = middle - matrix.diagonal[i] - beside(i - 1) * beside(i - 1) / pivot;
        }
        (below && pivot > 0 ? high : low) = middle;
    }
}

/// Its eigenvector, positive. The recurrence is run from both ends to the largest entry's place, where it is stable.
std::vector<double> eigenvector_of(const Tridiagonal& matrix, double value)
{
    const std::size_t n = matrix.diagonal.size();
    // From either end, the ratio of each entry to the one before the join.
    std::vector<double> up(n), down(n);
    up[0] = value - matrix.diagonal[0];
    for (std::size_t i = 1; i < n; ++i)
        up[i] = value - matrix.diagonal[i] - matrix.beside[i - 1] * matrix.beside[i - 1] / up[i - 1];
    down[n - 1] = value - matrix.diagonal[n - 1];
    for (std::size_t i = n - 1; i-- > 0;)
        down[i] = value - matrix.diagonal[i] - matrix.beside[i] * matrix.beside[i] / down[i + 1];
    std::size_t join = 0;
    double least = std::abs(down[0]);
    for (std::size_t i = 1; i < n; ++i) {
        const double gap = std::abs(up[i] + down[i] - (value - matrix.diagonal[i]));
        if (gap < least) {
            least = gap;
            join = i;
        }
    }
    std::vector<double> x(n);
    x[join] = 1;
    for (std::size_t i = join; i-- > 0;) x[i] = matrix.beside[i] / up[i] * x[i + 1];
    for (std::size_t i = join + 1; i < n; ++i) x[i] = matrix.beside[i - 1] / down[i] * x[i - 1];
    double square = 0;
    for (const double entry : x) square += entry * entry;
    for (double& entry : x) entry /= std::sqrt(square);
    return x;
}

/// Whether the eigenvector of the small matrix makes one of the large: its last entry times the length of what is left
/// is the residual.
bool is_near(const Tridiagonal& matrix, double length)
{
    const double value = largest_eigenvalue(matrix);
    return length * eigenvector_of(matrix, value).back() <= tolerance / 4 * value;
}

/// One run of Lanczos from x, which must have length 1, to the best vector of length 1. Vectors are made
/// orthogonal to the two before them only: what is lost by that the restarts mend, since the true residual is looked
/// at.
void improve(const graph::Graph& graph, Vector& x, Space& space)
{
    Tridiagonal matrix;
    space.basis.resize(most_steps + 1);
    space.basis[0] = x;
    std::size_t steps = 0;  // vectors of the basis that count
    for (;;) {
        Vector& next = space.basis[++steps];
        multiply(graph, space.basis[steps - 1], next);
        matrix.diagonal.push_back(dot(next, space.basis[steps - 1]));
        add(next, -matrix.diagonal.back(), space.basis[steps - 1]);
        if (steps > 1) add(next, -matrix.beside.back(), space.basis[steps - 2]);
        const double length = std::sqrt(dot(next, next));
        if (steps == most_steps || !(length > 1e-13 * std::abs(matrix.diagonal[0]) + 1e-300)) break;
        if (steps % looks_every == 0 && is_near(matrix, length)) break;
        scale(next, 1 / length);
        matrix.beside.push_back(length);
    }
    const auto parts = eigenvector_of(matrix, largest_eigenvalue(matrix));
    std::ranges::fill(x, 0.0);
    for (std::size_t i = 0; i < steps; ++i) add(x, parts[i], space.basis[i]);
    scale(x, 1 / std::sqrt(dot(x, x)));
}

struct Found {
    Vector x;
    double eigenvalue = 0, residual = 0;
};

/// What a vector of length 1 is worth.
void judge(const graph::Graph& graph, Found& found, Space& space)
{
    multiply(graph, found.x, space.image);
    found.eigenvalue = dot(space.image, found.x);
    add(space.image, -found.eigenvalue, found.x);
    found.residual = std::sqrt(dot(space.image, space.image)) / found.eigenvalue;
}

/// Starts again until the residual is small.
void search(const graph::Graph& graph, Found& found, Space& space)
{
    scale(found.x, 1 / std::sqrt(dot(found.x, found.x)));
    judge(graph, found, space);
    for (int i = 0; i < most_restarts && !(found.residual <= tolerance); ++i) {
        improve(graph, found.x, space);
        judge(graph, found, space);
    }
}

/// The component with most of the vector's length, of equals the one with the smaller number.
std::uint32_t carrier(const Components& parts, const Vector& x)
{
    Vector mass(parts.sizes.size());
    for (std::size_t v = 0; v < x.size(); ++v) mass[parts.of[v]] += x[v] * x[v];
    // Components that are alike differ by rounding only.
    const double most = *std::ranges::max_element(mass);
    const auto first = std::ranges::find_if(mass, [&](double m) { return m >= most * (1 - 1e-6); });
    return static_cast<std::uint32_t>(first - mass.begin());
}

}  // namespace

EigenvectorCentrality eigenvector(const graph::Graph& graph)
{
    const std::size_t n = boost::num_vertices(graph);
    if (boost::num_edges(graph) == 0) return {Vector(n), 0, 0};
    const Components parts = components(graph);
    Space space;
    Found found{Vector(n, 1)};
    search(graph, found, space);
    if (parts.sizes.size() > 1) {
        const std::uint32_t here = carrier(parts, found.x);
        for (std::size_t v = 0; v < n; ++v)
            if (parts.of[v] != here) found.x[v] = 0;
        search(graph, found, space);
    }
    double largest = 0;
    for (const double value : found.x) largest = std::abs(value) > std::abs(largest) ? value : largest;
    for (double& value : found.x) value = std::max(0.0, value / largest);
    return {std::move(found.x), found.eigenvalue, found.residual};
}

}  // namespace graphmatter::analyse
