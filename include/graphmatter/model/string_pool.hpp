#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <graphmatter/model/ids.hpp>

namespace graphmatter {

/// Each different string once, in one block of bytes. Ids count up in order of first sight; id 0 is "".
/// A view stays valid until the next intern(). Space: the bytes plus about 14 bytes a string.
class StringPool {
  public:
    StringPool();

    /// The id of the text, stored on first sight. Amortised O(length).
    StringId intern(std::string_view text);
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
    [[nodiscard]] std::size_t slot_of(std::string_view text, std::size_t hash) const noexcept;
    void rebuild_index(std::size_t slots);

    std::string bytes_;
    std::vector<std::uint64_t> ends_;   // ends_[i] .. ends_[i+1] are the bytes of string i
    std::vector<std::uint32_t> slots_;  // open addressing; 0 means free, else id + 1
};

}  // namespace graphmatter
