#pragma once
#include <string>

#include <graphmatter/model/evaluation.hpp>

namespace graphmatter::exports {

/// An evaluation as one JSON object: posts, queries, chosen, unknown, methods with their means and intervals.
[[nodiscard]] std::string evaluation_json(const Evaluation& evaluation);

}  // namespace graphmatter::exports
