#include <cmath>
#include <iterator>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include <fmt/format.h>

#include "exports/related_sentence.hpp"
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

/// What the view related_reason takes apart: [signal, entity or word, share] for each reason, the share with
/// four decimals. Words are letters and digits only, which JSON takes as they are.
std::string_view reasons_text(const Findings& findings, std::span<const Reason> reasons, std::string& text)
{
    text = "[";
    for (const Reason& reason : reasons) {
        fmt::format_to(std::back_inserter(text), "{}[\"{}\",", text.size() == 1 ? "" : ",", signal_name(reason.signal));
        if (reason.signal == Signal::entity)
            fmt::format_to(std::back_inserter(text), "{}", reason.about);
        else if ((reason.signal == Signal::text || reason.signal == Signal::title) &&
                 !findings.words[reason.word()].empty())
            fmt::format_to(std::back_inserter(text), "\"{}\"", findings.words[reason.word()]);
        else
            text += "null";
        const auto share = std::lround(static_cast<double>(reason.share) * 1e4);
        if (share < 10'000)
            fmt::format_to(std::back_inserter(text), ",0.{:04}]", share);
        else
            text += ",1]";
    }
    return text += ']';
}

void fill_related(const TableFiller& fill)
{
    const auto& [related, reasons] = std::tie(fill.snapshot.findings.related, fill.snapshot.findings.reasons);
    RowOf post_of_row(related.offsets);
    std::string text, why;  // both must live until the row is written
    fill("related", related.values.size(), [&](std::size_t row, int column, Cell cell) {
        const std::size_t post = post_of_row(row);
        switch (column) {
            case 0: return cell.integer(post);
            case 1: return cell.integer(index(related.values[row].post));
            case 2: return cell.integer(row - related.offsets[post] + 1);
            case 3: return cell.real(static_cast<double>(related.values[row].score));
            case 4: return cell.text(reasons_text(fill.snapshot.findings, reasons[row], text));
            default: return cell.text(why = related_sentence(fill.snapshot, reasons[row]));
        }
    });
}

void fill_measures(const TableFiller& fill)
{
    std::vector<const ScoreColumn*> scores;  // by column; nullptr: not measured
    for (const Measure& measure : known_measures)
        scores.push_back(fill.snapshot.findings.whole.find_score(measure.name));
    fill("measure", fill.snapshot.graph.nodes.size(), [&](std::size_t row, int column, Cell cell) {
        if (column == 0) return cell.integer(row);
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
    fill("layout", positions.size(), [&](std::size_t row, int column, Cell cell) {
        switch (column) {
            case 0: return cell.integer(row);
            case 1: return cell.real(static_cast<double>(positions[row].x));
            case 2: return cell.real(static_cast<double>(positions[row].y));
            default: return cell.real(static_cast<double>(sizes[row]));
        }
    });
}

void fill_communities(const TableFiller& fill)
{
    const auto& communities = fill.snapshot.findings.whole.communities;
    fill("community", communities.size(), [&](std::size_t row, int column, Cell cell) {
        switch (column) {
            case 0: return cell.integer(row);
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
