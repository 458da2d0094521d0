#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include <graphmatter/model/corpus.hpp>

#include "analyse/shown_words.hpp"

namespace graphmatter::analyse {

/// A word that two posts share, as people read it.
struct SharedWord {
    std::string text;
    double gain = 0;  // its part of the dot product of both rows
};

/// A term that two rows share.
struct SharedTerm {
    double gain = 0;  // its part of the dot product of both rows
    TermId term{};
};

/// The words that tie two rows most, at most `most`, the telling ones first. Pairs of CJK characters that overlap and
/// tie about as much are one word, 规模 and 模化 make 规模化, of which is said what ShownWords shows. Numbers come only
/// where there are no words. Of posts that share nothing but words of two letters, function words (the, 我们) and pairs
/// across the borders of words there is one without text.
[[nodiscard]] std::vector<SharedWord> shared_words(const PostTexts& texts, std::vector<SharedTerm> terms,
                                                   std::size_t most, ShownWords& shown);

}  // namespace graphmatter::analyse
