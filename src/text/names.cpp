#include <graphmatter/text/names.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <graphmatter/model/error.hpp>
#include <graphmatter/text/encoding.hpp>
#include <graphmatter/text/name_folds.hpp>

#include "text/code_points.hpp"
#include "text/simplified.hpp"

namespace graphmatter::text {

namespace {

struct Pair {
    char32_t open, close;
};
constexpr std::array pairs{Pair{U'《', U'》'}, Pair{U'「', U'」'}, Pair{U'『', U'』'}, Pair{U'【', U'】'},
                           Pair{U'[', U']'},   Pair{U'“', U'”'},   Pair{U'‘', U'’'}};

bool is_opening(char32_t c)
{
    return c == U'"' || c == U'\'' || std::ranges::find(pairs, c, &Pair::open) != pairs.end();
}
bool is_closing(char32_t c)
{
    return c == U'"' || c == U'\'' || std::ranges::find(pairs, c, &Pair::close) != pairs.end();
}
bool is_space(char32_t c) { return u_isUWhiteSpace(static_cast<UChar32>(c)) != 0; }

/// True if the bracket that opens the text closes before its end: 《a》 and 《b》.
bool closes_early(std::u32string_view text)
{
    if (text.front() == U'"' && text.back() == U'"') {  // "a" and "b", but not ""a""
        const std::size_t first = text.find_first_not_of(U'"'), last = text.find_last_not_of(U'"');
        return first != std::u32string_view::npos &&
               text.substr(first, last - first).find(U'"') != std::u32string_view::npos;
    }
    const auto pair = std::ranges::find(pairs, text.front(), &Pair::open);
    if (pair == pairs.end() || text.back() != pair->close) return false;
    int depth = 0;
    for (std::size_t i = 0; i + 1 < text.size(); ++i) {
        depth += text[i] == pair->open ? 1 : text[i] == pair->close ? -1 : 0;
        if (depth == 0) return true;
    }
    return false;
}

std::u32string_view trimmed(std::u32string_view text)
{
    while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
    return text;
}

enum class Strays : bool { keep, strip };

/// Outer quotes and brackets off, however many; with Strays::strip those that lack a partner too.
std::u32string_view unwrapped(std::u32string_view text, Strays strays)
{
    for (text = trimmed(text); !text.empty(); text = trimmed(text)) {
        const bool opens = is_opening(text.front()), closes = is_closing(text.back());
        if (text.size() > 1 && opens && closes) {
            if (closes_early(text)) break;
            text.remove_prefix(1);
            text.remove_suffix(1);
        } else if (strays == Strays::strip && (opens || is_closing(text.front()))) {
            text.remove_prefix(1);
        } else if (strays == Strays::strip && (closes || is_opening(text.back()))) {
            text.remove_suffix(1);
        } else {
            break;
        }
    }
    return text;
}

bool is_separator(char32_t c)
{
    switch (c) {
        case U',':
        case U'-':
        case U'_':
        case U'.':
        case 0x2212:
        case 0x2022:
        case 0x00B7:
        case 0x2027:
        case 0x30FB: return true;
        default: return (c >= 0x2010 && c <= 0x2015) || is_space(c);
    }
}

bool is_digit(char32_t c) { return u_isdigit(static_cast<UChar32>(c)) != 0; }

/// Separators as one space; a period in front or between digits is none.
std::u32string with_plain_spaces(std::u32string_view text)
{
    std::u32string out;
    out.reserve(text.size());
    bool gap = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char32_t c = text[i];
        const bool keeps =
            c == U'.' && (i == 0 ? text.size() > 1 && !is_separator(text[1])
                                 : i + 1 < text.size() && is_digit(text[i - 1]) && is_digit(text[i + 1]));
        if (!keeps && is_separator(c)) {
            gap = true;
            continue;
        }
        if (gap && !out.empty()) out.push_back(U' ');
        gap = false;
        out.push_back(c);
    }
    return out;
}

bool is_latin(char32_t c)
{
    UErrorCode status = U_ZERO_ERROR;
    return uscript_getScript(static_cast<UChar32>(c), &status) == USCRIPT_LATIN;
}

bool may_carry_diacritics(char32_t c)
{
    return (c >= 0xC0 && c < 0x370) || (c >= 0x1D00 && c < 0x2000) || (c >= 0x2C60 && c < 0x2C80) ||
           (c >= 0xA720 && c < 0xA800);
}

const icu::Normalizer2& loaded(const icu::Normalizer2* (*get)(UErrorCode&))
{
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* found = get(status);
    if (U_FAILURE(status)) throw DataError("ICU has no normalisation data");
    return *found;
}

/// Loaded all at once, under a guard of the language: the one that ICU has of its own is none that a checker of threads
/// can see.
struct Normalizers {
    const icu::Normalizer2& nfd = loaded(icu::Normalizer2::getNFDInstance);
    const icu::Normalizer2& nfkc = loaded(icu::Normalizer2::getNFKCInstance);
    const icu::Normalizer2& nfkc_casefold = loaded(icu::Normalizer2::getNFKCCasefoldInstance);
};

const Normalizers& normalizers()
{
    static const Normalizers all;
    return all;
}

std::string normalized(const icu::Normalizer2& form, std::string_view utf8)
{
    std::string out;
    icu::StringByteSink<std::string> sink{&out, static_cast<int32_t>(utf8.size())};
    UErrorCode status = U_ZERO_ERROR;
    form.normalizeUTF8(0, icu::StringPiece{utf8.data(), static_cast<int32_t>(utf8.size())}, sink, nullptr, status);
    if (U_FAILURE(status)) throw DataError("ICU could not normalise a text");
    return out;
}

/// Marks off Latin letters, and the letters whose stroke Unicode does not take apart.
std::u32string without_latin_diacritics(const std::u32string& text)
{
    const auto apart = decoded(normalized(normalizers().nfd, encoded(text)));
    std::u32string out;
    bool latin = false;
    for (const char32_t c : apart) {
        if (u_getCombiningClass(static_cast<UChar32>(c)) != 0) {
            if (!latin) out.push_back(c);
            continue;
        }
        latin = is_latin(c);
        out.push_back(c == U'ø' ? U'o' : c == U'ł' ? U'l' : c == U'đ' ? U'd' : c);
    }
    return decoded(nfc(encoded(out)));
}

bool is_ascii(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// The same rules for ASCII, some twenty times faster: three names of four are ASCII.
std::string ascii_key(std::string_view name)
{
    std::string lower{name};
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    const std::u32string wide(lower.begin(), lower.end());
    const auto spaced = with_plain_spaces(unwrapped(wide, Strays::strip));
    return {spaced.begin(), spaced.end()};
}

/// NFKC without what cannot be seen.
std::string compatible(std::string_view name)
{
    auto text = decoded(normalized(normalizers().nfkc, name));
    std::erase_if(text, [](char32_t c) {
        return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
    });
    return nfc(encoded(text));
}

std::string folded_letters(std::string_view name, Folds folds)
{
    const bool any_case = folds.has(Fold::letter_case), any_width = folds.has(Fold::width);
    if (any_case && any_width) return normalized(normalizers().nfkc_casefold, name);
    if (any_width) return compatible(name);
    return nfc(any_case ? case_folded(name) : std::string{name});
}

}  // namespace

std::string partial_key(std::string_view name, Folds folds)
{
    const auto inner = [&](std::u32string_view text) {
        return folds.has(Fold::quotes) ? unwrapped(text, Strays::strip) : text;
    };
    const auto letters = decoded(folded_letters(name, folds));
    std::u32string text{inner(letters)};
    if (folds.has(Fold::script)) text = simplified(text);
    if (folds.has(Fold::diacritics) && std::ranges::any_of(text, may_carry_diacritics))
        text = without_latin_diacritics(text);
    text = std::u32string{inner(text)};
    if (folds.has(Fold::separators)) text = with_plain_spaces(text);
    return folds.has(Fold::spacing) ? squashed_key(encoded(text)) : encoded(text);
}

std::string name_key(std::string_view name)
{
    if (is_ascii(name)) return ascii_key(name);
    const auto folded = decoded(normalized(normalizers().nfkc_casefold, name));
    std::u32string text = simplified(std::u32string{unwrapped(folded, Strays::strip)});
    if (std::ranges::any_of(text, may_carry_diacritics)) text = without_latin_diacritics(text);
    return encoded(with_plain_spaces(unwrapped(text, Strays::strip)));
}

std::string squashed_key(std::string_view key)
{
    const auto is_ascii_digit = [](char c) { return c >= '0' && c <= '9'; };
    std::string out;
    out.reserve(key.size());
    for (std::size_t i = 0; i < key.size(); ++i) {
        const bool between_digits =
            i > 0 && i + 1 < key.size() && is_ascii_digit(key[i - 1]) && is_ascii_digit(key[i + 1]);
        if (key[i] != ' ' || between_digits) out.push_back(key[i]);
    }
    return out;
}

std::string shown_name(std::string_view name)
{
    const auto wide = decoded(name);
    const auto inner = unwrapped(wide, Strays::keep);
    return encoded(inner.empty() ? trimmed(wide) : inner);
}

bool names_something(std::string_view name)
{
    const auto is_meaningful = [](UChar32 c) {
        if (c < 0x80) return u_isalnum(c) != 0;
        constexpr std::uint32_t meaningful = U_GC_L_MASK | U_GC_N_MASK | U_GC_S_MASK;
        return (U_GET_GC_MASK(c) & meaningful) != 0 && !u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
    };
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(name.data());
    for (std::size_t at = 0; at < name.size();) {
        UChar32 c = 0;
        U8_NEXT_OR_FFFD(bytes, at, name.size(), c);
        if (is_meaningful(c)) return true;
    }
    return false;
}

std::string slug(std::string_view key)
{
    std::string out{key};
    std::ranges::replace(out, ' ', '-');
    return out;
}

int label_quality(std::string_view shown)
{
    bool capital = false, space = false, joint = false, ascii = true;
    for (const char c : shown) {
        capital |= c >= 'A' && c <= 'Z';
        space |= c == ' ';
        joint |= c == '-' || c == '_';
        ascii &= static_cast<unsigned char>(c) < 0x80;
    }
    const bool is_slug = ascii && joint && !capital && !space;
    return is_slug ? 0 : 1 + (capital || !ascii ? 2 : 0) + (space ? 1 : 0);
}

}  // namespace graphmatter::text
