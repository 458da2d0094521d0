#include <cstdio>
#include <exception>
#include <new>

#include <fmt/format.h>

#include <graphmatter/model/error.hpp>

#include "cli/command.hpp"
#include "cli/command_line.hpp"
#include "cli/signals.hpp"
#include "cli/terminal.hpp"

namespace graphmatter::cli {

namespace {

/// Runs what was asked for; the one place where exceptions become exit statuses.
int run(int argc, char** argv, const Environment& environment)
{
    try {
        const Parsed parsed = parsed_command_line(argc, argv);
        return parsed.action ? parsed.action(environment) : parsed.status;
    } catch (const Cancelled& stopped) {
        complain(stopped.what());
        return interrupted;
    } catch (const UsageError& error) {
        complain(error.what());
        return wrong_usage;
    } catch (const Error& error) {
        complain(error.what());
        return failed;
    } catch (const std::bad_alloc&) {
        complain("out of memory; -f sqlite,related needs the least");
        return failed;
    } catch (const std::exception& error) {
        complain(fmt::format("unexpected trouble: {}", error.what()));
        return failed;
    }
}

}  // namespace

}  // namespace graphmatter::cli

int main(int argc, char** argv)
{
    using namespace graphmatter::cli;
    const StopOnSignal signals;
    const int status = run(argc, argv, {signals.token()});
    if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) return status;
    complain("cannot write to standard output");
    return status == done ? failed : status;
}
