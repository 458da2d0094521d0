#pragma once
#include <algorithm>
#include <array>
#include <string_view>

namespace graphmatter::text {

/// Bytes to look for in short texts: find_first_of calls memchr for each byte of the text.
class ByteSet {
  public:
    constexpr explicit ByteSet(std::string_view bytes)
    {
        for (const char c : bytes) holds_[static_cast<unsigned char>(c)] = true;
    }
    /// True if one of them stands in the text.
    [[nodiscard]] constexpr bool meets(std::string_view text) const
    {
        return std::ranges::any_of(text, [this](char c) { return holds_[static_cast<unsigned char>(c)]; });
    }

  private:
    std::array<bool, 256> holds_{};
};

}  // namespace graphmatter::text
