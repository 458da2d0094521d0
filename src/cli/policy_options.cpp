#include "cli/policy_options.hpp"

namespace graphmatter::cli {

void add_policy_options(CLI::App& app, PolicyOptions& options)
{
    auto* older =
        app.add_flag("--older-only", options.older_only, "Suggest no post that is newer than the post itself");
    app.add_flag("--newer-only", options.newer_only, "Suggest no post that is older than the post itself")
        ->excludes(older);
    app.add_option("--min-score", options.min_score, "Suggest no post of a lower score, such as 0.3 [0]")
        ->type_name("X")
        ->check(CLI::Range(0.0, 100.0, "0 to 100"));
    app.add_option("--per-series", options.per_series, "Suggest at most N posts of one series; 0: any number [3]")
        ->type_name("N")
        ->check(CLI::Range(0U, 1000U, "0 to 1000"));
    app.add_option("--per-speaker", options.per_speaker, "Suggest at most N posts of one speaker; 0: any number [0]")
        ->type_name("N")
        ->check(CLI::Range(0U, 1000U, "0 to 1000"));
    app.add_flag("--drafts-too", options.drafts_too, "Suggest drafts on posts that are none, too");
    app.add_flag("--title-mentions", options.title_mentions,
                 "Let titles count that stand in the text of other posts; reads every post twice");
}

void apply(const PolicyOptions& options, analyse::AnalyseOptions& to)
{
    RelatedPolicies& policies = to.related_policies;
    if (options.older_only) policies.dates = RelatedDates::older_only;
    if (options.newer_only) policies.dates = RelatedDates::newer_only;
    if (options.drafts_too) policies.drafts = RelatedDrafts::for_all;
    policies.min_score = options.min_score.value_or(policies.min_score);
    policies.per_series = options.per_series.value_or(policies.per_series);
    policies.per_speaker = options.per_speaker.value_or(policies.per_speaker);
    if (double& weight = to.related_weights.mentions; options.title_mentions && weight == 0) weight = 1;
}

}  // namespace graphmatter::cli
