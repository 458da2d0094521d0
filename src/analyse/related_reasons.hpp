#pragma once
#include <graphmatter/model/findings.hpp>

#include "analyse/related_search.hpp"
#include "analyse/shown_words.hpp"

namespace graphmatter::analyse {

/// Adds a row: why this candidate is suggested. At most three words of the texts, one of the titles and three entities
/// stand for all that the posts share, so that the shares sum to 1 and those of a signal to its part of the score.
/// `prose` holds the row of the post.
void give_reasons(const RelatedIndex& index, PostId post, const SpreadRow& prose, const Candidate& other,
                  ShownWords& shown, StringPool& words, Rows<Reason>& reasons);

}  // namespace graphmatter::analyse
