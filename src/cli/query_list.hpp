#pragma once
#include <string>

namespace graphmatter::cli {

/// Every query with its parameters, for `query --list` and `list queries`.
[[nodiscard]] std::string query_list();

}  // namespace graphmatter::cli
