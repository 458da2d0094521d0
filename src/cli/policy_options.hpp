#pragma once
#include <cstdint>
#include <optional>

#include <CLI/CLI.hpp>

#include <graphmatter/analyse/analyse.hpp>

namespace graphmatter::cli {

/// What may stand in lists of related posts and counts for them, as the command line says; what it does not say stays
/// as configured.
struct PolicyOptions {
    bool older_only = false, newer_only = false, drafts_too = false, title_mentions = false;
    std::optional<double> min_score;
    std::optional<std::uint32_t> per_series, per_speaker;
};
void add_policy_options(CLI::App& app, PolicyOptions& options);

void apply(const PolicyOptions& options, analyse::AnalyseOptions& to);

}  // namespace graphmatter::cli
