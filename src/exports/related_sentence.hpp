#pragma once
#include <array>
#include <span>
#include <string>

#include <graphmatter/exports/related_lists.hpp>
#include <graphmatter/model/snapshot.hpp>

namespace graphmatter::exports {

/// Why a post is suggested, in a few words for people: "both mention Ray Kurzweil and Shane Legg; similar text: 规模化,
/// 算力".
[[nodiscard]] std::string related_sentence(const Snapshot& snapshot, std::span<const Reason> reasons);

/// What a reason is about: "Ray Kurzweil", "规模化"; for links and dates a short phrase.
[[nodiscard]] std::string_view reason_label(const Snapshot& snapshot, const Reason& reason);
/// "person", "text", "links_to".
[[nodiscard]] std::string_view reason_kind(const Snapshot& snapshot, const Reason& reason);

/// Whether the post was chosen by hand.
[[nodiscard]] bool is_pinned(std::span<const Reason> reasons) noexcept;

/// The names of the parts of a score, and the part to which a signal belongs; `pinned` to none: part_names.size(). The
/// last one is shown only where it is above 0, as most vaults have none of it.
inline constexpr std::array<std::string_view, 6> part_names{"text",  "title",   "entities",
                                                            "links", "recency", "mentions"};
inline constexpr std::size_t optional_part = 5;
[[nodiscard]] constexpr bool is_shown(std::size_t part, double rounded) noexcept
{
    return part != optional_part || rounded > 0;
}
[[nodiscard]] std::size_t part_of(Signal signal) noexcept;

/// The parts of a score in the order of part_names, four decimals; made of the score and the shares as they are shown.
[[nodiscard]] std::array<double, part_names.size()> related_parts(double score, std::span<const Reason> reasons);

/// The same of a list that holds names in place of ids, not rounded.
[[nodiscard]] std::array<double, part_names.size()> related_parts(const RelatedList::Suggestion& suggestion);

}  // namespace graphmatter::exports
