#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include <graphmatter/model/schema.hpp>

#include "ingest/value.hpp"

namespace graphmatter::ingest {

/// A post as another post's front matter names it: a path, URL, file name, title or wikilink.
struct WrittenPost {
    std::string target;
    std::uint32_t line = 0, column = 0;
    ListUse use{};
};

/// The posts that a value names: a single text, or a list of texts, of wikilinks without quotes, of maps that hold a
/// path, a URL or a title. What names nothing is left out.
[[nodiscard]] std::vector<WrittenPost> listed_posts(const Value& value, ListUse use);

}  // namespace graphmatter::ingest
