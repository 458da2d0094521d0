#pragma once
#include <array>
#include <string_view>

namespace graphmatter::analyse {

/// One row of the table of measures: help, lists and tests read it.
struct Measure {
    std::string_view name;   // the score column
    std::string_view about;  // what it tells
    std::string_view unit, range;
    std::string_view cost;  // n nodes, m edges
};

/// Every measure that analyse() computes, in the order of the score columns.
inline constexpr std::array measures{
    Measure{"degree", "How many neighbours a node has.", "nodes", "0..n-1", "O(m)"},
    Measure{"weighted_degree", "The sum of the weights of its edges.", "weight", ">= 0", "O(m)"},
    Measure{"pagerank", "How often a walk along the edges comes by: important neighbours count for more.", "share",
            "0..1, sums to 1", "O(m) a step"},
    Measure{"component", "The connected part that the node lies in, 0 the largest.", "number", "0..parts-1",
            "O(n + m)"},
    Measure{"core_number", "The largest k for which the node stays when all with fewer than k neighbours go.",
            "neighbours", "0..n-1", "O(n + m)"},
};

}  // namespace graphmatter::analyse
