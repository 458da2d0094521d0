#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <graphmatter/model/corpus.hpp>

namespace graphmatter::ingest {

/// A link or heading with its text still to be stored.
struct BodyLink {
    std::string target;
    std::uint32_t line = 0, column = 0;  // in the file
    float offset = 0;
    LinkForm form = LinkForm::markdown;
};
struct BodyHeading {
    std::string_view text;  // a view into the body, with its markup
    std::uint32_t line = 0;
    float offset = 0;
    std::uint8_t level = 1;
};

/// The links of a Markdown body: inline, reference, autolinks, wikilinks, <a href>; none from code. A body
/// without any character sequence that could make a link is not parsed. About 200 MB/s where it is.
[[nodiscard]] std::vector<BodyLink> find_links(std::string_view body, std::uint32_t first_line);

/// A heading as people see it: `**Bold** [text](url)` gives "Bold text", `[[page|label]]` gives "label".
[[nodiscard]] std::string plain_text(std::string_view heading);

/// The ATX and setext headings outside fenced code and comments. One pass over the lines.
[[nodiscard]] std::vector<BodyHeading> find_headings(std::string_view body, std::uint32_t first_line);

}  // namespace graphmatter::ingest
