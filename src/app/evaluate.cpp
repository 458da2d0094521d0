#include <graphmatter/app/evaluate.hpp>

#include <algorithm>
#include <array>

#include <graphmatter/analyse/baseline_lists.hpp>
#include <graphmatter/analyse/list_scores.hpp>

#include "app/chosen_posts.hpp"

namespace graphmatter::app {

namespace {

constexpr std::uint32_t longest_scored = 10;

Rows<PostId> suggested(const Snapshot& snapshot, std::span<const PostId> queries)
{
    Rows<PostId> lists;
    for (const PostId query : queries) {
        for (const RelatedPost& other : snapshot.findings.related[index(query)]) lists.values.push_back(other.post);
        lists.close_row();
    }
    return lists;
}

}  // namespace

Evaluation evaluate(std::span<const ingest::Root> roots, const ingest::Configuration& configuration,
                    std::string_view field, const BuildOptions& options, const Watch& watch)
{
    BuildOptions long_enough = options;
    long_enough.analyse.related_top = std::max(options.analyse.related_top, longest_scored);
    const Snapshot snapshot = build(roots, ingest::with_hidden_field(configuration, field), long_enough, watch);
    const ChosenPosts choice = chosen_posts(snapshot, field);

    struct Peer {
        analyse::Baseline baseline;
        const char* name;
    };
    constexpr std::array peers{Peer{analyse::Baseline::shared_tags, "shared tags"},
                               Peer{analyse::Baseline::hugo, "Hugo's formula"},
                               Peer{analyse::Baseline::newest_first, "newest first"}};
    std::vector<analyse::ListMethod> methods{{"graphmatter", suggested(snapshot, choice.queries)}};
    for (const auto& [baseline, name] : peers)
        methods.push_back({name, analyse::baseline_lists(baseline, snapshot.corpus, snapshot.graph, snapshot.schema,
                                                         choice.queries, options.analyse.related_policies)});
    return {snapshot.corpus.posts.size(), choice.queries.size(), choice.chosen.values.size(), choice.unknown,
            analyse::compare_methods(methods, choice.chosen)};
}

}  // namespace graphmatter::app
