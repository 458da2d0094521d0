#include "cli/command_line.hpp"

#include <cstdio>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <graphmatter/model/error.hpp>

#include "cli/names.hpp"

namespace graphmatter::cli {

namespace {

constexpr std::string_view about =
    "Turns the front matter of Markdown posts into a knowledge graph: SQLite, GraphML, GEXF, JSON and related posts.";
constexpr std::string_view first_steps =
    "Example:\n"
    "  graphmatter build ~/garden -o out\n"
    "  graphmatter query out/graph.sqlite central --param kind=people\n\n"
    "Exit status: 0 done; 1 data or output failure, or findings with --strict; 2 wrong usage or configuration.\n"
    "graphmatter COMMAND --help explains a command; man graphmatter tells all.";

void add_commands(CLI::App& app, Action& action)
{
    for (const Command& command : commands()) {
        CLI::App* added = app.add_subcommand(std::string{command.name}, std::string{command.about});
        added->footer(
            fmt::format("Example:\n  {}{}{}", command.example, command.more.empty() ? "" : "\n\n", command.more));
        command.add_options(*added, action);
    }
}

[[noreturn]] void complain_about_command(const std::string& word)
{
    std::vector<std::string_view> names;
    for (const Command& command : commands()) names.push_back(command.name);
    throw UsageError(unknown_name("command", word, names));
}

/// Where to read on; the app itself has no parent.
std::string see_help(const CLI::App& command)
{
    if (command.get_parent() == nullptr) return "\n  see graphmatter --help";
    return fmt::format("\n  see graphmatter {} --help", command.get_name());
}

[[noreturn]] void complain_about_option(const CLI::App& command, const std::string& word)
{
    std::vector<std::string> names;
    for (const CLI::Option* option : command.get_options())
        for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
    const std::string option = word.substr(0, word.find('='));
    const std::vector<std::string_view> candidates{names.begin(), names.end()};
    throw UsageError(unknown_option(option, candidates) + see_help(command));
}

/// The command whose options were being read: the deepest one named.
const CLI::App& command_in(const CLI::App& app)
{
    const auto named = app.get_subcommands();
    return named.empty() ? app : *named.front();
}

[[noreturn]] void complain_about(const CLI::App& app, const CLI::ParseError& error)
{
    const CLI::App& command = command_in(app);
    for (const std::string& word : command.remaining()) {
        if (word.size() > 1 && word.starts_with('-')) complain_about_option(command, word);
        if (&command == &app) complain_about_command(word);
        throw UsageError(fmt::format("'{}' is one argument too many for graphmatter {}", word, command.get_name()));
    }
    throw UsageError(error.what() + see_help(command));
}

}  // namespace

Parsed parsed_command_line(int argc, char** argv)
{
    Parsed parsed;
    CLI::App app{std::string{about}, "graphmatter"};
    app.set_version_flag("--version", "graphmatter " GRAPHMATTER_VERSION);
    app.footer(std::string{first_steps});
    app.require_subcommand(1);
    add_commands(app, parsed.action);
    try {
        app.parse(argc, argv);
    } catch (const CLI::CallForHelp&) {
        const CLI::App& command = command_in(app);
        fmt::print("{}", command.help(&command == &app ? "" : "graphmatter"));
        return {{}, done};
    } catch (const CLI::CallForVersion&) {
        fmt::print("{}\n", app.version());
        return {{}, done};
    } catch (const CLI::ParseError& error) {
        complain_about(app, error);
    }
    return parsed;
}

}  // namespace graphmatter::cli
