#include <graphmatter/analyse/eigenvector.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <utility>

#include <tbb/blocked_range.h>
#include <tbb/parallel_reduce.h>

#include <graphmatter/analyse/components.hpp>

namespace graphmatter::analyse {

namespace {

using Vector = std::vector<double>;
using Range = tbb::blocked_range<std::uint32_t>;
using Three = std::array<double, 3>;
using Matrix = std::array<Three, 3>;

constexpr std::uint32_t grain = 2'048;
constexpr double tolerance = 1e-11;
// The image of the vector is carried along by sums; so often it is made anew, should rounding have crept in.
constexpr std::size_t steps_between_looks = 400, most_looks = 50;

/// Sums of N things over all vertices, by the same cuts for any number of threads, so to the same bits.
template <std::size_t N, class Part>
std::array<double, N> sums_of(std::size_t vertices, Part part)
{
    using Sums = std::array<double, N>;
    return tbb::parallel_deterministic_reduce(
        Range{0, static_cast<std::uint32_t>(vertices), grain}, Sums{},
        [&](const Range& range, Sums sums) {
            for (std::uint32_t v = range.begin(); v != range.end(); ++v) part(v, sums);
            return sums;
        },
        [](Sums a, const Sums& b) {
            for (std::size_t i = 0; i < N; ++i) a[i] += b[i];
            return a;
        });
}

/// An entry of the product of the adjacency matrix and x.
double product_at(const graph::Graph& graph, std::uint32_t v, const Vector& x)
{
    const auto row = graph::neighbours(graph, v);
    if (row.empty()) return 0;
    const graph::EdgeWeight* const weights = &graph[*boost::out_edges(v, graph).first];  // arcs stand in a row
    double sum = 0;
    for (std::size_t i = 0; i < row.size(); ++i) sum += static_cast<double>(weights[i].weight) * x[row[i]];
    return sum;
}

/// u' m v.
double form(const Three& u, const Matrix& m, const Three& v)
{
    double sum = 0;
    for (std::size_t i = 0; i < 3; ++i)
        for (std::size_t j = 0; j < 3; ++j) sum += u[i] * m[i][j] * v[j];
    return sum;
}

struct Pair {
    double value = 0;
    Three vector{};
};

/// The largest eigenvalue and its vector, by Jacobi's rotations.
Pair largest_of(Matrix m)
{
    Matrix turned{{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};
    const auto rotate = [&](std::size_t i, std::size_t j) {
        const double ratio = (m[j][j] - m[i][i]) / (2 * m[i][j]);
        const double tangent = (ratio >= 0 ? 1 : -1) / (std::abs(ratio) + std::sqrt(ratio * ratio + 1));
        const double cosine = 1 / std::sqrt(tangent * tangent + 1);
        const auto turn = [&](double& a, double& b) {
            a = std::exchange(b, tangent * cosine * a + cosine * b) * -tangent * cosine + cosine * a;
        };
        for (std::size_t k = 0; k < 3; ++k) turn(m[k][i], m[k][j]);
        for (std::size_t k = 0; k < 3; ++k) turn(m[i][k], m[j][k]);
        for (std::size_t k = 0; k < 3; ++k) turn(turned[k][i], turned[k][j]);
    };
    for (int sweep = 0; sweep < 30; ++sweep)  // some five do
        for (const auto& [i, j] : {std::pair<std::size_t, std::size_t>{0, 1}, {0, 2}, {1, 2}})
            if (m[i][j] != 0) rotate(i, j);
    std::size_t best = 0;
    for (std::size_t i = 1; i < 3; ++i)
        if (m[i][i] > m[best][best]) best = i;
    return {m[best][best], {turned[0][best], turned[1][best], turned[2][best]}};
}

/// Rayleigh and Ritz: of all sums of three vectors the one that comes nearest to the eigenvector, by their dot products
/// with each other and with each other's images.
Pair best_sum(const Matrix& dots, const Matrix& images)
{
    Matrix basis{};  // sums that are orthogonal and of length 1, by Gram and Schmidt, twice as rounding asks
    std::size_t rank = 0;
    for (std::size_t i = 0; i < 3; ++i) {
        if (!(dots[i][i] > 0)) continue;
        Three sum{};
        sum[i] = 1 / std::sqrt(dots[i][i]);
        for (int time = 0; time < 2; ++time)
            for (std::size_t j = 0; j < rank; ++j) {
                const double shared = form(basis[j], dots, sum);
                for (std::size_t k = 0; k < 3; ++k) sum[k] -= shared * basis[j][k];
            }
        const double square = form(sum, dots, sum);
        if (!(square > 1e-14)) continue;  // a sum of the others
        for (double& part : sum) part /= std::sqrt(square);
        basis[rank++] = sum;
    }
    Matrix small{};
    for (std::size_t i = 0; i < rank; ++i)
        for (std::size_t j = 0; j < rank; ++j) small[i][j] = form(basis[i], images, basis[j]);
    const Pair best = largest_of(small);
    Pair found{best.value, {}};
    for (std::size_t i = 0; i < rank; ++i)
        for (std::size_t k = 0; k < 3; ++k) found.vector[k] += best.vector[i] * basis[i][k];
    return found;
}

/// The best vector so far, what keeps it from being an eigenvector, the direction of the last step, and their images.
class Search {
  public:
    Search(const graph::Graph& graph, Vector& x) : graph_(graph), x_(x), n_(x.size())
    {
        for (Vector* vector : {&rest_, &step_, &image_, &rest_image_, &step_image_}) vector->resize(n_);
    }

    /// Seeks from x; x is of length 1 then.
    EigenvectorCentrality run()
    {
        std::ranges::fill(step_, 0);
        std::ranges::fill(step_image_, 0);
        look();
        if (!(value_ > 0)) return {};  // weights of 0
        for (std::size_t looks = 1; looks < most_looks && !(residual() <= tolerance); ++looks) {
            for (std::size_t i = 0; i < steps_between_looks && !(residual() <= tolerance / 2); ++i) improve();
            look();
        }
        return {{}, value_, residual()};
    }

  private:
    [[nodiscard]] double residual() const { return std::sqrt(dots_[1][1]) / value_; }

    /// Makes x of length 1, and the image and the rest from it.
    void look()
    {
        const auto [square, dot] = sums_of<2>(n_, [&](std::uint32_t v, auto& sums) {
            image_[v] = product_at(graph_, v, x_);
            sums[0] += x_[v] * x_[v];
            sums[1] += x_[v] * image_[v];
        });
        value_ = dot / square;
        move<false>({1 / std::sqrt(square), 0, 0});
    }

    /// One step of the locally optimal conjugate gradients.
    void improve()
    {
        const auto sums = sums_of<5>(n_, [&](std::uint32_t v, auto& s) {
            const double image = product_at(graph_, v, rest_);
            rest_image_[v] = image;
            s[0] += rest_[v] * x_[v];
            s[1] += rest_[v] * step_[v];
            s[2] += image * x_[v];
            s[3] += image * rest_[v];
            s[4] += image * step_[v];
        });
        dots_[0][1] = dots_[1][0] = sums[0];
        dots_[1][2] = dots_[2][1] = sums[1];
        images_[0][1] = images_[1][0] = sums[2];
        images_[1][1] = sums[3];
        images_[1][2] = images_[2][1] = sums[4];
        Pair best = best_sum(dots_, images_);
        if (best.vector[0] < 0)
            for (double& part : best.vector) part = -part;
        value_ = best.value;
        move<true>(best.vector);
    }

    /// Goes to the sum of x, the rest and the last step, or only makes x longer or shorter.
    template <bool is_step>
    void move(const Three parts)
    {
        double* const xs = x_.data();
        double* const rests = rest_.data();
        double* const steps = step_.data();
        double* const images = image_.data();
        double* const step_images = step_image_.data();
        const double* const rest_images = rest_image_.data();
        const auto sums = sums_of<7>(n_, [=, value = value_](std::uint32_t v, auto& s) {
            double x = parts[0] * xs[v], image = parts[0] * images[v], step = steps[v], step_image = step_images[v];
            if constexpr (is_step) {
                steps[v] = step = parts[1] * rests[v] + parts[2] * step;
                step_images[v] = step_image = parts[1] * rest_images[v] + parts[2] * step_image;
                x += step;
                image += step_image;
            }
            const double rest = image - value * x;
            xs[v] = x;
            images[v] = image;
            rests[v] = rest;
            s[0] += x * x;
            s[1] += rest * rest;
            s[2] += step * step;
            s[3] += x * step;
            s[4] += x * image;
            s[5] += step * step_image;
            s[6] += x * step_image;
        });
        for (std::size_t i = 0; i < 3; ++i) dots_[i][i] = sums[i];
        dots_[0][2] = dots_[2][0] = sums[3];
        images_[0][0] = sums[4];
        images_[2][2] = sums[5];
        images_[0][2] = images_[2][0] = sums[6];
    }

    const graph::Graph& graph_;
    Vector& x_;
    std::size_t n_;
    Vector rest_, step_, image_, rest_image_, step_image_;
    double value_ = 0;
    Matrix dots_{}, images_{};  // of x, rest and step with each other, and of each with the others' images
};

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
    Vector x(n, 1);
    Search search{graph, x};
    EigenvectorCentrality found = search.run();
    if (parts.sizes.size() > 1) {
        const std::uint32_t here = carrier(parts, x);
        for (std::size_t v = 0; v < n; ++v)
            if (parts.of[v] != here) x[v] = 0;
        found = search.run();
    }
    if (!(found.eigenvalue > 0)) return {Vector(n), 0, 0};
    double largest = 0;
    for (const double value : x) largest = std::abs(value) > std::abs(largest) ? value : largest;
    for (double& value : x) value = std::max(0.0, value / largest);
    found.values = std::move(x);
    return found;
}

}  // namespace graphmatter::analyse
