#include <graphmatter/analyse/list_scores.hpp>

#include <algorithm>
#include <functional>
#include <random>
#include <stdexcept>

namespace graphmatter::analyse {

namespace {

constexpr std::size_t resamples = 1'000;

/// Below n, each with the same chance up to n / 2^64. std::uniform_int_distribution differs between libraries.
std::size_t below(std::size_t n, std::mt19937_64& random)
{
    return static_cast<std::size_t>((static_cast<unsigned __int128>(random()) * n) >> 64);
}

double mean_of(std::span<const double> values)
{
    double sum = 0;
    for (const double value : values) sum += value;
    return values.empty() ? 0 : sum / static_cast<double>(values.size());
}

/// The scores of one method by query, each measure apart.
struct Columns {
    std::vector<double> precision, recall, average_precision, with_three;
};

Columns columns_of(const Rows<PostId>& lists, const Rows<PostId>& chosen)
{
    if (lists.size() != chosen.size()) throw std::invalid_argument("lists and chosen posts differ in their queries");
    Columns columns;
    for (std::size_t query = 0; query < chosen.size(); ++query) {
        const auto score = score_list(lists[query], chosen[query]);
        columns.precision.push_back(score.precision_3);
        columns.recall.push_back(score.recall_10);
        columns.average_precision.push_back(score.average_precision_10);
        columns.with_three.push_back(lists[query].size() >= 3 ? 1 : 0);
    }
    return columns;
}

}  // namespace

ListScore score_list(std::span<const PostId> suggested, std::span<const PostId> chosen)
{
    ListScore score;
    if (chosen.empty()) return score;
    std::vector<PostId> wanted{chosen.begin(), chosen.end()};
    std::ranges::sort(wanted);
    const auto [end, last] = std::ranges::unique(wanted);
    wanted.erase(end, last);
    std::vector<PostId> seen;
    double hits = 0;
    for (const PostId post : suggested) {
        if (seen.size() == 10) break;
        if (std::ranges::find(seen, post) != seen.end()) continue;
        seen.push_back(post);
        if (!std::ranges::binary_search(wanted, post)) continue;
        ++hits;
        score.average_precision_10 += hits / static_cast<double>(seen.size());
        if (seen.size() <= 3) score.precision_3 = hits / 3;
    }
    const auto count = static_cast<double>(wanted.size());
    score.recall_10 = hits / count;
    score.average_precision_10 /= std::min(count, 10.0);
    return score;
}

MeanInterval bootstrap_mean(std::span<const double> values, std::uint64_t seed)
{
    if (values.empty()) return {};
    std::mt19937_64 random{seed};
    std::vector<double> means(resamples);
    for (double& mean : means) {
        double sum = 0;
        for (std::size_t i = 0; i < values.size(); ++i) sum += values[below(values.size(), random)];
        mean = sum / static_cast<double>(values.size());
    }
    std::ranges::sort(means);
    return {mean_of(values), means[resamples / 40], means[resamples - resamples / 40 - 1]};
}

std::vector<MethodScore> compare_methods(std::span<const ListMethod> methods, const Rows<PostId>& chosen)
{
    std::vector<MethodScore> scores;
    std::vector<double> first;
    for (const ListMethod& method : methods) {
        const Columns columns = columns_of(method.lists, chosen);
        if (scores.empty()) first = columns.precision;
        std::vector<double> gain(columns.precision.size());
        std::ranges::transform(columns.precision, first, gain.begin(), std::minus<>{});
        scores.push_back({method.name, bootstrap_mean(columns.precision), bootstrap_mean(columns.recall),
                          bootstrap_mean(columns.average_precision), mean_of(columns.with_three),
                          bootstrap_mean(gain)});
    }
    return scores;
}

}  // namespace graphmatter::analyse
