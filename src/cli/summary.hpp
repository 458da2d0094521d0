#pragma once
#include <string>
#include <vector>

#include <graphmatter/model/snapshot.hpp>

#include "cli/output_files.hpp"

namespace graphmatter::cli {

struct Run {
    std::vector<std::string> content;  // as typed
    std::string folder;
    std::vector<WrittenFile> files;
    double seconds = 0;
};

/// What `build` says at the end: counts, the most central entities, merged spellings, findings, files.
[[nodiscard]] std::string summary_text(const Snapshot& snapshot, const Run& run);

/// "214 findings in 131 posts".
[[nodiscard]] std::string findings_text(const std::vector<Diagnostic>& diagnostics);

}  // namespace graphmatter::cli
