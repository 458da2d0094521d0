#pragma once
#include <csignal>
#include <stop_token>
#include <thread>

namespace graphmatter::cli {

/// Turns SIGINT and SIGTERM into a stop request. Made before any other thread, so that all of them leave
/// the signals to its own. A second signal ends the process at once.
class StopOnSignal {
  public:
    StopOnSignal();
    ~StopOnSignal();
    StopOnSignal(const StopOnSignal&) = delete;
    StopOnSignal& operator=(const StopOnSignal&) = delete;

    [[nodiscard]] std::stop_token token() const noexcept { return source_.get_token(); }

  private:
    void wait(const std::stop_token& over);

    sigset_t signals_{};
    std::stop_source source_;
    std::jthread thread_;
};

}  // namespace graphmatter::cli
