#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <system_error>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <graphmatter/exports/diagnostics_json.hpp>
#include <graphmatter/exports/sarif.hpp>
#include <graphmatter/ingest/repair.hpp>
#include <graphmatter/model/baseline.hpp>
#include <graphmatter/model/error.hpp>

#include "cli/check_report.hpp"
#include "cli/command.hpp"
#include "cli/names.hpp"
#include "cli/options.hpp"
#include "cli/progress_line.hpp"
#include "cli/repairs.hpp"
#include "cli/terminal.hpp"

namespace graphmatter::cli {

namespace {

constexpr std::array<std::string_view, 3> report_formats{"text", "json", "sarif"};
constexpr std::array<std::string_view, 3> severities{"note", "warning", "error"};

struct CheckCommand {
    ContentOptions content;
    std::string format = "text", severity = "note";
    std::string baseline, new_baseline;
    std::vector<std::string> ignored;
    bool strict = false, fix = false, dry_run = false;
};

void expect_valid(const CheckCommand& command)
{
    expect_name("format", command.format, report_formats);
    expect_name("severity", command.severity, severities);
    const auto codes = names_of(diagnostic_codes(), &DiagnosticCode::code);
    for (const std::string& code : command.ignored) expect_name("code", code, codes);
    if (command.dry_run && !command.fix) throw UsageError("--dry-run goes with --fix: it shows what that would change");
    if (command.dry_run && (command.format != "text" || !command.new_baseline.empty()))
        throw UsageError("--dry-run prints a diff and nothing else: leave --format and --write-baseline out");
    if (command.fix && !command.new_baseline.empty())
        throw UsageError(
            "--write-baseline does not go with --fix: mend first, then write what is left as the baseline");
}

std::string text_of_file(const std::string& path)
{
    std::ifstream in{path, std::ios::binary};
    std::string text{std::istreambuf_iterator<char>{in}, {}};
    if (!in.is_open() || in.bad()) throw UsageError(fmt::format("cannot read the baseline {}", path));
    return text;
}

/// A baseline is made again by a run: nothing is lost when it is not whole.
void write_baseline(const std::string& path, const std::vector<Diagnostic>& diagnostics)
{
    std::ofstream out{path, std::ios::binary};
    out << baseline_text(diagnostics) << std::flush;
    if (!out) throw DataError(fmt::format("cannot write the baseline {}", path));
}

/// What a run found, after --ignore, --min-severity and --baseline.
struct Found {
    std::vector<Diagnostic> diagnostics;
    CheckSummary summary;
};

Found find(const CheckCommand& command, const Content& content, const Watch& watch)
{
    Snapshot snapshot = app::check(content.roots, content.configuration, content.options, watch);
    if (!command.content.quiet && snapshot.diagnostics.empty() && snapshot.corpus.posts.empty())
        complain("note: " + why_no_posts(content, snapshot));
    Found found;
    found.summary.posts = snapshot.corpus.posts.size();
    found.diagnostics = std::move(snapshot.diagnostics);
    const auto least = static_cast<Severity>(std::ranges::find(severities, command.severity) - severities.begin());
    std::erase_if(found.diagnostics, [&](const Diagnostic& d) {
        return about_code(d.code).severity < least ||
               std::ranges::find(command.ignored, d.code) != command.ignored.end();
    });
    if (!command.baseline.empty() && command.new_baseline.empty()) {
        const std::size_t all = found.diagnostics.size();
        auto [fresh, gone] =
            compared_with_baseline(std::move(found.diagnostics), text_of_file(command.baseline), command.baseline);
        found.diagnostics = std::move(fresh);
        found.summary.known = all - found.diagnostics.size();
        found.summary.gone = gone;
    }
    return found;
}

/// Has messages name other posts as they can be opened, too.
template <class PathOf>
void name_other_posts(std::vector<Diagnostic>& diagnostics, PathOf path_of)
{
    for (Diagnostic& diagnostic : diagnostics)
        if (!diagnostic.other_path.empty() && diagnostic.message.ends_with(diagnostic.other_path)) {
            diagnostic.message.resize(diagnostic.message.size() - diagnostic.other_path.size());
            diagnostic.message += path_of(diagnostic.other_path);
        }
}

void report(const CheckCommand& command, const Content& content, Found found)
{
    const auto from_here = [&content](const std::string& path) { return path_from_here(content, path); };
    const auto to_open = [&content](const std::string& path) { return path_to_open(content, path); };
    if (command.format == "sarif") {
        ingest::add_edits(content.roots, content.configuration, found.diagnostics);
        name_other_posts(found.diagnostics, from_here);
        return print(exports::sarif(found.diagnostics, GRAPHMATTER_VERSION, from_here));
    }
    name_other_posts(found.diagnostics, to_open);
    for (auto& diagnostic : found.diagnostics)
        if (!diagnostic.path.empty()) diagnostic.path = to_open(diagnostic.path);
    if (command.format == "json")
        print(exports::diagnostics_json(found.diagnostics));
    else
        print_findings(found.diagnostics, found.summary, command.content.quiet);
}

int show_diff(const CheckCommand& command, const Content& content, const Found& found, const Watch& watch)
{
    const Mended mended = print_diff(content, found.diagnostics, watch);
    const std::filesystem::path folder = diff_folder(content);
    std::error_code error;
    if (mended.files > 0 && !command.content.quiet && folder != std::filesystem::current_path(error))
        complain(fmt::format("the paths of the diff are those from {}: git apply or patch -p1 there", folder.string()));
    return mended.left > 0 ? failed : done;
}

/// Mends what was found and looks again.
Mended fix(const CheckCommand& command, const Content& content, Found& found, const Watch& watch)
{
    const Mended mended = mend_files(content, found.diagnostics, watch);
    try {
        if (mended.files > 0) found = find(command, content, watch);
    } catch (const Cancelled&) {
        throw Cancelled{stopped_after(mended)};
    }
    found.summary.mended = mended;
    return mended;
}

int run(const CheckCommand& command, const Environment& environment)
{
    expect_valid(command);
    const Content content = opened(command.content);
    ProgressLine line{command.content.quiet};
    const Watch watch = line.watch(environment);
    Found found = find(command, content, watch);
    line.finish();
    if (command.dry_run) return show_diff(command, content, found, watch);
    const std::size_t left = command.fix ? fix(command, content, found, watch).left : 0;
    line.finish();
    if (command.format == "text" && !command.fix && !command.content.quiet)
        found.summary.mendable = foreseen(content, found.diagnostics, watch).findings;
    const bool clean = found.diagnostics.empty();
    if (!command.new_baseline.empty()) {
        write_baseline(command.new_baseline, found.diagnostics);
        if (!command.content.quiet)
            print(fmt::format("{} written to {}\n", counted(found.diagnostics.size(), "finding", "findings"),
                              command.new_baseline));
        return done;
    }
    report(command, content, std::move(found));
    return (command.strict && !clean) || left > 0 ? failed : done;
}

void add_selecting_options(CLI::App& app, CheckCommand& command)
{
    app.add_option("--min-severity", command.severity, "Leave findings below note, warning or error out [note]")
        ->type_name("LEVEL");
    app.add_option("--ignore", command.ignored, "Leave findings of these codes out (see graphmatter list codes)")
        ->type_name("CODES")
        ->delimiter(',')
        ->expected(1)
        ->take_all()
        ->allow_extra_args(false);
    app.add_option("--baseline", command.baseline, "Leave the findings out that this file holds")->type_name("FILE");
    app.add_option("--write-baseline", command.new_baseline, "Write all findings to a file for --baseline, show none")
        ->type_name("FILE");
}

}  // namespace

void add_check(CLI::App& app, Action& action)
{
    const auto command = std::make_shared<CheckCommand>();
    add_content_options(app, command->content);
    app.add_option("--format", command->format, "text, json or sarif [text]")->type_name("FORMAT");
    app.add_flag("--strict", command->strict, "End with status 1 if there are findings");
    add_selecting_options(app, *command);
    app.add_flag("--fix", command->fix, "Mend what can be mended safely; only the faulty values change");
    app.add_flag("--dry-run", command->dry_run,
                 "With --fix: print the changes as a diff for this folder, write nothing");
    app.callback([command, &action] {
        action = [command](const Environment& environment) { return run(*command, environment); };
    });
}

}  // namespace graphmatter::cli
