#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "ingest/term_dictionary.hpp"

namespace graphmatter::ingest {

/// The terms of several dictionaries that two posts or more hold, under numbers of their own.
struct MergedTerms {
    static constexpr auto none = std::numeric_limits<std::uint32_t>::max();

    struct Term {
        std::uint64_t key = 0;
        std::uint32_t number = 0, posts = 0;
        std::uint32_t dictionary = 0, number_there = 0;  // where the first post shows it
    };

    std::size_t count = 0;
    std::array<std::vector<Term>, TermDictionary::segments> segments;  // each in the order of keys, as they are
    std::vector<std::vector<std::uint32_t>> numbers;  // a dictionary: by the number of a term there, its own; or none
};

/// In parallel, one segment at a time. The numbers are dense, their order depends on the threads.
[[nodiscard]] MergedTerms merged_terms(std::span<const TermDictionary* const> dictionaries);

}  // namespace graphmatter::ingest
