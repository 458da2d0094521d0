#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include <graphmatter/exports/formats.hpp>
#include <graphmatter/model/snapshot.hpp>

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

/// Writes all files into the folder (made if it is not there), several at a time. They appear together when all
/// are whole; when one fails, or the user stops the run, the folder stays as it was. Throws DataError, Cancelled.
[[nodiscard]] std::vector<WrittenFile> write_files(const Snapshot& snapshot, const std::vector<OutputTask>& tasks,
                                                   const std::filesystem::path& folder, unsigned jobs,
                                                   const Watch& watch);

}  // namespace graphmatter::cli
