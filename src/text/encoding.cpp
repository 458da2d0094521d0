#include <graphmatter/text/encoding.hpp>

#include <cstdint>

#include <simdjson.h>
#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <graphmatter/model/error.hpp>

#include "text/code_points.hpp"

namespace graphmatter::text {

bool is_valid_utf8(std::string_view bytes) noexcept { return simdjson::validate_utf8(bytes.data(), bytes.size()); }

std::size_t first_invalid_utf8(std::string_view bytes) noexcept
{
    if (is_valid_utf8(bytes)) return std::string_view::npos;
    const auto* data = reinterpret_cast<const uint8_t*>(bytes.data());
    std::size_t end = 0, start = 0;
    for (UChar32 c = 0; c >= 0;) {
        start = end;
        U8_NEXT(data, end, bytes.size(), c);
    }
    return start;
}

std::string repaired_utf8(std::string_view bytes)
{
    return is_valid_utf8(bytes) ? std::string{bytes} : encoded(decoded(bytes));
}

std::string utf8_from_utf16(std::string_view bytes, bool big_endian)
{
    icu::UnicodeString wide;
    for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
        const auto first = static_cast<uint8_t>(bytes[i]), second = static_cast<uint8_t>(bytes[i + 1]);
        wide.append(static_cast<char16_t>(big_endian ? (first << 8) | second : (second << 8) | first));
    }
    std::string out;
    wide.toUTF8String(out);
    return out;
}

std::string nfc(std::string_view utf8)
{
    UErrorCode status = U_ZERO_ERROR;
    const auto* form = icu::Normalizer2::getNFCInstance(status);
    std::string out;
    icu::StringByteSink<std::string> sink{&out, static_cast<int32_t>(utf8.size())};
    if (U_SUCCESS(status))
        form->normalizeUTF8(0, icu::StringPiece{utf8.data(), static_cast<int32_t>(utf8.size())}, sink, nullptr, status);
    if (U_FAILURE(status)) throw DataError("ICU could not normalise a text");
    return out;
}

std::string case_folded(std::string_view utf8)
{
    UErrorCode status = U_ZERO_ERROR;
    std::string out;
    icu::StringByteSink<std::string> sink{&out, static_cast<int32_t>(utf8.size())};
    icu::CaseMap::utf8Fold(0, icu::StringPiece{utf8.data(), static_cast<int32_t>(utf8.size())}, sink, nullptr, status);
    if (U_FAILURE(status)) throw DataError("ICU could not fold a text");
    return out;
}

std::size_t code_points(std::string_view utf8) noexcept
{
    std::size_t count = 0;
    for (const char c : utf8) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    return count;
}

}  // namespace graphmatter::text
