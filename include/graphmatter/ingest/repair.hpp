#pragma once
#include <cstddef>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include <graphmatter/ingest/configuration.hpp>
#include <graphmatter/ingest/read_corpus.hpp>
#include <graphmatter/model/diagnostic.hpp>

namespace graphmatter::ingest {

/// A finding that could have been mended and was not.
struct LeftFinding {
    Diagnostic diagnostic;
    std::string why;  // "the file is not UTF-8"
};

/// A file whose diagnostics carry repairs.
struct RepairedFile {
    std::filesystem::path file;     // where its bytes lie, symbolic links resolved
    std::string path;               // as Post::path
    std::string before, after;      // its bytes; the same when nothing could be mended
    std::size_t mended = 0;         // diagnostics that `after` answers
    std::vector<LeftFinding> left;  // the others
};

/// Hands over each file that diagnostics with repairs name, in the order of paths; nothing is written. Only the bytes
/// of the repaired values differ: comments, order, quotes, line ends and byte order mark stay. After each repair the
/// front matter is read again, and the repair is taken back unless that value alone changed, as it was meant to. An
/// item that would repeat another of its list goes instead. A file that several paths lead to comes once. Left as they
/// are, with the reason: files that cannot be read or written, that are no UTF-8 or that lie outside the roots behind a
/// symbolic link. `take` is called from this thread; 64 files are repaired ahead, by `jobs` threads (0: as many as
/// processors). Cost: two readings of the front matter a repair.
void repair_files(std::span<const Root> roots, const Configuration& configuration,
                  std::span<const Diagnostic> diagnostics, const std::function<void(const RepairedFile&)>& take,
                  unsigned jobs = 0);

/// Fills in the edit of each repair that is safe, each for the file as it is, as if it were the only one: for programs
/// that offer repairs one by one. Cost: as repair_files.
void add_edits(std::span<const Root> roots, const Configuration& configuration, std::span<Diagnostic> diagnostics);

}  // namespace graphmatter::ingest
