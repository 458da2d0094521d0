#include <algorithm>
#include <array>
#include <chrono>
#include <memory>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <graphmatter/model/error.hpp>

#include "cli/command.hpp"
#include "cli/names.hpp"
#include "cli/options.hpp"
#include "cli/output_files.hpp"
#include "cli/policy_options.hpp"
#include "cli/progress_line.hpp"
#include "cli/summary.hpp"
#include "cli/terminal.hpp"

namespace graphmatter::cli {

namespace {

struct BuildCommand {
    ContentOptions content;
    std::string folder = "out";
    std::vector<std::string> formats, views;
    std::vector<std::string> measures;
    std::uint32_t min_posts = 2;
    double backbone = 1, resolution = 1;
    std::int64_t seed = 1;
    std::string period = "quarter", gexf_version = "1.3";
    bool exact = false, strict = false;
    PolicyOptions policies;
};

// Above this the graph files are too large for the programs that read them, and are written on demand only.
constexpr std::size_t most_edges_by_default = 500'000;

std::vector<exports::View> views_asked(const std::vector<std::string>& names)
{
    constexpr std::array all{exports::View::full, exports::View::entities, exports::View::posts};
    std::vector<std::string_view> known;
    for (const auto view : all) known.push_back(exports::name_of(view));
    for (const auto& name : names) expect_name("view", name, known);
    if (names.empty()) return {exports::View::full};
    std::vector<exports::View> views;
    for (const auto view : all)
        if (std::ranges::find(names, exports::name_of(view)) != names.end()) views.push_back(view);
    return views;
}

/// The measures named, those of every build beside them.
std::vector<std::string> measures_asked(const std::vector<std::string>& names)
{
    auto known = names_of(known_measures, &Measure::name);
    known.insert(known.end(), {"default", "all"});
    for (const auto& name : names) expect_name("measure", name, known);
    if (std::ranges::find(names, "all") == names.end()) return names;
    return {known.begin(), known.end() - 2};
}

analyse::Period period_asked(const std::string& name)
{
    constexpr std::array all{analyse::Period::year, analyse::Period::quarter, analyse::Period::month};
    std::vector<std::string_view> known;
    for (const auto period : all) known.push_back(analyse::name_of(period));
    expect_name("period", name, known);
    return *std::ranges::find(all, name, &analyse::name_of);
}

analyse::AnalyseOptions analysis_asked(const BuildCommand& command, analyse::AnalyseOptions options)
{
    if (command.min_posts == 0) throw UsageError("--min-posts must be at least 1");
    if (!(command.backbone > 0 && command.backbone <= 1)) throw UsageError("--backbone must be above 0 and at most 1");
    if (!(command.resolution > 0 && command.resolution <= 1'000))
        throw UsageError("--resolution must be above 0 and at most 1000");
    if (command.seed < 0) throw UsageError("--seed must be at least 0");
    options.min_posts = command.min_posts;
    options.backbone = command.backbone;
    options.measures = measures_asked(command.measures);
    options.precise = command.exact ? analyse::Precise::always : analyse::Precise::in_time;
    options.resolution = command.resolution;
    options.seed = static_cast<std::uint64_t>(command.seed);
    options.period = period_asked(command.period);
    options.views = views_asked(command.views);
    apply(command.policies, options);
    return options;
}

/// The formats named, in the order of the registry; empty: none was named.
std::vector<const exports::Format*> formats_asked(const std::vector<std::string>& names)
{
    auto known = names_of(exports::formats(), &exports::Format::name);
    known.push_back("all");
    for (const auto& name : names) expect_name("format", name, known);
    const bool all = std::ranges::find(names, "all") != names.end();
    std::vector<const exports::Format*> formats;
    for (const auto& format : exports::formats())
        if (all || std::ranges::find(names, format.name) != names.end()) formats.push_back(&format);
    return formats;
}

std::vector<const exports::Format*> default_formats(std::size_t edges, bool quiet)
{
    std::vector<const exports::Format*> formats;
    std::string left_out;
    for (const auto& format : exports::formats()) {
        if (!format.by_default) continue;
        if (format.has_views && edges > most_edges_by_default)
            left_out += fmt::format("{}{}", left_out.empty() ? "" : ",", format.name);
        else
            formats.push_back(&format);
    }
    if (!left_out.empty() && !quiet)
        complain(
            fmt::format("note: {} edges are more than graph programs can show, so no graph files were written; "
                        "-f {} writes them",
                        grouped(edges), left_out));
    return formats;
}

/// Graph files of posts and entities hold no related posts, which take most of the time.
bool shows_related(const std::vector<const exports::Format*>& formats, const std::vector<exports::View>& views)
{
    const bool graph_files_only =
        !formats.empty() && std::ranges::all_of(formats, [](const auto* format) { return format->has_views; });
    return !graph_files_only || std::ranges::find(views, exports::View::posts) != views.end();
}

/// The formats with GEXF in the version that was asked for.
std::vector<const exports::Format*> in_version(std::vector<const exports::Format*> formats, const std::string& gexf)
{
    if (gexf == "1.2")
        for (auto& format : formats)
            if (format->name == exports::gexf_1_2().name) format = &exports::gexf_1_2();
    return formats;
}

std::vector<OutputTask> tasks_for(const std::vector<const exports::Format*>& formats,
                                  const std::vector<exports::View>& views)
{
    std::vector<OutputTask> tasks;
    for (const auto* format : formats) {
        if (!format->has_views) {
            tasks.push_back({format, exports::View::full});
            continue;
        }
        for (const auto view : views) tasks.push_back({format, view});
    }
    return tasks;
}

int run(const BuildCommand& command, const Environment& environment)
{
    const auto began = std::chrono::steady_clock::now();
    const auto views = views_asked(command.views);
    auto formats = formats_asked(command.formats);
    expect_name("version of GEXF", command.gexf_version, std::array<std::string_view, 2>{"1.2", "1.3"});
    Content content = opened(command.content);
    content.options.analyse = analysis_asked(command, content.options.analyse);
    if (!shows_related(formats, views)) content.options.analyse.related_top = 0;
    ProgressLine line{command.content.quiet};
    const Watch watch = line.watch(environment);
    Snapshot snapshot = app::prepare(content.roots, content.configuration, content.options, watch);
    line.finish();
    expect_posts(content, snapshot);
    if (formats.empty()) formats = default_formats(snapshot.graph.edges.size(), command.content.quiet);
    formats = in_version(std::move(formats), command.gexf_version);
    OutputFiles output{tasks_for(formats, views), command.folder, command.content.jobs, watch};
    output.begin(snapshot);
    app::add_findings(snapshot, content.options, watch);
    const auto files = output.finish(snapshot);
    line.finish();
    const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - began;
    if (!command.content.quiet)
        print(summary_text(snapshot, {command.content.content, command.folder, files, spent.count()}));
    return command.strict && !snapshot.diagnostics.empty() ? failed : done;
}

}  // namespace

void add_build(CLI::App& app, Action& action)
{
    const auto command = std::make_shared<BuildCommand>();
    add_content_options(app, command->content);
    app.add_option("-o,--output", command->folder, "Folder for the files, made if it is not there [out]")
        ->type_name("DIR");
    app.add_option("-f,--formats", command->formats,
                   "Formats, with commas between, or all (see graphmatter list formats)")
        ->type_name("LIST")
        ->delimiter(',')
        ->expected(1)
        ->take_all()
        ->allow_extra_args(false);
    app.add_option("--view", command->views,
                   "Network in the graph files: full (posts and entities), entities "
                   "(co-occurrence) or posts (related posts); may be repeated [full]")
        ->type_name("VIEW")
        ->delimiter(',')
        ->expected(1)
        ->take_all()
        ->allow_extra_args(false);
    app.add_option("--min-posts", command->min_posts, "Keep pairs of entities that are together in N posts or more [2]")
        ->type_name("N");
    app.add_option("--backbone", command->backbone,
                   "Keep only pairs whose weight has at most this chance to be as high by accident, such as 0.05 [1]")
        ->type_name("X");
    app.add_option("--measures", command->measures,
                   "Measures beside those of every build, with commas between, or all (see graphmatter list measures)")
        ->type_name("LIST")
        ->delimiter(',')
        ->expected(1)
        ->take_all()
        ->allow_extra_args(false);
    app.add_flag("--exact", command->exact, "Never sample betweenness and closeness, however long they take");
    app.add_option("--resolution", command->resolution, "More gives more and smaller communities [1]")->type_name("X");
    app.add_option("--seed", command->seed, "Seed of communities and samples [1]")->type_name("N");
    app.add_option("--period", command->period, "Count the uses of entities by year, quarter or month [quarter]")
        ->type_name("PERIOD");
    app.add_option("--gexf-version", command->gexf_version, "1.3, or 1.2 for programs such as networkx 2 [1.3]")
        ->type_name("VERSION");
    add_policy_options(app, command->policies);
    app.add_flag("--strict", command->strict, "End with status 1 if there are findings; the files are written");
    app.callback([command, &action] {
        action = [command](const Environment& environment) { return run(*command, environment); };
    });
}

}  // namespace graphmatter::cli
