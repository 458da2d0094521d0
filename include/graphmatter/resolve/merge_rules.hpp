#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include <graphmatter/model/ids.hpp>
#include <graphmatter/model/names.hpp>
#include <graphmatter/model/schema.hpp>
#include <graphmatter/text/name_folds.hpp>

namespace graphmatter::resolve {

enum class MergeRule : std::uint8_t {
    same_spelling,  // the same text
    same_key,       // what the folds overlook is all they differ in
    squashed_key,   // the same, and spaces
    same_address,   // URLs of one page
};

struct Merge {
    MergeRule rule{};
    text::Folds folds;  // same_key, squashed_key: by what
};

/// Why two written forms of a kind are one entity by their text alone, or nullopt when they are not: another key, other
/// digits, a tag too short to lose its spaces, a spelling that is declared distinct. What an alias file joins is
/// not told here. Cost: some twenty name keys.
[[nodiscard]] std::optional<Merge> why_joined(const Schema& schema, KindId kind, std::string_view a, std::string_view b,
                                              std::span<const KindNames> distinct = {});

/// "same key (case, quotes)", "squashed key (spacing)", "same address"; empty for the same spelling.
[[nodiscard]] std::string to_text(const Merge& merge);

}  // namespace graphmatter::resolve
