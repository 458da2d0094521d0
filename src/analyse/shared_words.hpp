#pragma once
#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include <graphmatter/model/corpus.hpp>

namespace graphmatter::analyse {

/// A word that two posts share, as people read it.
struct SharedWord {
    std::string text;
    double gain = 0;  // its part of the dot product of both rows
};

/// The words that tie two rows most, at most `most`, the telling ones first. Pairs of CJK characters that overlap and
/// tie about as much are one word: 规模 and 模化 make 规模化. Numbers come only where there are no words.
[[nodiscard]] std::vector<SharedWord> shared_words(const PostTexts& texts, std::span<const TermWeight> a,
                                                   std::span<const TermWeight> b, std::size_t most);

}  // namespace graphmatter::analyse
