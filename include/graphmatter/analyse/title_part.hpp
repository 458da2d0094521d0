#pragma once
#include <vector>

#include <graphmatter/model/corpus.hpp>
#include <graphmatter/model/ids.hpp>
#include <graphmatter/model/rows.hpp>

namespace graphmatter::analyse {

/// The Euclidean length of each row.
[[nodiscard]] std::vector<double> lengths_of(const Rows<TermWeight>& rows);

/// The title part of a score: .15 times the cosine of the rows of PostTexts::heads, titles and summaries. 0..0.15; 0
/// where a post has no words there. O(terms of both). Symmetric.
[[nodiscard]] double title_part(const Rows<TermWeight>& rows, const std::vector<double>& lengths, PostId a, PostId b);

}  // namespace graphmatter::analyse
