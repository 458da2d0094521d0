#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include <graphmatter/model/progress.hpp>
#include <graphmatter/model/snapshot.hpp>

namespace graphmatter::exports {

/// Which network a graph file shows: "graph.*", "entities.*" or "posts.*".
using graphmatter::View;

/// A file whose first part, what was read and resolved, is written.
class BegunFile {
  public:
    BegunFile() = default;
    virtual ~BegunFile() = default;  // unless finished, the file never was
    BegunFile(const BegunFile&) = delete;
    BegunFile& operator=(const BegunFile&) = delete;

    /// Writes what was found; the file stands when this returns. Once, on any thread. Throws DataError, Cancelled.
    virtual void finish(const Snapshot& snapshot) = 0;
};

/// One row of the format registry: help, completion, "did you mean" and tests all read it.
struct Format {
    std::string_view name;       // as in -f
    std::string_view extension;  // file name = stem of the view + extension, or all of it when has_views is false
    std::string_view about;      // who reads it
    bool by_default;
    bool has_views;  // a graph file, written once a view; left out by default above 500,000 edges
    void (*write)(const Snapshot& snapshot, View view, const std::filesystem::path& file, const Watch& watch);
    bool is_folder = false;  // of files, with a list of them for replace_folder()
    /// Writes all that needs no findings, and looks at none, so that they can be sought meanwhile; then finish() gives
    /// the same file as write(). nullptr: most of the file are findings. Throws DataError, Cancelled.
    std::unique_ptr<BegunFile> (*begin)(const Snapshot& snapshot, const std::filesystem::path& file,
                                        const Watch& watch) = nullptr;
};

[[nodiscard]] std::span<const Format> formats() noexcept;
/// GEXF 1.2draft, written in place of `gexf` for programs that do not read 1.3.
[[nodiscard]] const Format& gexf_1_2() noexcept;
[[nodiscard]] const Format* find_format(std::string_view name) noexcept;
[[nodiscard]] const Format& about_format(std::string_view name);  // throws UsageError that lists the valid names
[[nodiscard]] std::string file_name(const Format& format, View view);
[[nodiscard]] std::string_view name_of(View view) noexcept;

}  // namespace graphmatter::exports
