#pragma once
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

#include <graphmatter/model/progress.hpp>
#include <graphmatter/model/snapshot.hpp>

namespace graphmatter::exports {

/// Which network a graph file shows: "graph.*", "entities.*" or "posts.*".
using graphmatter::View;

/// One row of the format registry: help, completion, "did you mean" and tests all read it.
struct Format {
    std::string_view name;       // as in -f
    std::string_view extension;  // file name = stem of the view + extension, or all of it when has_views is false
    std::string_view about;      // who reads it
    bool by_default;
    bool has_views;  // a graph file, written once a view; left out by default above 500,000 edges
    void (*write)(const Snapshot& snapshot, View view, const std::filesystem::path& file, const Watch& watch);
    bool is_folder = false;  // of files, with a list of them for replace_folder()
};

[[nodiscard]] std::span<const Format> formats() noexcept;
/// GEXF 1.2draft, written in place of `gexf` for programs that do not read 1.3.
[[nodiscard]] const Format& gexf_1_2() noexcept;
[[nodiscard]] const Format* find_format(std::string_view name) noexcept;
[[nodiscard]] const Format& about_format(std::string_view name);  // throws UsageError that lists the valid names
[[nodiscard]] std::string file_name(const Format& format, View view);
[[nodiscard]] std::string_view name_of(View view) noexcept;

}  // namespace graphmatter::exports
