#include <map>
#include <memory>

#include <fmt/format.h>

#include <graphmatter/exports/diagnostics_json.hpp>

#include "cli/command.hpp"
#include "cli/names.hpp"
#include "cli/options.hpp"
#include "cli/progress_line.hpp"
#include "cli/summary.hpp"
#include "cli/terminal.hpp"

namespace graphmatter::cli {

namespace {

struct CheckCommand {
    ContentOptions content;
    std::string format = "text";
    bool strict = false;
};

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
    std::string place = diagnostic.path;
    if (diagnostic.line > 0) place += fmt::format(":{}", diagnostic.line);
    if (diagnostic.line > 0 && diagnostic.column > 0) place += fmt::format(":{}", diagnostic.column);
    const Severity severity = about_code(diagnostic.code).severity;
    return fmt::format("{}{}{}: {} [{}]\n", place, place.empty() ? "" : ": ",
                       colored(name_of(severity), color_of(severity), colors), diagnostic.message, diagnostic.code);
}

/// The way out once a code, below the findings.
std::string ways_out(const std::vector<Diagnostic>& diagnostics)
{
    std::map<std::string_view, std::size_t> by_code;
    for (const auto& diagnostic : diagnostics) ++by_code[diagnostic.code];
    std::string text;
    for (const auto& [code, count] : by_code)
        text += fmt::format("{} ({}): {} {}\n", code, grouped(count), about_code(code).about, about_code(code).help);
    return text;
}

void print_text(const std::vector<Diagnostic>& diagnostics, std::size_t posts, bool quiet)
{
    const bool colors = shows_colors(stdout);
    for (const auto& diagnostic : diagnostics) print(line_of(diagnostic, colors));
    if (quiet) return;
    if (diagnostics.empty()) return print(fmt::format("no findings in {}\n", counted(posts, "post", "posts")));
    print('\n' + ways_out(diagnostics));
    print(fmt::format("\n{} ({} read)\n", findings_text(diagnostics), grouped(posts)));
}

int run(const CheckCommand& command, const Environment& environment)
{
    expect_name("format", command.format, std::array<std::string_view, 2>{"text", "json"});
    const Content content = opened(command.content);
    ProgressLine line{command.content.quiet};
    Snapshot snapshot = app::read(content.roots, content.configuration, content.options, line.watch(environment));
    line.finish();
    for (auto& diagnostic : snapshot.diagnostics)
        if (!diagnostic.path.empty()) diagnostic.path = path_to_open(content, diagnostic.path);
    if (command.format == "json")
        print(exports::diagnostics_json(snapshot.diagnostics));
    else
        print_text(snapshot.diagnostics, snapshot.corpus.posts.size(), command.content.quiet);
    return command.strict && !snapshot.diagnostics.empty() ? failed : done;
}

}  // namespace

void add_check(CLI::App& app, Action& action)
{
    const auto command = std::make_shared<CheckCommand>();
    add_content_options(app, command->content);
    app.add_option("--format", command->format, "text or json [text]")->type_name("FORMAT");
    app.add_flag("--strict", command->strict, "End with status 1 if there are findings");
    app.callback([command, &action] {
        action = [command](const Environment& environment) { return run(*command, environment); };
    });
}

}  // namespace graphmatter::cli
