#include <graphmatter/analyse/analyse.hpp>

#include <algorithm>
#include <string>
#include <utility>

#include <tbb/info.h>
#include <tbb/parallel_invoke.h>
#include <tbb/task_arena.h>

#include <graphmatter/analyse/co_occurrence.hpp>
#include <graphmatter/analyse/components.hpp>
#include <graphmatter/analyse/core_numbers.hpp>
#include <graphmatter/analyse/degree.hpp>
#include <graphmatter/analyse/layout.hpp>
#include <graphmatter/analyse/page_rank.hpp>
#include <graphmatter/analyse/related_posts.hpp>

namespace graphmatter::analyse {

namespace {

/// Turns the progress of each stage into that of the whole: per mille of the usual time.
class Stages {
  public:
    explicit Stages(const Watch& watch) : watch_(watch) {}

    /// Starts a stage that takes this share; throws Cancelled when asked to stop.
    void start(std::size_t share)
    {
        begin_ += share_;
        share_ = share;
        watch_.check();
        watch_.report("analysing", begin_, whole);
    }
    /// For the stage itself to report to.
    [[nodiscard]] Watch watch() const
    {
        if (!watch_.progress) return {{}, watch_.stop};
        return {[this](const Progress& part) {
                    const std::size_t done = part.total > 0 ? share_ * part.done / part.total : 0;
                    watch_.report("analysing", begin_ + done, whole);
                },
                watch_.stop};
    }
    void finish() { watch_.report("analysing", whole, whole); }

  private:
    static constexpr std::size_t whole = 1'000;
    const Watch& watch_;
    std::size_t begin_ = 0, share_ = 0;
};

template <class T>
ScoreColumn integers(std::string name, const std::vector<T>& values)
{
    return {std::move(name), ScoreType::integer, {values.begin(), values.end()}};
}

/// What is found on the analysis graph, which is given back afterwards.
void measure(const KnowledgeGraph& nodes, Findings& findings, Stages& stages)
{
    stages.start(60);
    const graph::Graph graph = graph::analysis_graph(nodes);
    findings.scores.push_back(integers("degree", degree(graph)));
    findings.scores.push_back({"weighted_degree", ScoreType::real, weighted_degree(graph)});
    stages.start(410);
    std::vector<double> ranks;
    std::vector<std::uint32_t> cores;
    Components parts;
    // Side by side, since only PageRank keeps several threads busy.
    tbb::parallel_invoke([&] { cores = core_numbers(graph); },
                         [&] {
                             parts = components(graph);
                             findings.positions = layout(graph, parts);
                         },
                         [&] { ranks = page_rank(graph); });
    findings.scores.push_back({"pagerank", ScoreType::real, std::move(ranks)});
    findings.scores.push_back(integers("component", parts.of));
    findings.scores.push_back(integers("core_number", cores));
}

Findings run(const Corpus& corpus, const KnowledgeGraph& graph, const Schema& schema, const AnalyseOptions& options,
             const Watch& watch)
{
    Findings findings;
    Stages stages{watch};
    measure(graph, findings, stages);
    stages.start(130);
    findings.pairs = co_occurrence(graph, schema, options.min_posts, stages.watch());
    stages.start(400);
    RelatedOptions related_options;
    related_options.top = options.related_top;
    related_options.weights = options.related_weights;
    related_options.dates = options.related_dates;
    Related related = related_posts(corpus, graph, schema, related_options, stages.watch());
    findings.related = std::move(related.posts);
    findings.reasons = std::move(related.reasons);
    findings.words = std::move(related.words);
    findings.kind_weights = std::move(related.kind_weights);
    stages.finish();
    return findings;
}

}  // namespace

Findings analyse(const Corpus& corpus, const KnowledgeGraph& graph, const Schema& schema, const AnalyseOptions& options,
                 const Watch& watch)
{
    // More threads than cores gain nothing here, and oneTBB would say so on stderr.
    const unsigned cores = static_cast<unsigned>(tbb::info::default_concurrency());
    tbb::task_arena arena{static_cast<int>(options.jobs == 0 ? cores : std::min(options.jobs, cores))};
    return arena.execute([&] { return run(corpus, graph, schema, options, watch); });
}

}  // namespace graphmatter::analyse
