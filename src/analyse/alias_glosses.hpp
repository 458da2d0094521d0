#pragma once
#include <array>
#include <cstdint>
#include <vector>

#include <graphmatter/model/corpus.hpp>
#include <graphmatter/model/string_pool.hpp>
#include <graphmatter/text/transliteration.hpp>

#include "analyse/alias_names.hpp"

namespace graphmatter::analyse {

/// Two names of which one explains the other; a < b.
struct GlossedPair {
    StringId a{}, b{};
    std::uint32_t posts = 0;    // that gloss one by the other
    std::uint32_t forward = 0;  // of these, posts with b in a's parenthesis
    std::uint32_t bounded = 0;  // of these, posts in which markup bounds the name before the parenthesis
    PostId post{};              // the first
    std::uint32_t line = 0;
};

struct GlossCounts {
    std::vector<GlossedPair> pairs;  // by (a, b); both are known names
    /// A name and a script: posts in which it stands with a name of that script, known or not.
    std::vector<std::array<std::uint32_t, text::writings>> total;
    /// A name and a script: posts with the name of that script with which it stands most often.
    std::vector<std::array<std::uint32_t, text::writings>> most;
};

/// Finds the names of the vault in its glosses. The name before a parenthesis is the longest known one with which
/// the text ends; names in parentheses that are not known are interned, to be counted. O(glosses).
[[nodiscard]] GlossCounts count_glosses(const Corpus& corpus, NameTable& table);

}  // namespace graphmatter::analyse
