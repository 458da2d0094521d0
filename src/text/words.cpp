#include <graphmatter/text/words.hpp>

#include <array>
#include <cstddef>

namespace graphmatter::text {

namespace {

// What the first byte of a UTF-8 sequence says. `look` means that the next byte must be asked.
enum class Lead : std::uint8_t { gap, word, cjk, inside, look };

constexpr std::array<Lead, 256> lead_table = [] {
    std::array<Lead, 256> table{};
    for (std::size_t b = 0; b < 256; ++b) {
        const bool ascii_word = (b >= '0' && b <= '9') || (b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z');
        if (ascii_word || b == 0xE0 || b == 0xE1 || (b >= 0xC3 && b <= 0xDF))
            table[b] = Lead::word;
        else if (b >= 0x80 && b <= 0xBF)
            table[b] = Lead::inside;
        else if (b >= 0xE4 && b <= 0xED)
            table[b] = Lead::cjk;  // U+4000..D7FF: ideographs, Hangul, some Yi
        else if (b == 0xE2 || b == 0xE3 || b == 0xEF || b == 0xF0 || b == '\'')
            table[b] = Lead::look;
        else
            table[b] = Lead::gap;
    }
    return table;
}();

Lead asked(std::string_view text, std::size_t i, bool in_word) noexcept
{
    const auto byte = [text](std::size_t k) { return k < text.size() ? static_cast<unsigned char>(text[k]) : 0U; };
    switch (byte(i)) {
        case '\'': return in_word ? Lead::word : Lead::gap;
        case 0xE2:
            return in_word && byte(i + 1) == 0x80 && byte(i + 2) == 0x99 ? Lead::word : Lead::gap;  // right quote
        case 0xE3:
            return byte(i + 1) >= 0x81 && byte(i + 1) != 0x88 ? Lead::cjk
                                                              : Lead::gap;  // kana, ideographs; not U+3000..
        case 0xEF:
            return byte(i + 1) >= 0xA4 && byte(i + 1) <= 0xAB ? Lead::cjk : Lead::gap;  // compatibility ideographs
        default:
            return byte(i + 1) >= 0xA0 && byte(i + 1) <= 0xB3 ? Lead::cjk : Lead::gap;  // 0xF0: ideographs from U+20000
    }
}

}  // namespace

std::uint32_t count_words(std::string_view utf8) noexcept
{
    std::uint32_t words = 0;
    bool in_word = false;
    for (std::size_t i = 0; i < utf8.size(); ++i) {
        Lead lead = lead_table[static_cast<unsigned char>(utf8[i])];
        if (lead == Lead::inside) continue;
        if (lead == Lead::look) lead = asked(utf8, i, in_word);
        if (lead == Lead::cjk) i += 2;  // three bytes at least; a fourth is `inside`
        words += lead == Lead::cjk || (lead == Lead::word && !in_word);
        in_word = lead == Lead::word;
    }
    return words;
}

}  // namespace graphmatter::text
