#include <graphmatter/text/name_marks.hpp>

#include <algorithm>
#include <array>
#include <vector>

#include "text/byte_set.hpp"
#include "text/code_points.hpp"

namespace graphmatter::text {

namespace {

struct Pair {
    char32_t open, close;
};
constexpr std::array quotes{Pair{U'"', U'"'}, Pair{U'\'', U'\''}, Pair{U'“', U'”'}, Pair{U'‘', U'’'}};
constexpr std::array brackets{Pair{U'(', U')'},   Pair{U'[', U']'},   Pair{U'{', U'}'},   Pair{U'【', U'】'},
                              Pair{U'「', U'」'}, Pair{U'『', U'』'}, Pair{U'《', U'》'}, Pair{U'〈', U'〉'}};

// What nearly every name is without: bytes of which one must stand there for a closer look to find anything.
constexpr ByteSet of_quotes{"\"'\xE2"}, of_stray_quotes{"\"\xE2"}, of_brackets{"()[]{}\xE3\xEF"};

bool is_blank(char32_t c) { return c == U' ' || c == U'\t' || c == U'\u3000' || c == U'\u00A0'; }

std::u32string_view trimmed(std::u32string_view text)
{
    while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
    return text;
}

bool is_letter(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || c >= 0x80; }

/// True if one of the pair stands within the text, so that its ends need not belong together. An apostrophe between
/// letters is no quote.
bool holds(std::u32string_view text, Pair pair)
{
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != pair.open && text[i] != pair.close) continue;
        const bool apostrophe = (text[i] == U'\'' || text[i] == U'’') && i > 0 && i + 1 < text.size() &&
                                is_letter(text[i - 1]) && is_letter(text[i + 1]);
        if (!apostrophe) return true;
    }
    return false;
}

char32_t narrow(char32_t c)
{
    switch (c) {
        case U'（': return U'(';
        case U'）': return U')';
        case U'［': return U'[';
        case U'］': return U']';
        case U'｛': return U'{';
        case U'｝': return U'}';
        default: return c;
    }
}

/// `1)` or `iv）` before a name counts it; the parenthesis closes nothing.
std::u32string_view without_number(std::u32string_view text)
{
    constexpr std::u32string_view numerals = U"0123456789ivxIVX一二三四五六七八九十百";
    constexpr std::size_t longest = 4;
    const std::size_t end = text.find_first_of(U")）");
    if (end == std::u32string_view::npos || end == 0 || end > longest || trimmed(text.substr(end + 1)).empty())
        return text;
    const bool counts = text.substr(0, end).find_first_not_of(numerals) == std::u32string_view::npos;
    return counts ? text.substr(end + 1) : text;
}

}  // namespace

std::optional<std::string> without_quotes(std::string_view name)
{
    if (!of_quotes.meets(name)) return std::nullopt;
    const std::u32string whole = decoded(name);
    std::u32string_view rest = trimmed(whole);
    bool found = false;
    for (bool again = true; again;) {
        again = false;
        for (const Pair pair : quotes) {
            if (rest.size() < 3 || rest.front() != pair.open || rest.back() != pair.close) continue;
            const auto inner = rest.substr(1, rest.size() - 2);
            const bool doubled = inner.front() == pair.open && inner.back() == pair.close && inner.size() > 2;
            if (!doubled && holds(inner, pair)) continue;
            if (trimmed(inner).empty()) continue;
            rest = trimmed(inner);
            found = again = true;
        }
    }
    return found ? std::optional{encoded(rest)} : std::nullopt;
}

bool has_stray_quote(std::string_view name)
{
    if (!of_stray_quotes.meets(name)) return false;
    const std::u32string whole = decoded(name);
    const std::u32string_view text = trimmed(whole);
    if (text.empty()) return false;
    const auto count = [text](char32_t c) { return std::ranges::count(text, c); };
    const bool at_end =
        text.back() == U'"' && (text.size() < 2 || text[text.size() - 2] < U'0' || text[text.size() - 2] > U'9');
    if ((text.front() == U'"' || at_end) && count(U'"') % 2 == 1) return true;
    return (text.front() == U'“' || text.back() == U'”') && count(U'“') != count(U'”');
}

bool has_stray_bracket(std::string_view name)
{
    if (!of_brackets.meets(name)) return false;
    const std::u32string whole = decoded(name);
    const std::u32string_view text = without_number(trimmed(whole));
    std::vector<char32_t> awaited;
    for (const char32_t c : text) {
        if (const auto opens = std::ranges::find(brackets, narrow(c), &Pair::open); opens != brackets.end()) {
            awaited.push_back(opens->close);
        } else if (std::ranges::find(brackets, narrow(c), &Pair::close) != brackets.end()) {
            if (awaited.empty() || awaited.back() != narrow(c)) return true;
            awaited.pop_back();
        }
    }
    if (!awaited.empty()) return true;
    return text.size() > 2 && text.front() == U'[' && text.back() == U']' && text[1] != U'[' &&
           text.substr(1, text.size() - 2).find_first_of(U"[]") == std::u32string_view::npos;
}

}  // namespace graphmatter::text
