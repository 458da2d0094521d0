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

/// A file whose diagnostics carry repairs.
struct RepairedFile {
    std::filesystem::path file;
    std::string path;              // as Post::path
    std::string before, after;     // its bytes; the same when nothing could be mended
    std::size_t mended = 0;        // diagnostics that `after` answers
    std::vector<Diagnostic> left;  // the others: a repair would have changed more than it says, or the file is no UTF-8
};

/// Hands over each file that diagnostics with repairs name, in the order of paths; nothing is written. Only the bytes
/// of the repaired values differ: comments, order, quotes, line ends and byte order mark stay. After each repair the
/// front matter is read again, and the repair is taken back unless that value alone changed, as it was meant to.
/// Cost: two readings of the front matter a repair. Throws DataError for a file that can no longer be read.
void repair_files(std::span<const Root> roots, const Configuration& configuration,
                  std::span<const Diagnostic> diagnostics, const std::function<void(const RepairedFile&)>& take);

}  // namespace graphmatter::ingest
