#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "exports/sqlite_schema.hpp"
#include "exports/sqlite_tables.hpp"

namespace graphmatter::exports {

namespace {

std::string measure_names(const Measured& measured)
{
    std::string names;
    for (const auto& score : measured.scores) (names += names.empty() ? "" : ",") += score.name;
    return names;
}

using TextPairs = std::vector<std::pair<std::string, std::string>>;

std::string_view name_of(RelatedDates dates)
{
    switch (dates) {
        case RelatedDates::all: return "all";
        case RelatedDates::older_only: return "older-only";
        case RelatedDates::newer_only: return "newer-only";
    }
    return {};
}

/// Those that are not the default, such as "links=2,mentions=1".
std::string changed_weights(const RelatedWeights& weights)
{
    constexpr RelatedWeights usual;
    std::string text;
    const auto tell = [&text](std::string_view name, double weight, double default_weight) {
        if (weight != default_weight) text += fmt::format("{}{}={}", text.empty() ? "" : ",", name, weight);
    };
    tell("text", weights.text, usual.text);
    tell("title", weights.title, usual.title);
    tell("entities", weights.entities, usual.entities);
    tell("links", weights.links, usual.links);
    tell("recency", weights.recency, usual.recency);
    tell("mentions", weights.mentions, usual.mentions);
    tell("chosen", weights.chosen, usual.chosen);
    return text;
}

/// How the lists of related posts were made, where there are any.
void add_related_options(const Provenance& about, TextPairs& rows)
{
    const auto& [dates, drafts, min_score, per_series, per_speaker] = about.related_policies;
    rows.emplace_back("related_top", std::to_string(about.related_top));
    if (about.related_top == 0) return;
    rows.emplace_back("related_dates", name_of(dates));
    rows.emplace_back("related_drafts", drafts == RelatedDrafts::for_all ? "for all" : "for drafts");
    rows.emplace_back("related_min_score", fmt::format("{}", min_score));
    rows.emplace_back("related_per_series", std::to_string(per_series));
    rows.emplace_back("related_per_speaker", std::to_string(per_speaker));
    rows.emplace_back("related_title_mentions", about.related_weights.mentions > 0 ? "counted" : "left out");
    if (std::string changed = changed_weights(about.related_weights); !changed.empty())
        rows.emplace_back("related_weights", std::move(changed));
}

}  // namespace

void fill_about(const TableFiller& fill)
{
    const auto& [about, schema, corpus, graph, findings, diagnostics] = fill.snapshot;
    TextPairs rows = {
        {"backbone", fmt::format("{}", about.backbone)},
        {"communities", std::to_string(findings.whole.communities.size())},
        {"diagnostics", std::to_string(diagnostics.size())},
        {"drafts", about.drafts ? "included" : "left out"},
        {"edges", std::to_string(graph.edges.size())},
        {"entities", std::to_string(graph.nodes.size() - corpus.posts.size())},
        {"generator", about.generator},
        {"measures", measure_names(findings.whole)},
        {"min_posts", std::to_string(about.min_posts)},
        {"modularity", fmt::format("{:.6f}", findings.whole.modularity)},
        {"pairs", std::to_string(findings.pairs.size())},
        {"period", about.period},
        {"posts", std::to_string(corpus.posts.size())},
        {"schema_version", std::to_string(sqlite_schema_version)},
    };
    add_related_options(about, rows);
    for (const auto& score : findings.whole.scores)
        if (!score.precision.empty()) rows.emplace_back("precision_" + score.name, score.precision);
    std::ranges::sort(rows);
    fill("about", rows.size(),
         [&](std::size_t row, int column, Cell cell) { cell.text(column == 0 ? rows[row].first : rows[row].second); });
}

}  // namespace graphmatter::exports
