#include <graphmatter/text/words.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstring>

namespace graphmatter::text {

namespace {

// Plain loops over bytes, without a branch and without looking at an earlier result, so that the compiler makes vector
// instructions of them: which reads bodies twice as fast as a state machine.

using Byte = unsigned char;
constexpr std::size_t block = 4096, before = 8, after = 2;

/// One block of text with the bytes around it, zero where there are none.
struct Window {
    std::array<Byte, before + block + after> text;
    std::array<Byte, before + block> word;     // 1: the first byte of a letter or digit that is no CJK character
    std::array<Byte, before + block> in_word;  // 1: any byte of one
};

constexpr Byte within(Byte value, Byte first, Byte last) noexcept
{
    return static_cast<Byte>(static_cast<Byte>(value - first) <= static_cast<Byte>(last - first));
}

/// ASCII letters and digits; U+00C0..1FFF: two bytes from 0xC3 on, three from 0xE0 and 0xE1.
constexpr Byte starts_letter(Byte b) noexcept
{
    return within(b, '0', '9') | within(b | 0x20, 'a', 'z') | within(b, 0xC3, 0xE1);
}

/// Ideographs, Hangul, kana, some Yi: U+3040..31FF and U+3240..D7FF, U+F900..FAFF, ideographs from U+20000.
constexpr Byte starts_cjk(Byte b, Byte next) noexcept
{
    return within(b, 0xE4, 0xED) | (within(b, 0xE3, 0xE3) & within(next, 0x81, 0xBF) & (next != 0x88)) |
           (within(b, 0xEF, 0xEF) & within(next, 0xA4, 0xAB)) | (within(b, 0xF0, 0xF0) & within(next, 0xA0, 0xB3));
}

void mark_words(Window& w, std::size_t end) noexcept
{
    for (std::size_t i = 0; i < end; ++i) w.word[i] = starts_letter(w.text[i]);
    for (std::size_t i = 2; i < end; ++i)
        w.in_word[i] = w.word[i] | (within(w.text[i], 0x80, 0xBF) &
                                    (w.word[i - 1] | (within(w.text[i - 1], 0x80, 0xBF) & w.word[i - 2])));
}

/// Words and CJK characters that begin in the block itself.
std::uint32_t count_starts(const Window& w, std::size_t end) noexcept
{
    std::uint32_t count = 0;
    for (std::size_t i = before; i < end; ++i) {
        const Byte* at = w.text.data() + i;
        const Byte apostrophe = (at[-1] == '\'') & w.in_word[i - 2];
        const Byte quote = (at[-3] == 0xE2) & (at[-2] == 0x80) & (at[-1] == 0x99) & w.in_word[i - 4];
        const Byte joined = w.in_word[i - 1] | apostrophe | quote;
        count += (w.word[i] & (joined ^ 1U)) | starts_cjk(at[0], at[1]);
    }
    return count;
}

}  // namespace

std::uint32_t count_words(std::string_view utf8) noexcept
{
    std::uint32_t words = 0;
    Window w;  // filled as far as it is read
    std::fill_n(w.text.begin(), before, Byte{0});
    w.in_word[0] = w.in_word[1] = 0;
    for (std::size_t start = 0; start < utf8.size(); start += block) {
        const std::size_t back = std::min(start, before), size = std::min(block, utf8.size() - start);
        const std::string_view piece = utf8.substr(start - back, back + size + after);
        const std::size_t filled = before - back + piece.size(), end = before + size;
        std::memcpy(w.text.data() + (before - back), piece.data(), piece.size());
        std::fill(w.text.begin() + static_cast<std::ptrdiff_t>(filled),
                  w.text.begin() + static_cast<std::ptrdiff_t>(end + after), Byte{0});
        mark_words(w, end);
        words += count_starts(w, end);
    }
    return words;
}

}  // namespace graphmatter::text
