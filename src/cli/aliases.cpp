#include <array>
#include <memory>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <CLI/CLI.hpp>

#include <graphmatter/analyse/alias_proposals.hpp>
#include <graphmatter/analyse/name_reports.hpp>
#include <graphmatter/exports/alias_files.hpp>
#include <graphmatter/model/error.hpp>

#include "cli/command.hpp"
#include "cli/names.hpp"
#include "cli/options.hpp"
#include "cli/progress_line.hpp"
#include "cli/terminal.hpp"

namespace graphmatter::cli {

namespace {

constexpr std::array<std::string_view, 3> alias_formats{"text", "yaml", "json"};
constexpr std::array<std::string_view, 3> reports{"merges", "kinds", "noise"};

struct AliasesCommand {
    ContentOptions content;
    std::string format = "text", report = "merges";
    float min_confidence = analyse::AliasOptions{}.min_confidence;
};

std::string_view label(const Snapshot& snapshot, NodeId node)
{
    return snapshot.graph[snapshot.graph.nodes[index(node)].label];
}

std::string_view kind_name(const Snapshot& snapshot, NodeId node)
{
    return snapshot.schema[snapshot.graph.nodes[index(node)].kind].name;
}

std::string name_with_posts(const Snapshot& snapshot, NodeId node)
{
    return fmt::format("{} ({})", label(snapshot, node), grouped(snapshot.graph.posts[index(node)]));
}

std::string merges_text(const Snapshot& snapshot, const std::vector<AliasProposal>& proposals)
{
    std::string text;
    std::size_t names = 0;
    for (const AliasProposal& proposal : proposals) {
        std::vector<std::string> others;
        for (const NodeId name : proposal.names) others.push_back(name_with_posts(snapshot, name));
        names += others.size();
        text += fmt::format("{:.2f}  {}: {} = {}\n", proposal.confidence, snapshot.schema[proposal.kind].name,
                            name_with_posts(snapshot, proposal.canonical), fmt::join(others, ", "));
        for (const AliasEvidence& link : proposal.evidence)
            text += fmt::format("        {}\n", words_of(link, snapshot.corpus, snapshot.graph));
    }
    return text + fmt::format("{}{} for {}\n", text.empty() ? "" : "\n", counted(proposals.size(), "merge", "merges"),
                              counted(names, "name", "names"));
}

std::string kinds_text(const Snapshot& snapshot, const std::vector<NameInKinds>& names)
{
    std::string text;
    for (const NameInKinds& name : names) {
        std::vector<std::string> kinds;
        for (const NodeId node : name.nodes)
            kinds.push_back(
                fmt::format("{} {}", kind_name(snapshot, node), grouped(snapshot.graph.posts[index(node)])));
        text += fmt::format("{}: {}\n", label(snapshot, name.nodes.front()), fmt::join(kinds, ", "));
    }
    return text +
           fmt::format("{}{} under several kinds\n", text.empty() ? "" : "\n", counted(names.size(), "name", "names"));
}

std::string noise_text(const Snapshot& snapshot, const Content& content, const std::vector<NoiseName>& names)
{
    std::string text;
    for (const NoiseName& name : names) {
        const std::string path{snapshot.corpus[snapshot.corpus.posts[index(name.post)].path]};
        text += fmt::format("{}:{}: {} '{}': {}\n", path_to_open(content, path), name.line,
                            kind_name(snapshot, name.node), label(snapshot, name.node), name.reason);
    }
    return text + fmt::format("{}{} used once that may be noise\n", text.empty() ? "" : "\n",
                              counted(names.size(), "name", "names"));
}

std::string merges(const AliasesCommand& command, const Content& content, const Snapshot& snapshot, const Watch& watch)
{
    const auto proposals = analyse::alias_proposals(snapshot.corpus, snapshot.graph, snapshot.schema,
                                                    {command.min_confidence, content.configuration.aliases}, watch);
    if (command.format == "json") return exports::alias_proposals_json(snapshot, proposals);
    if (command.format == "yaml")
        return exports::alias_proposals_yaml(snapshot, proposals, content.configuration.aliases);
    return merges_text(snapshot, proposals);
}

std::string report(const AliasesCommand& command, const Content& content, const Snapshot& snapshot, const Watch& watch)
{
    if (command.report == "merges") return merges(command, content, snapshot, watch);
    if (command.report == "kinds") {
        const auto names = analyse::names_in_several_kinds(snapshot.graph, snapshot.schema);
        return command.format == "json" ? exports::names_in_kinds_json(snapshot, names) : kinds_text(snapshot, names);
    }
    const auto names = analyse::noise_names(snapshot.graph, snapshot.schema);
    if (command.format == "json") return exports::noise_names_json(snapshot, names);
    if (command.format == "yaml") return exports::noise_names_yaml(snapshot, names);
    return noise_text(snapshot, content, names);
}

int run(const AliasesCommand& command, const Environment& environment)
{
    expect_name("format", command.format, alias_formats);
    expect_name("report", command.report, reports);
    if (command.report == "kinds" && command.format == "yaml")
        throw UsageError("names under several kinds are no aliases: --report kinds has text and json only");
    Content content = opened(command.content);
    if (command.report == "merges") content.options.read.glosses = ingest::Glosses::collect;
    ProgressLine line{command.content.quiet};
    const Watch watch = line.watch(environment);
    const Snapshot snapshot = app::read(content.roots, content.configuration, content.options, watch);
    expect_posts(content, snapshot);
    const std::string text = report(command, content, snapshot, watch);
    line.finish();
    print(text);
    return done;
}

}  // namespace

void add_aliases(CLI::App& app, Action& action)
{
    const auto command = std::make_shared<AliasesCommand>();
    add_content_options(app, command->content);
    app.add_option(
           "--min-confidence", command->min_confidence,
           "Leave out merges that are less sure, 0 to 1 [0.7]; a little lower finds more, and more that is wrong")
        ->type_name("X")
        ->check(CLI::Range(0.0F, 1.0F, "0 to 1"));
    app.add_option(
           "--format", command->format,
           "text, yaml (an alias file, the evidence as comments; it holds the entries of the present one, too) or "
           "json [text]")
        ->type_name("FORMAT");
    app.add_option("--report", command->report,
                   "merges, kinds (names that stand under several kinds) or noise (names used once that seem to be "
                   "none) [merges]")
        ->type_name("REPORT");
    app.callback([command, &action] {
        action = [command](const Environment& environment) { return run(*command, environment); };
    });
}

}  // namespace graphmatter::cli
