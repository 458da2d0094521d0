#include "cli/check_report.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "cli/summary.hpp"
#include "cli/terminal.hpp"

namespace graphmatter::cli {

namespace {

Color color_of(Severity severity)
{
    switch (severity) {
        case Severity::note: return Color::cyan;
        case Severity::warning: return Color::yellow;
        case Severity::error: return Color::red;
    }
    return Color::red;
}

/// path:line:column: severity: message [code]
std::string line_of(const Diagnostic& diagnostic, bool colors)
{
    std::string place = on_one_line(diagnostic.path);
    if (diagnostic.line > 0) place += fmt::format(":{}", diagnostic.line);
    if (diagnostic.line > 0 && diagnostic.column > 0) place += fmt::format(":{}", diagnostic.column);
    const Severity severity = about_code(diagnostic.code).severity;
    return fmt::format("{}{}{}: {} [{}]\n", place, place.empty() ? "" : ": ",
                       colored(name_of(severity), color_of(severity), colors), on_one_line(diagnostic.message),
                       diagnostic.code);
}

/// The way out once a code, the gravest first.
std::string ways_out(const std::vector<Diagnostic>& diagnostics)
{
    std::map<std::string_view, std::size_t> counts;
    for (const auto& diagnostic : diagnostics) ++counts[diagnostic.code];
    std::string text;
    for (const Severity severity : {Severity::error, Severity::warning, Severity::note})
        for (const auto& [code, count] : counts)
            if (const DiagnosticCode& about = about_code(code); about.severity == severity)
                text += fmt::format("{} ({}): {} {}\n", code, grouped(count), about.about, about.help);
    return text;
}

std::string totals(const std::vector<Diagnostic>& diagnostics, const CheckSummary& summary)
{
    const auto found = [&](Severity severity) {
        return static_cast<std::size_t>(std::ranges::count_if(
            diagnostics, [severity](const Diagnostic& d) { return about_code(d.code).severity == severity; }));
    };
    std::string text = diagnostics.empty()
                           ? fmt::format("no findings in {}\n", counted(summary.posts, "post", "posts"))
                           : fmt::format("{} ({} read): {}, {}, {}\n", findings_text(diagnostics),
                                         grouped(summary.posts), counted(found(Severity::error), "error", "errors"),
                                         counted(found(Severity::warning), "warning", "warnings"),
                                         counted(found(Severity::note), "note", "notes"));
    if (summary.known > 0)
        text += fmt::format("{} in the baseline\n", counted(summary.known, "known finding", "known findings"));
    if (summary.gone > 0)
        text += fmt::format("{} of the baseline no longer found; --write-baseline brings it up to date\n",
                            counted(summary.gone, "entry", "entries"));
    return text;
}

}  // namespace

void print_findings(const std::vector<Diagnostic>& diagnostics, const CheckSummary& summary, bool quiet)
{
    const bool colors = shows_colors(stdout);
    for (const auto& diagnostic : diagnostics) print(line_of(diagnostic, colors));
    if (quiet) return;
    if (!diagnostics.empty()) print('\n' + ways_out(diagnostics) + '\n');
    print(totals(diagnostics, summary));
    if (summary.mended.findings > 0)
        return print(fmt::format("{} mended in {}\n", counted(summary.mended.findings, "finding", "findings"),
                                 counted(summary.mended.files, "file", "files")));
    if (summary.mendable > 0)
        print(fmt::format("--fix mends {} of them, --fix --dry-run shows how\n", grouped(summary.mendable)));
}

}  // namespace graphmatter::cli
