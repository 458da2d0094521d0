#pragma once
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include <graphmatter/model/diagnostic.hpp>

namespace graphmatter::exports {

/// The findings as a SARIF 2.1.0 log with one run: every code as a rule with help, every finding as a result with its
/// place. `path_of` tells where a post's file lies: relative to the source root (%SRCROOT%), or absolute. Columns count
/// Unicode code points. A repair whose edit is known becomes a fix. Partial fingerprints ("graphmatter/v1") hold
/// neither line nor column.
[[nodiscard]] std::string sarif(std::span<const Diagnostic> diagnostics, std::string_view version,
                                const std::function<std::string(const std::string&)>& path_of);

}  // namespace graphmatter::exports
