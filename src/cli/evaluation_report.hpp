#pragma once
#include <string>
#include <string_view>

#include <graphmatter/model/evaluation.hpp>

namespace graphmatter::cli {

/// A table: a line for each method.
[[nodiscard]] std::string evaluation_text(const Evaluation& evaluation, std::string_view field);

}  // namespace graphmatter::cli
