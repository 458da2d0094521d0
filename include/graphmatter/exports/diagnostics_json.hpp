#pragma once
#include <span>
#include <string>

#include <graphmatter/model/diagnostic.hpp>

namespace graphmatter::exports {

/// A JSON list, one object a line: code, severity, path, line, column, message, help; in the order given.
/// Line and column are 0 where unknown. Ends with a newline.
[[nodiscard]] std::string diagnostics_json(std::span<const Diagnostic> diagnostics);

}  // namespace graphmatter::exports
