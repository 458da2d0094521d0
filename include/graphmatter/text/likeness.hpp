#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace graphmatter::text {

// How two names are alike. All take keys (name_key).

/// The words of a key.
[[nodiscard]] std::vector<std::string_view> words_of(std::string_view key);

/// The first letters of the words of a Latin key, small words ("of", "the", "and", ...) left out: "international
/// monetary fund" gives "imf". Empty for fewer than two words.
[[nodiscard]] std::string initials(std::string_view key);

/// True if `short_key` is made of first letters of the words of `long_key`, in order and all but small words
/// used: "imf", "un" for "united nations", "who" for "world health organization".
[[nodiscard]] bool abbreviates(std::string_view short_key, std::string_view long_key);

/// A key without article, honorific and form of company: "the", "dr", "inc", "corporation", "公司", "先生". Never
/// empty.
[[nodiscard]] std::string bare_name(std::string_view key);

/// An English plural's singular: "ai agents" gives "ai agent"; the key itself if it is none.
[[nodiscard]] std::string singular(std::string_view key);

/// True if a slip of the pen lies between two keys: one letter inserted, left out or replaced, or two neighbours
/// swapped; never in names with digits, never the first letter of a word, never in names of fewer than eight letters
/// (four if not Latin).
[[nodiscard]] bool one_slip_apart(std::string_view a, std::string_view b);

/// True if the letters of the short key stand in the long one in this order, from its first: "kmt", "kuomintang".
[[nodiscard]] bool letters_in_order(std::string_view short_key, std::string_view long_key);

/// True if two keys have a Chinese, Japanese or Korean character in common.
[[nodiscard]] bool share_a_character(std::string_view a, std::string_view b);

/// How much a name in Latin letters sounds like the romanized form of another: 0..1, of the consonants of the whole
/// or of one of its words. "masike" and "elon musk" give 1.
[[nodiscard]] float sound_likeness(std::string_view romanized, std::string_view latin);

}  // namespace graphmatter::text
