// Build-time tool: prints how each Chinese character is read by ICU, in words and in names, as C++ tables. Making the
// transliterator costs 100 ms, a quarter of a check of 6,000 posts; the tables cost nothing.
#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <cstdio>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace {

constexpr UChar32 first = 0x4E00, last = 0x9FFF;

/// One syllable of plain letters; empty where ICU knows none.
std::string syllable(const icu::Transliterator& latin, UChar32 character)
{
    icu::UnicodeString text{character};
    latin.transliterate(text);
    std::string out;
    text.trim().toUTF8String(out);
    for (const char c : out)
        if (c < 'a' || c > 'z') return {};
    return out;
}

std::unique_ptr<icu::Transliterator> transliterator(const char* rules)
{
    UErrorCode status = U_ZERO_ERROR;
    auto* made = icu::Transliterator::createInstance(rules, UTRANS_FORWARD, status);
    return std::unique_ptr<icu::Transliterator>{U_FAILURE(status) ? nullptr : made};
}

}  // namespace

int main()
{
    const auto of_words = transliterator("Han-Latin; Latin-ASCII; Lower");
    const auto of_names = transliterator("Han-Latin/Names; Latin-ASCII; Lower");
    if (!of_words || !of_names) return 1;
    std::map<std::string, unsigned> number{{std::string{}, 0}};
    std::vector<std::string> in_words, in_names;
    for (UChar32 c = first; c <= last; ++c) {
        number.emplace(in_words.emplace_back(syllable(*of_words, c)), 0);
        number.emplace(in_names.emplace_back(syllable(*of_names, c)), 0);
    }
    if (number.size() < 300 || number.size() > 65'535) return 2;  // Chinese has some 400 without tones

    std::puts("constexpr auto syllables = std::to_array<std::string_view>({");
    unsigned next = 0;
    for (auto& [reading, place] : number) {
        std::printf("\"%s\",\n", reading.c_str());
        place = next++;
    }
    std::puts("});");
    std::printf("constexpr char32_t first_han = 0x%X;\n", static_cast<unsigned>(first));
    std::puts("constexpr auto readings = std::to_array<std::array<std::uint16_t, 2>>({");
    for (std::size_t i = 0; i < in_words.size(); ++i)
        std::printf("{%u, %u},\n", number[in_words[i]], number[in_names[i]]);
    std::puts("});");
    return 0;
}
