#include "analyse/network_measures.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <tbb/parallel_invoke.h>
#include <tbb/task_arena.h>

#include <graphmatter/analyse/betweenness.hpp>
#include <graphmatter/analyse/centrality_effort.hpp>
#include <graphmatter/analyse/closeness.hpp>
#include <graphmatter/analyse/clustering.hpp>
#include <graphmatter/analyse/core_numbers.hpp>
#include <graphmatter/analyse/degree.hpp>
#include <graphmatter/analyse/eigenvector.hpp>
#include <graphmatter/analyse/page_rank.hpp>
#include <graphmatter/analyse/sampling.hpp>

namespace graphmatter::analyse {

namespace {

constexpr double worth_telling = 10;  // seconds
constexpr double betweenness_error = 0.005, closeness_error = 0.02;

template <class T>
ScoreColumn integers(std::string name, const std::vector<T>& values)
{
    return {std::move(name), ScoreType::integer, {values.begin(), values.end()}, {}};
}

ScoreColumn reals(std::string name, std::vector<double> values, std::string precision = {})
{
    return {std::move(name), ScoreType::real, std::move(values), std::move(precision)};
}

/// Decides and tells. The decision goes by processor time, so that it is the same for any number of threads.
bool is_sampled(std::string_view measure, const Effort& one_thread, const AnalyseOptions& options, const Watch& watch)
{
    Effort here = one_thread;
    here.seconds /= std::max(1, tbb::this_task_arena::max_concurrency());
    const bool sampled = options.precise == Precise::in_time &&
                         choose_precision(one_thread, options.most_seconds).precision == Precision::sampled;
    if (sampled || here.seconds >= worth_telling)
        watch.tell(fmt::format("{} {}", measure, choose_precision(here, sampled ? 0 : here.seconds).reason));
    return sampled;
}

std::string precision_text(const SampledBy& by, std::string_view of)
{
    return fmt::format("sampled: {} samples, every value within {} of {} with {:.0f} % confidence", by.samples,
                       by.error, of, by.confidence * 100);
}

/// Pairs and shares, whichever is wanted.
void add_betweenness(const graph::Graph& graph, const AnalyseOptions& options, const Watch& watch,
                     std::vector<ScoreColumn>& out)
{
    std::vector<double> values;
    std::string precision = "exact";
    if (is_sampled("betweenness", betweenness_effort(graph, 1), options, watch)) {
        auto sample = sampled_betweenness(graph, {.error = betweenness_error, .seed = options.seed}, watch);
        values = std::move(sample.values);
        precision = precision_text(sample.by, "all pairs");
    } else {
        values = betweenness(graph, watch);
    }
    auto shares = normalised_betweenness(values);
    out.push_back(reals("betweenness", std::move(values), precision));
    out.push_back(reals("normalised_betweenness", std::move(shares), precision));
}

void add_closeness(const graph::Graph& graph, const AnalyseOptions& options, const Watch& watch,
                   std::vector<ScoreColumn>& out)
{
    if (is_sampled("closeness", closeness_effort(graph, 1), options, watch)) {
        auto sample = sampled_closeness(graph, {.error = closeness_error, .seed = options.seed}, watch);
        out.push_back(reals("closeness", std::move(sample.closeness),
                            fmt::format("sampled: {} samples, every mean distance within {:.3g} steps with {:.0f} % "
                                        "confidence",
                                        sample.by.samples, sample.distance_error, sample.by.confidence * 100)));
        out.push_back(reals("harmonic_closeness", std::move(sample.harmonic), precision_text(sample.by, "1")));
        return;
    }
    auto exact = closeness(graph, watch);
    out.push_back(reals("closeness", std::move(exact.closeness), "exact"));
    out.push_back(reals("harmonic_closeness", std::move(exact.harmonic), "exact"));
}

}  // namespace

std::vector<ScoreColumn> usual_measures(const graph::Graph& graph, const std::function<void(const Components&)>& beside)
{
    std::vector<double> ranks;
    std::vector<std::uint32_t> cores;
    Components parts;
    // Side by side, since only PageRank keeps several threads busy.
    tbb::parallel_invoke(
        [&] {
            parts = components(graph);
            beside(parts);
        },
        [&] { cores = core_numbers(graph); }, [&] { ranks = page_rank(graph); });
    std::vector<ScoreColumn> scores;
    scores.push_back(integers("degree", degree(graph)));
    scores.push_back(reals("weighted_degree", weighted_degree(graph)));
    scores.push_back(reals("pagerank", std::move(ranks)));
    scores.push_back(integers("component", parts.of));
    scores.push_back(integers("core_number", cores));
    return scores;
}

std::vector<ScoreColumn> measures_on_request(const graph::Graph& graph, const AnalyseOptions& options,
                                             const Watch& watch)
{
    const auto wanted = [&](std::string_view name) {
        return std::ranges::find(options.measures, name) != options.measures.end();
    };
    std::vector<ScoreColumn> scores;
    if (wanted("betweenness") || wanted("normalised_betweenness")) add_betweenness(graph, options, watch, scores);
    if (wanted("closeness") || wanted("harmonic_closeness")) add_closeness(graph, options, watch, scores);
    if (wanted("eigenvector")) scores.push_back(reals("eigenvector", eigenvector(graph).values));
    if (wanted("clustering")) scores.push_back(reals("clustering", local_clustering(graph)));
    std::erase_if(scores, [&](const ScoreColumn& score) { return !wanted(score.name); });
    return scores;
}

}  // namespace graphmatter::analyse
