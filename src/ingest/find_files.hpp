#pragma once
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <graphmatter/ingest/configuration.hpp>
#include <graphmatter/ingest/read_corpus.hpp>
#include <graphmatter/model/diagnostic.hpp>

namespace graphmatter::ingest {

struct PostFile {
    std::filesystem::path file;
    std::string path;      // Post::path
    std::string key;       // Post::key
    bool is_link = false;  // a symbolic link to a file
    bool repeats = false;  // ... that is found in its own place, too
};

/// Every post file under the roots, sorted by key. Hidden folders and node_modules are skipped; a symbolic link to a
/// folder is followed unless that leads back to a folder already read, one to a file is a post of its own, one that
/// leads nowhere is diagnosed. Throws DataError for a root that cannot be read.
[[nodiscard]] Noted<std::vector<PostFile>> find_files(std::span<const Root> roots, const Configuration& configuration);

/// True if the path fits the glob: `*` and `?` within a folder name, `**` across folders. A glob without a slash
/// fits the last part of any path; one that names a folder fits all below it.
[[nodiscard]] bool fits_glob(std::string_view glob, std::string_view path);

}  // namespace graphmatter::ingest
