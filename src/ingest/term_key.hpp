#pragma once
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace graphmatter::ingest {

namespace detail {

template <class Word>
std::uint64_t load(const char* from) noexcept
{
    Word word{};
    std::memcpy(&word, from, sizeof word);
    return word;
}

inline std::uint64_t mixed(std::uint64_t x) noexcept  // the end of MurmurHash3
{
    x ^= x >> 33U;
    x *= 0xFF51AFD7ED558CCDULL;
    x ^= x >> 33U;
    x *= 0xC4CEB9FE1A85EC53ULL;
    return x ^ (x >> 33U);
}

}  // namespace detail

/// A hash of the bytes of a term: two terms of one hash would count as one, which among ten million happens once in
/// 400,000 vaults.
inline std::uint64_t term_key(std::string_view term) noexcept
{
    const char* at = term.data();
    const std::size_t size = term.size();
    std::uint64_t key = size * 0x9E3779B97F4A7C15ULL;
    if (size >= 8) {
        for (std::size_t i = 0; i + 8 < size; i += 8) key = detail::mixed(key ^ detail::load<std::uint64_t>(at + i));
        return detail::mixed(key ^ detail::load<std::uint64_t>(at + size - 8));
    }
    if (size >= 4)
        return detail::mixed(key ^
                             (detail::load<std::uint32_t>(at) << 32U | detail::load<std::uint32_t>(at + size - 4)));
    for (std::size_t i = 0; i < size; ++i)
        key ^= static_cast<std::uint64_t>(static_cast<unsigned char>(at[i])) << 8 * i;
    return detail::mixed(key);
}

}  // namespace graphmatter::ingest
