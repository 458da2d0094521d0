#pragma once
#include <string_view>
#include <vector>

namespace graphmatter::ingest {

/// The pieces of a Markdown body that people read, in order, as views into it: headings, link texts and inline code are
/// among them; comments, fenced code, HTML tags and character references, pictures, link targets, URLs, reference
/// definitions and the tags of Liquid, Jinja and Hugo are not. Marks of emphasis and the like stay in the pieces: to a
/// tokeniser they are white space. One pass, about 1 GB/s; `pieces` is overwritten.
void find_prose(std::string_view body, std::vector<std::string_view>& pieces);

}  // namespace graphmatter::ingest
