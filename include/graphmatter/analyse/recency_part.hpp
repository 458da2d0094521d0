#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

#include <graphmatter/model/corpus.hpp>

namespace graphmatter::analyse {

inline constexpr std::int64_t undated = -1;

/// Twice the place of each post in the order of dates and times; posts of one time share their mean place. `undated`
/// for others.
[[nodiscard]] std::vector<std::int64_t> date_ranks(const std::vector<Post>& posts);

/// The recency part of a score: .12 (1 - ln(1 + places between the two) / ln N), 0 where one is undated. 0..0.12. Takes
/// twice the places, as date_ranks() gives them. Symmetric.
[[nodiscard]] double recency_part(std::int64_t rank_a, std::int64_t rank_b, std::size_t posts);

}  // namespace graphmatter::analyse
