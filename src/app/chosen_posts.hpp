#pragma once
#include <cstddef>
#include <string_view>
#include <vector>

#include <graphmatter/model/ids.hpp>
#include <graphmatter/model/rows.hpp>
#include <graphmatter/model/snapshot.hpp>

namespace graphmatter::app {

/// The queries and what was chosen for each, a row a query.
struct ChosenPosts {
    std::vector<PostId> queries;
    Rows<PostId> chosen;
    std::size_t unknown = 0;  // listed, and not found
};

/// What stands in the field that a configuration hides (ingest::with_hidden_field). Throws DataError, naming the field,
/// if that is nothing.
[[nodiscard]] ChosenPosts chosen_posts(const Snapshot& snapshot, std::string_view field);

}  // namespace graphmatter::app
