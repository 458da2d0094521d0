#pragma once
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <graphmatter/model/diagnostic.hpp>

namespace graphmatter {

/// The findings as a baseline: a comment, then one fingerprint a line, sorted; a finding that a post has twice stands
/// there twice. Text that people can review and git can merge.
[[nodiscard]] std::string baseline_text(std::span<const Diagnostic> diagnostics);

struct Compared {
    std::vector<Diagnostic> fresh;  // those that the baseline does not hold, in the order given
    std::size_t gone = 0;           // entries of the baseline that were not found any more
};

/// Each entry excuses one finding; of equal findings the first ones. Throws UsageError "name:line: ..." for a line that
/// is no fingerprint.
[[nodiscard]] Compared compared_with_baseline(std::vector<Diagnostic> diagnostics, std::string_view baseline,
                                              std::string_view name);

}  // namespace graphmatter
