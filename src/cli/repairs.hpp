#pragma once
#include <cstddef>
#include <span>

#include <graphmatter/model/diagnostic.hpp>
#include <graphmatter/model/progress.hpp>

#include "cli/options.hpp"

namespace graphmatter::cli {

struct Mended {
    std::size_t findings = 0, files = 0;
    std::size_t left = 0;  // findings whose repair was not safe, or whose file could not be written
};

/// Mends the files that the diagnostics name and complains on standard error of what had to be left.
[[nodiscard]] Mended mend_files(const Content& content, std::span<const Diagnostic> diagnostics, const Watch& watch);

/// Prints the same changes as a unified diff and writes nothing.
[[nodiscard]] Mended print_diff(const Content& content, std::span<const Diagnostic> diagnostics, const Watch& watch);

}  // namespace graphmatter::cli
