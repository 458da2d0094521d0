#include <graphmatter/text/transliteration.hpp>

#include <algorithm>

#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <graphmatter/model/error.hpp>

#include "text/code_points.hpp"

namespace graphmatter::text {

namespace {

Writing writing_of_letter(char32_t c)
{
    const auto point = static_cast<UChar32>(c);
    if (u_isalpha(point) == 0) return Writing::none;
    UErrorCode status = U_ZERO_ERROR;
    switch (uscript_getScript(point, &status)) {
        case USCRIPT_LATIN: return Writing::latin;
        case USCRIPT_HAN: return Writing::han;
        case USCRIPT_HIRAGANA:
        case USCRIPT_KATAKANA: return Writing::kana;
        case USCRIPT_HANGUL: return Writing::hangul;
        case USCRIPT_CYRILLIC: return Writing::cyrillic;
        case USCRIPT_COMMON: return Writing::none;  // such as the prolonged sound mark
        default: return Writing::other;
    }
}

}  // namespace

Writing writing_of(std::string_view name)
{
    Writing found = Writing::none;
    for (const char32_t c : decoded(name)) {
        const Writing writing = writing_of_letter(c);
        if (writing == Writing::none || (writing == Writing::latin && found != Writing::none)) continue;
        if (found == Writing::none || found == Writing::latin || (found == Writing::han && writing == Writing::kana))
            found = writing;
    }
    return found;
}

struct Romanizer::Rules {
    std::unique_ptr<icu::Transliterator> chain;
};

Romanizer::Romanizer() : rules_{std::make_unique<Rules>()}
{
    UErrorCode status = U_ZERO_ERROR;
    rules_->chain.reset(
        icu::Transliterator::createInstance("Han-Latin/Names; Any-Latin; Latin-ASCII; Lower", UTRANS_FORWARD, status));
    if (U_FAILURE(status) || !rules_->chain) throw DataError("ICU has no rules for names in Latin letters");
}

Romanizer::~Romanizer() = default;

std::string Romanizer::operator()(std::string_view name) const
{
    auto text = icu::UnicodeString::fromUTF8({name.data(), static_cast<int32_t>(name.size())});
    rules_->chain->transliterate(text);
    std::string out, spaced;
    text.toUTF8String(out);
    for (const char c : out) {
        const bool kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (kept) spaced += c;
        if (c == ' ' && !spaced.empty() && spaced.back() != ' ') spaced += ' ';
    }
    if (spaced.ends_with(' ')) spaced.pop_back();
    return spaced;
}

}  // namespace graphmatter::text
