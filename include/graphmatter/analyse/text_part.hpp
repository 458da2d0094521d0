#pragma once
#include <cstdint>
#include <vector>

#include <graphmatter/model/corpus.hpp>
#include <graphmatter/model/ids.hpp>
#include <graphmatter/model/rows.hpp>

namespace graphmatter::analyse {

/// The lengths by which the vectors of posts are divided: .15 times the mean length plus .85 times the own (Singhal,
/// Buckley and Mitra 1996: longer posts are not put back so much). A row of all zero has the length 0 when all have.
[[nodiscard]] std::vector<double> pivoted_lengths(const Rows<TermWeight>& rows);

/// What it tells: how much of the vocabulary two posts share, rare words above all (Salton 1975: tf-idf vectors).
/// Unit and range: dot product of the rows of PostTexts::prose, divided by both pivoted lengths: 0..1, as a rule below
/// .6; 0 where a post has no words. Cost: O(terms of both). Symmetric.
[[nodiscard]] double text_similarity(const Rows<TermWeight>& rows, const std::vector<double>& lengths, PostId a,
                                     PostId b);

/// The text part of a score: similarity / (similarity + .3), so that near-copies do not drown the rest, times
/// .6 + .1 ln(1 + posts that link to the other post). 0..1 and a little more for posts with many links.
[[nodiscard]] double text_part(double similarity, std::uint32_t linking_posts);

}  // namespace graphmatter::analyse
