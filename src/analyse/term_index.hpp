#pragma once
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <graphmatter/model/corpus.hpp>
#include <graphmatter/model/rows.hpp>

namespace graphmatter::analyse {

/// A term of a post in the list of the term, its weight divided by the length of the post's vector.
struct Posting {
    std::uint32_t post = 0;
    float weight = 0;
};

/// The posts of each term of all texts, or of all titles. Terms are numbered from the rarest on.
struct TermIndex {
    std::vector<double> lengths;  // by post: what its weights are divided by
    Rows<Posting> lists;          // a row a term, posts ascending
    // Words in more posts than this are common: a bound by `common` can stand for their lists.
    std::size_t longest_list = 0;
    std::vector<float> common;  // by post: the length of its common words' vector, of the whole one's
    std::vector<float> tails;   // by k: the greatest length, so measured, of a vector's commonest 2^k words of all

    /// The tail that holds a term and all commoner ones.
    [[nodiscard]] std::size_t tail_of(TermId term) const noexcept
    {
        return static_cast<std::size_t>(std::bit_width(lists.size() - 1 - index(term)));
    }
};

/// O(terms of all posts). `lengths` is empty where there are no rows.
[[nodiscard]] TermIndex index_terms(const Rows<TermWeight>& rows, std::vector<double> lengths, std::size_t terms,
                                    std::size_t longest_list);

}  // namespace graphmatter::analyse
