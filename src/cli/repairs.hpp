#pragma once
#include <cstddef>
#include <filesystem>
#include <span>
#include <string>

#include <graphmatter/model/diagnostic.hpp>
#include <graphmatter/model/progress.hpp>

#include "cli/options.hpp"

namespace graphmatter::cli {

struct Mended {
    std::size_t findings = 0, files = 0;
    std::size_t left = 0;  // findings whose repair was not safe, or whose file could not be written
};

/// What to say when the user stops a run that mends.
[[nodiscard]] std::string stopped_after(const Mended& mended);

/// Mends the files that the diagnostics name and complains on standard error of what had to be left.
[[nodiscard]] Mended mend_files(const Content& content, std::span<const Diagnostic> diagnostics, const Watch& watch);

/// The same without writing or complaining: what --fix would mend.
[[nodiscard]] Mended foreseen(const Content& content, std::span<const Diagnostic> diagnostics, const Watch& watch);

/// Prints the same changes as a unified diff and writes nothing. Its paths are those from
/// diff_folder.
[[nodiscard]] Mended print_diff(const Content& content, std::span<const Diagnostic> diagnostics, const Watch& watch);

/// Where the diff is to be applied: the folder of this run if all content lies below it, else the content folder (the
/// nearest one above all of several).
[[nodiscard]] std::filesystem::path diff_folder(const Content& content);

}  // namespace graphmatter::cli
