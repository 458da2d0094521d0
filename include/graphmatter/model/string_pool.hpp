#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <graphmatter/model/ids.hpp>

namespace graphmatter {

/// Each different string once, in one block of bytes. Ids count up in order of first sight; id 0 is "".
/// A view stays valid until the next intern(). Space: the bytes plus about 25 bytes a string.
class StringPool {
  public:
    StringPool();

    /// The id of the text, stored on first sight. Amortised O(length).
    StringId intern(std::string_view text);
    /// Stores every string of the other pool; their ids here, by their ids there. Quicker than one by one: a large
    /// table is mostly waiting for memory, and here the next strings are on their way meanwhile.
    [[nodiscard]] std::vector<StringId> intern_all(const StringPool& other);
    /// The id of the text, or none<StringId> when it was never stored.
    [[nodiscard]] StringId find(std::string_view text) const noexcept;
    [[nodiscard]] std::string_view view(StringId id) const noexcept
    {
        const std::size_t i = index(id);
        return {bytes_.data() + ends_[i], static_cast<std::size_t>(ends_[i + 1] - ends_[i])};
    }
    [[nodiscard]] std::string_view operator[](StringId id) const noexcept { return view(id); }
    /// How many different strings, the empty one included.
    [[nodiscard]] std::size_t size() const noexcept { return ends_.size() - 1; }
    [[nodiscard]] std::size_t byte_count() const noexcept { return bytes_.size(); }
    /// Gives back the look-up table; a later intern() builds it again.
    void release_index() noexcept;

  private:
    // A place in the table: the hash of a string, so that most others are told apart without a look at their bytes.
    struct Slot {
        std::uint32_t hash = 0, next_id = 0;  // id + 1; 0 means free
    };

    [[nodiscard]] StringId intern(std::string_view text, std::uint32_t hash);
    [[nodiscard]] std::size_t slot_of(std::string_view text, std::uint32_t hash) const noexcept;
    void make_room(std::size_t strings);
    void rebuild_index(std::size_t slots);

    std::string bytes_;
    std::vector<std::uint64_t> ends_;  // ends_[i] .. ends_[i+1] are the bytes of string i
    std::vector<Slot> slots_;          // open addressing
};

}  // namespace graphmatter
