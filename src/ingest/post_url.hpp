#pragma once
#include <string>
#include <string_view>

#include "ingest/fields.hpp"

namespace graphmatter::ingest {

/// The URL of the post at a path (without extension): its permalink as written, else the pattern ({path} {name} {slug}
/// {year} {month} {day}) filled in. {name} is the last part of {path}, {slug} the same without a date in front, as
/// Jekyll has it; a `slug` of the front matter stands for both. index and _index stand for their folder. Empty when the
/// post says `permalink: false`.
[[nodiscard]] std::string post_url(const PostFields& fields, std::string_view path, std::string_view pattern);

/// What is wrong with a pattern: a part in braces that is none of those, or none at all; empty: nothing.
[[nodiscard]] std::string trouble_with_url(std::string_view pattern);

}  // namespace graphmatter::ingest
