#include <graphmatter/app/tune.hpp>

#include <graphmatter/analyse/tune_related.hpp>

#include "app/chosen_posts.hpp"

namespace graphmatter::app {

Tuning tune(std::span<const ingest::Root> roots, const ingest::Configuration& configuration, std::string_view field,
            const BuildOptions& options, const Watch& watch)
{
    BuildOptions with_texts = options;
    with_texts.read.texts = ingest::Texts::collect;
    if (options.analyse.related_weights.mentions > 0) with_texts.read.titles = ingest::Titles::find;
    const Snapshot snapshot = read(roots, ingest::with_hidden_field(configuration, field), with_texts, watch);
    const ChosenPosts choice = chosen_posts(snapshot, field);
    analyse::RelatedOptions related;
    related.weights = options.analyse.related_weights;
    related.policies = options.analyse.related_policies;
    return analyse::tune_related(snapshot.corpus, snapshot.graph, snapshot.schema, {choice.queries, choice.chosen},
                                 related, options.analyse.jobs, watch);
}

}  // namespace graphmatter::app
