#pragma once
#include <cstdint>
#include <functional>
#include <vector>

#include <graphmatter/analyse/analyse.hpp>
#include <graphmatter/analyse/components.hpp>
#include <graphmatter/graph/bgl.hpp>

namespace graphmatter::analyse {

/// The measures of every build but communities, by vertex. `beside` is run with the components as soon as these are
/// known, next to the rest.
[[nodiscard]] std::vector<ScoreColumn> usual_measures(const graph::Graph& graph,
                                                      const std::function<void(const Components&)>& beside);

/// The measures asked for beyond those, in the order of known_measures; reports as stages of their own.
[[nodiscard]] std::vector<ScoreColumn> measures_on_request(const graph::Graph& graph, const AnalyseOptions& options,
                                                           const Watch& watch);

}  // namespace graphmatter::analyse
