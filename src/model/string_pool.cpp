#include <graphmatter/model/string_pool.hpp>

#include <bit>
#include <cassert>
#include <functional>
#include <limits>

namespace graphmatter {

namespace {
constexpr std::size_t first_slots = 64;
std::size_t hash_of(std::string_view text) noexcept { return std::hash<std::string_view>{}(text); }
}  // namespace

StringPool::StringPool() : ends_{0, 0} {}

std::size_t StringPool::slot_of(std::string_view text, std::size_t hash) const noexcept
{
    const std::size_t mask = slots_.size() - 1;
    std::size_t slot = hash & mask;
    while (slots_[slot] != 0 && view(id_at<StringId>(slots_[slot] - 1)) != text) slot = (slot + 1) & mask;
    return slot;
}

void StringPool::rebuild_index(std::size_t slots)
{
    slots_.assign(slots, 0);
    const std::size_t mask = slots - 1;
    for (std::size_t i = 0; i < size(); ++i) {
        std::size_t slot = hash_of(view(id_at<StringId>(i))) & mask;
        while (slots_[slot] != 0) slot = (slot + 1) & mask;
        slots_[slot] = static_cast<std::uint32_t>(i + 1);
    }
}

StringId StringPool::intern(std::string_view text)
{
    if (text.empty()) return empty_string;
    // At most two thirds full, or look-ups would grow long.
    if (slots_.size() * 2 < (size() + 1) * 3) rebuild_index(std::max(first_slots, std::bit_ceil(size() * 3)));
    const std::size_t slot = slot_of(text, hash_of(text));
    if (slots_[slot] != 0) return id_at<StringId>(slots_[slot] - 1);
    assert(size() < std::numeric_limits<std::uint32_t>::max() - 1);
    bytes_.append(text);
    ends_.push_back(bytes_.size());
    slots_[slot] = static_cast<std::uint32_t>(size());
    return id_at<StringId>(size() - 1);
}

StringId StringPool::find(std::string_view text) const noexcept
{
    if (text.empty()) return empty_string;
    if (slots_.empty()) {  // the index was released: rare, so a scan will do
        for (std::size_t i = 1; i < size(); ++i)
            if (view(id_at<StringId>(i)) == text) return id_at<StringId>(i);
        return none<StringId>;
    }
    const std::size_t slot = slot_of(text, hash_of(text));
    return slots_[slot] == 0 ? none<StringId> : id_at<StringId>(slots_[slot] - 1);
}

void StringPool::release_index() noexcept { std::vector<std::uint32_t>{}.swap(slots_); }

}  // namespace graphmatter
