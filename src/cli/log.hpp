#pragma once

namespace graphmatter::cli {

/// Sets up the log on standard error: debug with `verbose`, else what GRAPHMATTER_LOG says (debug, info, warning,
/// error, off), else warnings. Throws UsageError for another word.
void start_log(bool verbose);

/// The largest amount of memory that the process has held, in MB.
[[nodiscard]] double peak_memory() noexcept;

}  // namespace graphmatter::cli
