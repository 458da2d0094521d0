#include <graphmatter/analyse/eigenvector.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <memory>
#include <utility>

#include <tbb/parallel_for.h>
#include <tbb/partitioner.h>

#include <graphmatter/analyse/components.hpp>

namespace graphmatter::analyse {

namespace {

using Vector = std::vector<double>;
using Three = std::array<double, 3>;
using Matrix = std::array<Three, 3>;

constexpr std::size_t grain = 2'048;
constexpr double tolerance = 1e-11;
// The image of the vector is carried along by sums; so often it is made anew, should rounding have crept in.
constexpr std::size_t steps_between_looks = 400, most_looks = 50;

/// Sums of N things over all vertices: of each block of them, then of the blocks in order, so to the same bits for any
/// number of threads. A thread has the same blocks each time, as far as may be: what it wrote last time is near.
template <std::size_t N, class Part>
std::array<double, N> sums_of(std::size_t vertices, Part part)
{
    using Sums = std::array<double, N>;
    std::vector<Sums> blocks((vertices + grain - 1) / grain);
    const auto sum_up = [&](std::size_t block) {
        const auto end = static_cast<std::uint32_t>(std::min(vertices, (block + 1) * grain));
        Sums sums{};
        for (auto v = static_cast<std::uint32_t>(block * grain); v != end; ++v) part(v, sums);
        blocks[block] = sums;
    };
    tbb::parallel_for(std::size_t{0}, blocks.size(), sum_up, tbb::static_partitioner{});
    Sums all{};
    for (const Sums& block : blocks)
        for (std::size_t i = 0; i < N; ++i) all[i] += block[i];
    return all;
}

/// An entry of the product of the adjacency matrix and x.
template <class Number>
double product_at(const graph::Graph& graph, std::uint32_t v, const Number* x)
{
    const auto row = graph::neighbours(graph, v);
    if (row.empty()) return 0;
    const graph::EdgeWeight* const weights = &graph[*boost::out_edges(v, graph).first];  // arcs stand in a row
    double sum = 0;
    for (std::size_t i = 0; i < row.size(); ++i)
        sum += static_cast<double>(weights[i].weight) * static_cast<double>(x[row[i]]);
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

/// The best vector so far, what keeps it from being an eigenvector (its image less its share of itself), the direction
/// of the last step, and their images. The second is a direction to seek in, no more: rounded to floats it is one as
/// well. All threads read all of it, which makes it dear to write where it stands: the next one is written beside.
class Search {
  public:
    Search(const graph::Graph& graph, Vector& x)
        : graph_(graph),
          x_(x),
          n_(x.size()),
          rest_(std::make_unique_for_overwrite<float[]>(n_)),
          next_rest_(std::make_unique_for_overwrite<float[]>(n_)),
          memory_(std::make_unique_for_overwrite<double[]>(4 * n_))
    {
    }

    /// Seeks from x; x is of length 1 then.
    EigenvectorCentrality run()
    {
        (void)sums_of<1>(n_, [this](std::uint32_t v, auto&) { step_[v] = step_image_[v] = 0; });
        look();
        if (!(value_ > 0)) return {};  // weights of 0
        for (std::size_t looks = 1; looks < most_looks && !(residual_ <= tolerance); ++looks) {
            for (std::size_t i = 0; i < steps_between_looks && !(residual_ <= tolerance / 2); ++i) improve();
            look();
        }
        return {{}, value_, residual_};
    }

  private:
    /// Makes x of length 1, and its image anew.
    void look()
    {
        const auto [square, dot] =
            sums_of<2>(n_, [graph = &graph_, xs = x_.data(), images = image_](std::uint32_t v, auto& sums) {
                const double image = product_at(*graph, v, xs);
                images[v] = image;
                sums[0] += xs[v] * xs[v];
                sums[1] += xs[v] * image;
            });
        value_ = dot / square;
        move<false>({1 / std::sqrt(square), 0, 0});
    }

    /// One step of the locally optimal conjugate gradients.
    void improve()
    {
        const auto [dot] =
            sums_of<1>(n_, [graph = &graph_, rests = rest_.get(), images = rest_image_](std::uint32_t v, auto& s) {
                const double image = product_at(*graph, v, rests);
                images[v] = image;
                s[0] += image * static_cast<double>(rests[v]);
            });
        images_[1][1] = dot;
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
        const auto sums =
            sums_of<11>(n_, [parts, value = value_, xs = x_.data(), rests = rest_.get(), next_rests = next_rest_.get(),
                             steps = step_, images = image_, rest_images = rest_image_,
                             step_images = step_image_](std::uint32_t v, auto& s) {
                double x = parts[0] * xs[v], image = parts[0] * images[v], step = steps[v], step_image = step_images[v];
                if constexpr (is_step) {
                    steps[v] = step = parts[1] * static_cast<double>(rests[v]) + parts[2] * step;
                    step_images[v] = step_image = parts[1] * rest_images[v] + parts[2] * step_image;
                    x += step;
                    image += step_image;
                }
                const double whole = image - value * x;
                xs[v] = x;
                images[v] = image;
                next_rests[v] = static_cast<float>(whole);
                const auto rest = static_cast<double>(next_rests[v]);
                s[0] += x * x;
                s[1] += rest * rest;
                s[2] += step * step;
                s[3] += x * rest;
                s[4] += x * step;
                s[5] += rest * step;
                s[6] += x * image;
                s[7] += rest * image;
                s[8] += x * step_image;
                s[9] += rest * step_image;
                s[10] += step * step_image;
            });
        std::swap(rest_, next_rest_);
        residual_ = std::sqrt(sums[1]) / value_;
        for (std::size_t i = 0; i < 3; ++i) dots_[i][i] = sums[i];
        dots_[0][1] = dots_[1][0] = sums[3];
        dots_[0][2] = dots_[2][0] = sums[4];
        dots_[1][2] = dots_[2][1] = sums[5];
        images_[0][0] = sums[6];
        images_[0][1] = images_[1][0] = sums[7];
        images_[0][2] = images_[2][0] = sums[8];
        images_[1][2] = images_[2][1] = sums[9];
        images_[2][2] = sums[10];
    }

    const graph::Graph& graph_;
    Vector& x_;
    std::size_t n_;
    // Not touched before the threads that use it do: the first touch of a page is what costs most in a single run.
    std::unique_ptr<float[]> rest_, next_rest_;
    std::unique_ptr<double[]> memory_;
    double *step_ = memory_.get(), *image_ = step_ + n_, *rest_image_ = image_ + n_, *step_image_ = rest_image_ + n_;
    double value_ = 0, residual_ = 0;
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
