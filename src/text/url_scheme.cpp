#include <graphmatter/text/url_scheme.hpp>

#include <graphmatter/text/one_edit.hpp>

namespace graphmatter::text {

bool has_odd_scheme(std::string_view url)
{
    const std::string_view scheme = url.substr(0, url.find(':')), rest = url.substr(scheme.size());
    const auto is_near = [scheme](std::string_view known) { return one_edit(scheme, known).has_value(); };
    if (scheme == "http" || scheme == "https") return !rest.starts_with("://");
    return rest.starts_with(":/") && (is_near("https") || is_near("http"));
}

}  // namespace graphmatter::text
