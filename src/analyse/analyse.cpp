#include <graphmatter/analyse/analyse.hpp>

#include <algorithm>
#include <iterator>
#include <limits>
#include <string>
#include <utility>

#include <tbb/info.h>
#include <tbb/parallel_invoke.h>
#include <tbb/task_arena.h>

#include <graphmatter/analyse/co_occurrence.hpp>
#include <graphmatter/analyse/communities.hpp>
#include <graphmatter/analyse/community_labels.hpp>
#include <graphmatter/analyse/layout.hpp>
#include <graphmatter/analyse/networks.hpp>
#include <graphmatter/analyse/related_posts.hpp>
#include <graphmatter/analyse/trends.hpp>

#include "analyse/network_measures.hpp"

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

/// What Leiden found: communities and the score column that numbers them.
struct Grouping {
    ScoreColumn numbers{"community", ScoreType::integer, {}, {}};
    std::vector<Community> communities;
    double modularity = 0;
};

Grouping group(const Network& network, const KnowledgeGraph& nodes, const Schema& schema, const AnalyseOptions& options,
               const Watch& watch)
{
    const Communities found = communities(network.graph, {options.resolution, options.seed}, {{}, watch.stop});
    Grouping grouping;
    grouping.numbers.values.assign(found.of.begin(), found.of.end());
    grouping.modularity = found.modularity;
    for (std::string& label : community_labels(nodes, schema, network, found)) {
        const std::size_t number = grouping.communities.size();
        grouping.communities.push_back({std::move(label), found.sizes[number], found.inside[number]});
    }
    return grouping;
}

/// Scores by vertex become scores by node.
std::vector<double> spread(std::vector<double> values, const std::vector<NodeId>& nodes, std::size_t count)
{
    if (nodes.size() == count) return values;
    std::vector<double> by_node(count, std::numeric_limits<double>::quiet_NaN());
    for (std::size_t v = 0; v < nodes.size(); ++v) by_node[index(nodes[v])] = values[v];
    return by_node;
}

/// Puts the measures of every build together and adds what `--measures` asks for, which may take long and reports for
/// itself.
Measured measured(const Network& network, std::vector<ScoreColumn> usual, Grouping grouping, std::size_t nodes,
                  const AnalyseOptions& options, const Watch& watch)
{
    Measured result{std::move(usual), std::move(grouping.communities), grouping.modularity};
    result.scores.push_back(std::move(grouping.numbers));
    std::ranges::move(measures_on_request(network.graph, options, watch), std::back_inserter(result.scores));
    for (ScoreColumn& score : result.scores) score.values = spread(std::move(score.values), network.nodes, nodes);
    return result;
}

Measured measured_view(const Network& network, const KnowledgeGraph& nodes, const Schema& schema,
                       const AnalyseOptions& options, const Watch& watch)
{
    Grouping grouping;
    std::vector<ScoreColumn> usual;
    tbb::parallel_invoke([&] { grouping = group(network, nodes, schema, options, watch); },
                         [&] { usual = usual_measures(network.graph, [](const Components&) {}); });
    return measured(network, std::move(usual), std::move(grouping), nodes.nodes.size(), options, watch);
}

Network whole_network(const KnowledgeGraph& nodes)
{
    Network network{graph::analysis_graph(nodes), {}};
    network.nodes.resize(nodes.nodes.size());
    for (std::size_t i = 0; i < network.nodes.size(); ++i) network.nodes[i] = id_at<NodeId>(i);
    return network;
}

void add_pairs_and_trends(const Corpus& corpus, const KnowledgeGraph& graph, const Schema& schema,
                          const AnalyseOptions& options, Findings& findings, const Watch& watch)
{
    tbb::parallel_invoke(
        [&] {
            findings.pairs = co_occurrence(graph, schema, options.min_posts, watch);
            std::erase_if(findings.pairs, [&](const CoOccurrence& pair) {
                return static_cast<double>(pair.significance) > options.backbone;
            });
        },
        [&] { findings.trends = trends(corpus, graph, options.period); });
}

void add_related(const Corpus& corpus, const KnowledgeGraph& graph, const Schema& schema, const AnalyseOptions& options,
                 Findings& findings, const Watch& watch)
{
    RelatedOptions related_options;
    related_options.top = options.related_top;
    related_options.weights = options.related_weights;
    related_options.policies = options.related_policies;
    Related related = related_posts(corpus, graph, schema, related_options, watch);
    findings.related = std::move(related.posts);
    findings.reasons = std::move(related.reasons);
    findings.words = std::move(related.words);
    findings.kind_weights = std::move(related.kind_weights);
}

Findings run(const Corpus& corpus, const KnowledgeGraph& graph, const Schema& schema, const AnalyseOptions& options,
             const Watch& watch)
{
    Findings findings;
    Stages stages{watch};
    stages.start(60);
    const Network network = whole_network(graph);
    Grouping grouping;
    std::vector<ScoreColumn> usual;
    // Leiden keeps one thread busy nearly as long as all the rest takes.
    tbb::parallel_invoke([&] { grouping = group(network, graph, schema, options, watch); },
                         [&] {
                             stages.start(410);
                             usual = usual_measures(network.graph, [&](const Components& parts) {
                                 findings.positions = layout(network.graph, parts);
                             });
                             stages.start(130);
                             add_pairs_and_trends(corpus, graph, schema, options, findings, stages.watch());
                             stages.start(400);
                             add_related(corpus, graph, schema, options, findings, stages.watch());
                         });
    stages.finish();
    findings.whole = measured(network, std::move(usual), std::move(grouping), graph.nodes.size(), options, watch);
    const auto wanted = [&](View view) { return std::ranges::find(options.views, view) != options.views.end(); };
    if (wanted(View::entities))
        findings.entities = measured_view(entity_network(findings.pairs), graph, schema, options, watch);
    if (wanted(View::posts))
        findings.posts = measured_view(related_network(findings.related), graph, schema, options, watch);
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
