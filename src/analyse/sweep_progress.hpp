#pragma once
#include <cstddef>
#include <mutex>
#include <string_view>

#include <graphmatter/model/progress.hpp>

namespace graphmatter::analyse {

/// Progress of work that several threads share: the callback is never called by two at once.
class SweepProgress {
  public:
    SweepProgress(const Watch& watch, std::string_view stage, std::size_t total)
        : watch_(watch), stage_(stage), total_(total)
    {
    }

    /// One more is done. Throws Cancelled.
    void step()
    {
        watch_.check();
        const std::lock_guard lock{mutex_};
        watch_.report(stage_, ++done_, total_);
    }

  private:
    const Watch& watch_;
    std::string_view stage_;
    std::size_t done_ = 0, total_;
    std::mutex mutex_;
};

}  // namespace graphmatter::analyse
