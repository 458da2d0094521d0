#pragma once
#include <atomic>
#include <cstddef>
#include <span>
#include <thread>
#include <vector>

#include "ingest/find_files.hpp"

namespace graphmatter::ingest {

/// The threads worth having for ReadAhead: none for a few files, or where a try shows that they are in memory already.
[[nodiscard]] std::size_t read_ahead_crew(std::span<const PostFile> files);

/// Has the kernel fetch the files that are read next, while the present ones are parsed. A file on a disk costs
/// waiting, not work, so many more threads than cores may ask. Only a hint: what is read stays the same, and a file
/// that cannot be opened is left to its reader to report. The files must outlive it.
class ReadAhead {
  public:
    ReadAhead(std::span<const PostFile> files, std::size_t crew);
    ~ReadAhead();
    ReadAhead(const ReadAhead&) = delete;
    ReadAhead& operator=(const ReadAhead&) = delete;

    /// The reader has come to this file; those behind it may be asked for.
    void reached(std::size_t file);

  private:
    void ask();

    std::span<const PostFile> files_;
    std::atomic<std::size_t> next_{0};
    std::atomic<std::size_t> end_;  // files before this one may be asked for
    std::vector<std::jthread> crew_;
};

}  // namespace graphmatter::ingest
