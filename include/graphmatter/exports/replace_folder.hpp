#pragma once
#include <filesystem>
#include <string>
#include <vector>

namespace graphmatter::exports {

/// Makes a folder, and those above it, unless it is there. Throws DataError.
void make_folder(const std::filesystem::path& folder);

/// Writes the list of the files of an output folder, by which a later build knows those that are its own:
/// ".graphmatter-files", their paths below the folder, sorted, a zero byte behind each. Throws DataError.
void write_file_list(const std::filesystem::path& folder, std::vector<std::string> names);

/// Moves all files of an output folder into another on the same file system, which may be there or not. Each file is
/// replaced in one step. Files that the list of an earlier build names and the new one does not are removed, with the
/// folders that become empty; what no list names stays, and so does what a symbolic link leads out of the folder to.
/// O(files). Throws DataError.
void replace_folder(const std::filesystem::path& from, const std::filesystem::path& to);

}  // namespace graphmatter::exports
