#pragma once
#include "cli/command.hpp"

namespace graphmatter::cli {

struct Parsed {
    Action action;  // empty: nothing is left to do, help or version was shown
    int status = done;
};

/// Reads the command line. Throws UsageError that names the nearest command or option.
[[nodiscard]] Parsed parsed_command_line(int argc, char** argv);

}  // namespace graphmatter::cli
