#include "cli/signals.hpp"

#include <pthread.h>

#include <cstdlib>

#include "cli/command.hpp"

namespace graphmatter::cli {

StopOnSignal::StopOnSignal()
{
    ::sigemptyset(&signals_);
    ::sigaddset(&signals_, SIGINT);
    ::sigaddset(&signals_, SIGTERM);
    ::pthread_sigmask(SIG_BLOCK, &signals_, nullptr);
    thread_ = std::jthread([this](const std::stop_token& over) { wait(over); });
}

StopOnSignal::~StopOnSignal()
{
    thread_.request_stop();
    ::pthread_kill(thread_.native_handle(), SIGTERM);  // wakes the thread
}

void StopOnSignal::wait(const std::stop_token& over)
{
    while (true) {
        int signal = 0;
        ::sigwait(&signals_, &signal);
        if (over.stop_requested()) return;
        if (source_.stop_requested()) std::_Exit(interrupted);
        source_.request_stop();
    }
}

}  // namespace graphmatter::cli
