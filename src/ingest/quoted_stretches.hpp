#pragma once
#include <cstddef>
#include <string_view>
#include <vector>

namespace graphmatter::ingest {

/// Bytes of a body, from the first to before the last.
struct Stretch {
    std::size_t begin = 0, end = 0;
};

/// What Markdown takes for text and its readers do not: formulas between `$$` and `$$` in one paragraph, and code that
/// stands in a block of a site generator: `{% highlight js %}` (Jekyll), `{% codeblock %}` (Hexo), `{{< highlight go
/// >}}` (Hugo), up to its end. Brackets and tags in them make no links. By their begin; none within another. O(bytes).
[[nodiscard]] std::vector<Stretch> quoted_stretches(std::string_view body);

}  // namespace graphmatter::ingest
