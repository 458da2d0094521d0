#pragma once
#include <string>
#include <string_view>

#include <graphmatter/model/evaluation.hpp>

namespace graphmatter::cli {

/// A table: a line for each method.
[[nodiscard]] std::string evaluation_text(const Evaluation& evaluation, std::string_view field);

/// What learning gained, and the lines of a configuration if that is certain.
[[nodiscard]] std::string tuning_text(const Tuning& tuning, std::string_view field);

}  // namespace graphmatter::cli
