#pragma once
#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include <graphmatter/analyse/analyse.hpp>
#include <graphmatter/analyse/communities.hpp>
#include <graphmatter/analyse/components.hpp>
#include <graphmatter/graph/bgl.hpp>

namespace graphmatter::analyse {

/// Measures of one graph, by vertex, and what they were made of.
struct NetworkMeasures {
    std::vector<ScoreColumn> scores;
    Communities communities;
};

/// The measures of every build. `beside` is run with the components as soon as these are known, next to the rest.
[[nodiscard]] NetworkMeasures usual_measures(const graph::Graph& graph, const AnalyseOptions& options,
                                             const Watch& watch, const std::function<void(const Components&)>& beside);

/// The measures asked for beyond those, in the order of known_measures; reports as stages of their own.
[[nodiscard]] std::vector<ScoreColumn> measures_on_request(const graph::Graph& graph, const AnalyseOptions& options,
                                                           const Watch& watch);

}  // namespace graphmatter::analyse
