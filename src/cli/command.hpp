#pragma once
#include <functional>
#include <span>
#include <stop_token>
#include <string_view>

namespace CLI {
class App;
}

namespace graphmatter::cli {

/// What a command needs from the process.
struct Environment {
    std::stop_token stop;  // the user pressed Ctrl-C
};

/// What the command line asks for; returns the exit status, throws Error.
using Action = std::function<int(const Environment&)>;

enum ExitStatus : int { done = 0, failed = 1, wrong_usage = 2, interrupted = 130 };

/// One row of the table of commands: help and "did you mean" read it.
struct Command {
    std::string_view name;
    std::string_view about;
    std::string_view example;
    void (*add_options)(CLI::App& app, Action& action);
    std::string_view more = {};  // for the end of its help
};
[[nodiscard]] std::span<const Command> commands() noexcept;

void add_build(CLI::App& app, Action& action);
void add_check(CLI::App& app, Action& action);
void add_related(CLI::App& app, Action& action);
void add_aliases(CLI::App& app, Action& action);
void add_query(CLI::App& app, Action& action);
void add_init(CLI::App& app, Action& action);
void add_list(CLI::App& app, Action& action);

}  // namespace graphmatter::cli
