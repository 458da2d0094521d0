#pragma once
#include <string>

#include <graphmatter/graph/bgl.hpp>

namespace graphmatter::analyse {

/// What exact betweenness or closeness will cost, known before.
struct Effort {
    double sources = 0;     // nodes that are no leaves
    double arc_visits = 0;  // one source and one arc each, before lanes are shared
    double seconds = 0;     // on that many threads of a machine of 2023, good to a factor of two or three
};

/// Cost of asking: O(n + m).
[[nodiscard]] Effort betweenness_effort(const graph::Graph& graph, unsigned threads);
[[nodiscard]] Effort closeness_effort(const graph::Graph& graph, unsigned threads);

enum class Precision { exact, sampled };

struct PrecisionChoice {
    Precision precision = Precision::exact;
    std::string reason;  // one sentence, for messages: "exact: about 3 s" or "sampled: exact would take about 20 min"
};

/// Exact where it takes at most so many seconds.
[[nodiscard]] PrecisionChoice choose_precision(const Effort& effort, double most_seconds);

}  // namespace graphmatter::analyse
