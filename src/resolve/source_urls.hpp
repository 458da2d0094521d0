#pragma once
#include <string>
#include <string_view>

namespace graphmatter::resolve {

/// The form under which URLs of one page meet: https, lower-case host without `www.`, `m.` on YouTube and default port;
/// no fragment, no space, no tracking parameters (utm_*, fbclid, gclid, ...), no slash at the end; youtu.be, shorts,
/// live and embed addresses as youtube.com/watch?v=.
[[nodiscard]] std::string normalized_url(std::string_view url);

/// The host of a normalised URL: "youtube.com".
[[nodiscard]] std::string_view host_of(std::string_view url);

/// %XX undone where the result is UTF-8; else the text as it is.
[[nodiscard]] std::string percent_decoded(std::string_view text);

}  // namespace graphmatter::resolve
