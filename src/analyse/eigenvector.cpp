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
// Steps of Lanczos before it starts again from the best vector so far: few, since each takes fresh memory, and more
// each time where few do not do.
constexpr std::size_t first_steps = 12, more_steps = 2, most_steps = 40;
constexpr std::size_t looks_every = 3;  // of these steps whether it is near enough
constexpr std::size_t most_restarts = 500;
constexpr double tolerance = 1e-11;

Range all(const Vector& x) { return {0, static_cast<std::uint32_t>(x.size()), grain}; }

/// Sums part(v) over all vertices, by the same cuts for any number of threads, so to the same bits.
template <class Part>
double sum_of(const Vector& x, Part part)
{
    return tbb::parallel_deterministic_reduce(
        all(x), 0.0,
        [&](const Range& range, double sum) {
            for (std::uint32_t v = range.begin(); v != range.end(); ++v) sum += part(v);
            return sum;
        },
        std::plus<>{});
}

double length_of(const Vector& x)
{
    return std::sqrt(sum_of(x, [&](std::uint32_t v) { return x[v] * x[v]; }));
}

void scale(Vector& a, double factor)
{
    tbb::parallel_for(all(a), [&](const Range& range) {
        for (std::uint32_t i = range.begin(); i != range.end(); ++i) a[i] *= factor;
    });
}

/// The product of the adjacency matrix and x; returns its dot product with x.
double multiply(const graph::Graph& graph, const Vector& x, Vector& result)
{
    result.resize(x.size());
    return sum_of(x, [&](std::uint32_t v) {
        const auto row = graph::neighbours(graph, v);
        double sum = 0;
        if (!row.empty()) {
            const graph::EdgeWeight* const weights = &graph[*boost::out_edges(v, graph).first];  // arcs stand in a row
            for (std::size_t i = 0; i < row.size(); ++i) sum += static_cast<double>(weights[i].weight) * x[row[i]];
        }
        result[v] = sum;
        return sum * x[v];
    });
}

/// Takes multiples of two vectors from one; returns the length of what is left.
double subtract(Vector& from, double factor, const Vector& a, double other_factor, const Vector& b)
{
    return std::sqrt(sum_of(from, [&](std::uint32_t v) {
        from[v] -= factor * a[v] + other_factor * b[v];
        return from[v] * from[v];
    }));
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

struct Found {
    Vector x;  // of length 1
    double eigenvalue = 0, residual = 0;
};

/// What a vector is worth; leaves what keeps it from being an eigenvector in Space::image.
void judge(const graph::Graph& graph, Found& found, Space& space)
{
    found.eigenvalue = multiply(graph, found.x, space.image);
    found.residual = subtract(space.image, found.eigenvalue, found.x, 0, found.x) / found.eigenvalue;
}

/// One run of Lanczos from the vector, which was just judged, to the best one. Vectors are made orthogonal to the two
/// before them only: what is lost by that the restarts mend, since the true residual is looked at.
void improve(const graph::Graph& graph, std::size_t most, Found& found, Space& space)
{
    auto& basis = space.basis;
    basis.resize(std::max(basis.size(), most + 1));
    basis[0] = found.x;
    std::swap(basis[1], space.image);  // the first step, made already
    Tridiagonal matrix{{found.eigenvalue}, {}};
    double length = found.residual * found.eigenvalue;
    std::size_t steps = 1;  // vectors of the basis that count
    while (steps < most && length > 1e-13 * std::abs(matrix.diagonal[0]) + 1e-300) {
        if (steps % looks_every == 0 && is_near(matrix, length)) break;
        scale(basis[steps], 1 / length);
        matrix.beside.push_back(length);
        matrix.diagonal.push_back(multiply(graph, basis[steps], basis[steps + 1]));
        length = subtract(basis[steps + 1], matrix.diagonal.back(), basis[steps], length, basis[steps - 1]);
        ++steps;
    }
    const auto parts = eigenvector_of(matrix, largest_eigenvalue(matrix));
    tbb::parallel_for(all(found.x), [&](const Range& range) {
        for (std::uint32_t v = range.begin(); v != range.end(); ++v) {
            double sum = 0;
            for (std::size_t i = 0; i < steps; ++i) sum += parts[i] * basis[i][v];
            found.x[v] = sum;
        }
    });
    scale(found.x, 1 / length_of(found.x));
}

/// Starts again until the residual is small.
void search(const graph::Graph& graph, Found& found, Space& space)
{
    scale(found.x, 1 / length_of(found.x));
    judge(graph, found, space);
    for (std::size_t i = 0; i < most_restarts && !(found.residual <= tolerance); ++i) {
        improve(graph, std::min(first_steps + i * more_steps, most_steps), found, space);
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
