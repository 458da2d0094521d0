#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace graphmatter::text {

/// What the keys of names overlook.
enum class Fold : std::uint8_t {
    letter_case,  // NVIDIA, Nvidia
    separators,   // Kim Jong-un, Kim Jong Un: hyphens, dashes, commas, periods, dots, white space
    quotes,       // "OpenAI", 《三体》: outer quotes and brackets
    script,       // 習近平, 习近平: Traditional and Simplified
    diacritics,   // Nestlé, Nestle: on Latin letters
    width,        // full width and other compatibility forms, invisible characters
    spacing,      // ChatGPT, Chat GPT: the squashed key; digits keep apart
};

struct Folds {
    std::uint8_t bits = 0;  // bit n: the Fold of value n

    [[nodiscard]] constexpr bool has(Fold fold) const noexcept
    {
        return (bits >> static_cast<unsigned>(fold) & 1U) != 0;
    }
    [[nodiscard]] constexpr Folds without(Fold fold) const noexcept
    {
        return {static_cast<std::uint8_t>(bits & ~(1U << static_cast<unsigned>(fold)))};
    }
    friend constexpr bool operator==(Folds, Folds) = default;
};

/// All that name_key() overlooks, and what squashed_key() overlooks beside it.
inline constexpr Folds key_folds{0b011'1111}, squashed_folds{0b111'1111};

/// The key of a name by some of its folds: with key_folds it is name_key(), with squashed_folds the squashed key,
/// with none the name in NFC. Cost as name_key().
[[nodiscard]] std::string partial_key(std::string_view name, Folds folds);

/// The folds by which two names meet, none of which could be left out; of several such sets the one that
/// goes without spacing, script, diacritics, width, quotes, separators, case, in this order of preference. No folds for
/// names that differ in Unicode composition only; nullopt when even `allowed` does not bring them together.
[[nodiscard]] std::optional<Folds> folds_between(std::string_view a, std::string_view b, Folds allowed);

/// "case, quotes"; empty for no folds.
[[nodiscard]] std::string to_text(Folds folds);

}  // namespace graphmatter::text
