#pragma once
#include <cstddef>
#include <functional>
#include <stop_token>
#include <string_view>

#include <graphmatter/model/error.hpp>

namespace graphmatter {

/// How far a long stage has come.
struct Progress {
    std::string_view stage;  // "reading", "reading again", "resolving", "analysing", "writing"
    std::size_t done = 0, total = 0;
};

/// How the caller watches and stops a run. All parts are optional. The callback may come from any
/// thread, never from two at once.
struct Watch {
    std::function<void(const Progress&)> progress;
    std::stop_token stop;
    std::function<void(std::string_view)> note =
        {};  // a sentence for the user, before long work; as the callback above

    void report(std::string_view stage, std::size_t done, std::size_t total) const
    {
        if (progress) progress({stage, done, total});
    }
    void tell(std::string_view sentence) const
    {
        if (note) note(sentence);
    }
    /// Throws Cancelled when the caller asked to stop.
    void check() const
    {
        if (stop.stop_requested()) throw Cancelled{};
    }
};

}  // namespace graphmatter
