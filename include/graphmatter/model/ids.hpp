#pragma once
#include <cstddef>
#include <cstdint>
#include <limits>
#include <type_traits>

namespace graphmatter {

// Dense ids: the id is the index into the array that owns the thing. They come from sorting, so the same
// posts give the same ids. The largest value of each type means "none".
enum class PostId : std::uint32_t {};
enum class NodeId : std::uint32_t {};
enum class EdgeId : std::uint32_t {};
enum class StringId : std::uint32_t {};   // 0 is the empty string in every pool
enum class KindId : std::uint8_t {};      // index into Schema::kinds; 0 is always the post
enum class RelationId : std::uint8_t {};  // index into Schema::relations
enum class FieldId : std::uint16_t {};    // index into Schema::fields
enum class TermId : std::uint32_t {};     // index into PostTexts
enum class TitleId : std::uint32_t {};    // number of a title, see TitleMentions

template <class Id>
concept DenseId = std::is_enum_v<Id>;

/// The array index of an id.
template <DenseId Id>
[[nodiscard]] constexpr std::size_t index(Id id) noexcept
{
    return static_cast<std::size_t>(id);
}

/// The id of an array index.
template <DenseId Id>
[[nodiscard]] constexpr Id id_at(std::size_t position) noexcept
{
    return static_cast<Id>(position);
}

/// The value that means "none".
template <DenseId Id>
inline constexpr Id none = static_cast<Id>(std::numeric_limits<std::underlying_type_t<Id>>::max());

inline constexpr StringId empty_string{0};
inline constexpr KindId post_kind{0};

}  // namespace graphmatter
