// Build-time tool: prints what the tokeniser must know of every character as a two-stage C++ table. ICU's own look-ups
// and break iterators read about 10 MB of text a second; the table reads 200.
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <array>
#include <cstdint>
#include <cstdio>
#include <map>
#include <vector>

namespace {

constexpr UChar32 block_size = 256, last = 0x10FFFF;
enum Use : std::uint32_t { separator, letter, ideograph };  // as text::TermCharacter::Use

bool is_ideograph(UChar32 c)
{
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(c, &status);
    return script == USCRIPT_HAN || script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA ||
           script == USCRIPT_HANGUL || script == USCRIPT_BOPOMOFO || (c >= 0x3040 && c <= 0x30FF);
}

Use use_of(UChar32 c)
{
    const auto mask = U_GET_GC_MASK(c);
    if ((mask & (U_GC_L_MASK | U_GC_N_MASK)) != 0) return is_ideograph(c) ? ideograph : letter;
    return (mask & U_GC_M_MASK) != 0 ? letter : separator;
}

/// Case and width folded, where that makes one character of one.
UChar32 folded(UChar32 c, const icu::Normalizer2& fold)
{
    UErrorCode status = U_ZERO_ERROR;
    const icu::UnicodeString out = fold.normalize(icu::UnicodeString{c}, status);
    const bool one = U_SUCCESS(status) && out.countChar32() == 1 && use_of(out.char32At(0)) == use_of(c);
    return one ? out.char32At(0) : u_tolower(c);
}

}  // namespace

int main()
{
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* fold = icu::Normalizer2::getNFKCCasefoldInstance(status);
    if (U_FAILURE(status)) return 1;
    std::map<std::vector<std::uint32_t>, std::size_t> numbers;  // of different blocks
    std::vector<std::vector<std::uint32_t>> blocks;
    std::vector<std::size_t> block_of;
    for (UChar32 start = 0; start <= last; start += block_size) {
        std::vector<std::uint32_t> block;
        for (UChar32 c = start; c < start + block_size; ++c) {
            const Use use = use_of(c);
            block.push_back(use == separator ? 0U : static_cast<std::uint32_t>(folded(c, *fold)) << 2U | use);
        }
        const auto [entry, is_new] = numbers.try_emplace(block, blocks.size());
        if (is_new) blocks.push_back(block);
        block_of.push_back(entry->second);
    }
    std::printf("constexpr std::array<std::uint16_t, %zu> block_of{", block_of.size());
    for (const std::size_t number : block_of) std::printf("%zu,", number);
    std::printf("};\nconstexpr std::array<std::uint32_t, %zu> characters{", blocks.size() * block_size);
    for (const auto& block : blocks)
        for (const std::uint32_t entry : block) std::printf("%u,", static_cast<unsigned>(entry));
    std::printf("};\n");
    return 0;
}
