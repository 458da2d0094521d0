#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace graphmatter::text {

/// What a character is to the tokeniser, and its form with case and width folded.
struct TermCharacter {
    enum class Use : std::uint8_t { separator, letter, ideograph };  // letter: digits and marks too; ideograph: CJK,
    Use use = Use::separator;                                        // kana, hangul
    char32_t folded = 0;
};
[[nodiscard]] TermCharacter term_character(char32_t c) noexcept;

/// Takes a text apart into terms, one after the other: words (runs of letters and digits, folded, of at least two
/// characters; one that holds a character above U+024F is cut to its first seven, a cheap stem for Cyrillic and Greek)
/// and pairs of neighbouring CJK characters (a single one stays alone). No stop words, no dictionary.
/// Expects UTF-8; about 250 MB/s.
class Terms {
  public:
    explicit Terms(std::string_view utf8) noexcept : text_{utf8} {}

    /// Moves on to the next term; false at the end. The view holds until the next call, and as long as
    /// the text where it lies within it.
    [[nodiscard]] bool next(std::string_view& term) noexcept;
    /// The last term in full: the word that was cut.
    [[nodiscard]] std::string_view whole(std::string_view term) const noexcept
    {
        return is_in_text(term) ? term : std::string_view{word_.data(), word_size_};
    }
    /// Whether the last term stands so in the text, and its view holds as long as that; else it was folded.
    [[nodiscard]] bool is_in_text(std::string_view term) const noexcept { return term.data() != word_.data(); }

  private:
    struct Decoded {
        char32_t c = 0;
        std::size_t length = 1;
    };
    static constexpr std::size_t longest = 64, stem = 7;  // characters

    [[nodiscard]] Decoded decode(std::size_t at) const noexcept;
    [[nodiscard]] bool pair_behind(std::string_view& term) noexcept;
    [[nodiscard]] bool word(std::string_view& term) noexcept;
    void keep(char32_t c) noexcept;

    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t ideograph_ = 0, ideograph_size_ = 0;  // the one before at_; size 0: none
    bool paired_ = false;                             // it is part of a pair already
    std::array<char, 4 * longest> word_{};
    std::size_t word_size_ = 0, word_length_ = 0, stem_size_ = 0;  // bytes, characters, bytes of the first seven
    bool far_ = false;                                             // a character above U+024F was seen
};

}  // namespace graphmatter::text
