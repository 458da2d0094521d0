#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include <graphmatter/model/diagnostic.hpp>

#include "cli/repairs.hpp"

namespace graphmatter::cli {

/// What the end of the report tells beside the findings.
struct CheckSummary {
    std::size_t posts = 0;
    std::size_t known = 0;     // findings that the baseline holds
    std::size_t gone = 0;      // entries of the baseline without a finding
    std::size_t mendable = 0;  // findings that --fix would mend
    Mended mended;
};

/// The findings as lines "path:line:column: severity: message [code]", and unless `quiet` the way out for each code.
void print_findings(const std::vector<Diagnostic>& diagnostics, const CheckSummary& summary, bool quiet);

}  // namespace graphmatter::cli
