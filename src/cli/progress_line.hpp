#pragma once
#include <chrono>
#include <cstdint>
#include <mutex>
#include <string>

#include <graphmatter/model/progress.hpp>

#include "cli/command.hpp"

namespace graphmatter::cli {

/// Shows on standard error how far a run has come, and logs how long each stage took. Silent unless standard
/// error is a terminal. Any thread may report.
class ProgressLine {
  public:
    explicit ProgressLine(bool quiet);
    ~ProgressLine();
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

    void show(const Progress& progress);
    /// Says what will take long, unless quiet.
    void tell(std::string_view sentence);
    /// Wipes the line off, so that other output can follow; ends the stage.
    void finish();
    /// For the library; this object must outlive it.
    [[nodiscard]] Watch watch(const Environment& environment);

  private:
    using Clock = std::chrono::steady_clock;
    void begin(std::string_view stage);
    void end_stage();

    bool quiet_, shown_;
    std::mutex mutex_;
    std::string stage_;
    Clock::time_point began_{}, drawn_{};
    bool dirty_ = false;
};

/// "reading  4,213 of 9,761 · 8,120/s · 1 s left"; rate and time left once they can be told.
[[nodiscard]] std::string progress_text(const Progress& progress, std::chrono::duration<double> spent);

}  // namespace graphmatter::cli
