#include <cstddef>
#include <vector>

#include "exports/sqlite_tables.hpp"
#include "exports/view_network.hpp"

namespace graphmatter::exports {

namespace {

void fill_pairs(const TableFiller& fill)
{
    fill("co_occurrence", fill.snapshot.findings.pairs.size(), [&](std::size_t row, int column, Cell cell) {
        const CoOccurrence& pair = fill.snapshot.findings.pairs[row];
        switch (column) {
            case 0: return cell.integer(index(pair.a));
            case 1: return cell.integer(index(pair.b));
            case 2: return cell.integer(pair.posts);
            case 3: return cell.real(static_cast<double>(pair.npmi));
            case 4: return cell.real(static_cast<double>(pair.jaccard));
            default: return cell.real(static_cast<double>(pair.significance));
        }
    });
}

void fill_measures(const TableFiller& fill)
{
    std::vector<const ScoreColumn*> scores;  // by column; nullptr: not measured
    scores.reserve(known_measures.size());
    for (const Measure& measure : known_measures)
        scores.push_back(fill.snapshot.findings.whole.find_score(measure.name));
    fill.numbered("measure", 0, fill.snapshot.graph.nodes.size(), [&](std::size_t row, int column, Cell cell) {
        const ScoreColumn* score = scores[static_cast<std::size_t>(column) - 1];
        if (score == nullptr) return;
        if (score->type == ScoreType::real) return cell.real(score->values[row]);
        cell.integer(static_cast<std::uint64_t>(score->values[row]));
    });
}

void fill_layout(const TableFiller& fill)
{
    const auto* degree = fill.snapshot.findings.whole.find_score("degree");
    const auto& positions = fill.snapshot.findings.positions;
    const auto sizes =
        scaled_sizes(degree != nullptr ? degree->values : std::vector<double>(positions.size()), gephi_sizes);
    fill.numbered("layout", 0, positions.size(), [&](std::size_t row, int column, Cell cell) {
        switch (column) {
            case 1: return cell.real(static_cast<double>(positions[row].x));
            case 2: return cell.real(static_cast<double>(positions[row].y));
            default: return cell.real(static_cast<double>(sizes[row]));
        }
    });
}

void fill_communities(const TableFiller& fill)
{
    const auto& communities = fill.snapshot.findings.whole.communities;
    fill.numbered("community", 0, communities.size(), [&](std::size_t row, int column, Cell cell) {
        switch (column) {
            case 1: return cell.text(communities[row].label);
            case 2: return cell.integer(communities[row].size);
            default: return cell.real(communities[row].inside);
        }
    });
}

void fill_trends(const TableFiller& fill)
{
    const auto& periods = fill.snapshot.findings.trends.periods;
    const auto& uses = fill.snapshot.findings.trends.uses;
    fill("period", periods.size(), [&](std::size_t row, int column, Cell cell) {
        switch (column) {
            case 0: return cell.integer(periods[row].number);
            case 1: return cell.text(periods[row].name);
            default: return cell.integer(periods[row].posts);
        }
    });
    fill("entity_period", uses.size(), [&](std::size_t row, int column, Cell cell) {
        const PeriodUse& use = uses[row];
        switch (column) {
            case 0: return cell.integer(index(use.entity));
            case 1: return cell.integer(periods[use.period].number);
            case 2: return cell.integer(use.posts);
            case 3: return cell.integer(use.uses);
            default: return cell.integer(use.rank);
        }
    });
}

}  // namespace

void fill_finding_tables(const TableFiller& fill)
{
    fill_pairs(fill);
    fill_related(fill);
    fill_measures(fill);
    fill_layout(fill);
    fill_communities(fill);
    fill_trends(fill);
}

}  // namespace graphmatter::exports
