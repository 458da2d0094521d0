#include "exports/text_writer.hpp"

#include <algorithm>
#include <cassert>
#include <cstdint>

namespace graphmatter::exports {

void TextWriter::flush()
{
    watch_.check();
    file_.write({buffer_.get(), size_});
    size_ = 0;
}

void TextWriter::put_real(float value)
{
    assert(std::isfinite(value));
    constexpr float whole_limit = 1 << 24;
    if (std::abs(value) < whole_limit && value == std::trunc(value)) {
        put_integer(static_cast<std::int32_t>(value));
        return put_text(".0");
    }
    reserve();
    const auto end = std::to_chars(buffer_.get() + size_, buffer_.get() + capacity, value).ptr;
    size_ = static_cast<std::size_t>(end - buffer_.get());
}

void TextWriter::put_rounded(double value)
{
    assert(std::isfinite(value) && value >= 0);
    constexpr std::int64_t unit = 10'000;
    const auto units = std::llround(value * unit);
    put_integer(units / unit);
    auto rest = units % unit;
    if (rest == 0) return;
    char digits[] = {'.', '0', '0', '0', '0'};
    for (std::size_t i = std::size(digits) - 1; i > 0; --i, rest /= 10) digits[i] = static_cast<char>('0' + rest % 10);
    std::size_t length = std::size(digits);
    while (digits[length - 1] == '0') --length;
    put_text({digits, length});
}

}  // namespace graphmatter::exports
