#pragma once
#include <string_view>

namespace graphmatter::text {

/// True if a URL's scheme is one letter off http or https, or lacks a slash behind it: `htps://x`, `http:/x`.
[[nodiscard]] bool has_odd_scheme(std::string_view url);

}  // namespace graphmatter::text
