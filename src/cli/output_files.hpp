#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <future>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include <graphmatter/exports/formats.hpp>
#include <graphmatter/model/snapshot.hpp>

#include "cli/waiting_room.hpp"

namespace graphmatter::cli {

/// A file to write.
struct OutputTask {
    const exports::Format* format;
    exports::View view;
};
struct WrittenFile {
    std::string name;
    std::uint64_t bytes;
};

/// Files on their way into a folder (made if it is not there), several at a time. They appear together when all are
/// whole; when one fails, or the user stops the run, the folder stays as it was.
class OutputFiles {
  public:
    /// Throws DataError where a file could not take its place in the end.
    OutputFiles(std::vector<OutputTask> tasks, const std::filesystem::path& folder, unsigned jobs, const Watch& watch);
    ~OutputFiles();  // what is not finished leaves no trace
    OutputFiles(const OutputFiles&) = delete;
    OutputFiles& operator=(const OutputFiles&) = delete;

    /// Writes what needs no findings, on a thread of its own if there may be two. Until finish() the snapshot stays
    /// where it is and, but for its findings, as it is.
    void begin(const Snapshot& snapshot);
    /// Writes the rest and puts all in place. Throws DataError, Cancelled.
    [[nodiscard]] std::vector<WrittenFile> finish(const Snapshot& snapshot);

  private:
    [[nodiscard]] static std::string name_of(const OutputTask& task);
    void write(std::size_t file, const Snapshot& snapshot);

    std::vector<OutputTask> tasks_;
    std::size_t threads_;
    const Watch& watch_;
    WaitingRoom room_;
    std::stop_source stop_;
    std::stop_callback<std::function<void()>> passed_on_;
    std::vector<std::future<std::unique_ptr<exports::BegunFile>>>
        begun_;  // by task, last: they end before what they use
};

}  // namespace graphmatter::cli
