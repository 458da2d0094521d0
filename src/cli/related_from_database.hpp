#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <graphmatter/exports/related_lists.hpp>

namespace graphmatter::cli {

/// The lists that a graph.sqlite holds, by the named queries posts, related and related-reasons; of one post, or of
/// all when it is "". At most `top` suggestions a list, 0: all. Throws UsageError for a post that is not there.
[[nodiscard]] std::vector<exports::RelatedList> lists_from_database(const std::filesystem::path& database,
                                                                    const std::string& post, std::uint32_t top,
                                                                    double min_score);

/// What to say about a post that is not there.
[[nodiscard]] std::string unknown_post(const std::string& wanted, const std::vector<std::string_view>& paths);

}  // namespace graphmatter::cli
