#pragma once
#include <string>

#include <graphmatter/model/evaluation.hpp>

namespace graphmatter::exports {

/// An evaluation as one JSON object: posts, queries, chosen, unknown, methods with their means and intervals.
[[nodiscard]] std::string evaluation_json(const Evaluation& evaluation);

/// What was learned as one JSON object: queries, before, after and gain with their intervals, and the weights; null in
/// their place if the gain may be none.
[[nodiscard]] std::string tuning_json(const Tuning& tuning);

}  // namespace graphmatter::exports
