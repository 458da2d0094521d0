#include "text/code_points.hpp"

#include <unicode/utf8.h>

namespace graphmatter::text {

std::u32string decoded(std::string_view utf8)
{
    std::u32string out;
    out.reserve(utf8.size());
    const auto* bytes = reinterpret_cast<const uint8_t*>(utf8.data());
    for (std::size_t i = 0; i < utf8.size();) {
        UChar32 c = 0;
        U8_NEXT_OR_FFFD(bytes, i, utf8.size(), c);
        out.push_back(static_cast<char32_t>(c));
    }
    return out;
}

void append_utf8(std::string& out, char32_t c)
{
    char bytes[4];
    int32_t n = 0;
    U8_APPEND_UNSAFE(bytes, n, static_cast<UChar32>(c));
    out.append(bytes, static_cast<std::size_t>(n));
}

std::string encoded(std::u32string_view text)
{
    std::string out;
    out.reserve(text.size() * 3);
    for (const char32_t c : text) append_utf8(out, c);
    return out;
}

}  // namespace graphmatter::text
