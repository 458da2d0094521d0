#include <graphmatter/model/string_pool.hpp>

#include <algorithm>
#include <bit>
#include <cassert>
#include <functional>
#include <limits>
#include <utility>

namespace graphmatter {

namespace {

constexpr std::size_t first_slots = 64;

std::uint32_t hash_of(std::string_view text) noexcept
{
    const std::size_t hash = std::hash<std::string_view>{}(text);
    return static_cast<std::uint32_t>(hash ^ (hash >> 32U));
}

}  // namespace

StringPool::StringPool() : ends_{0, 0} {}

std::size_t StringPool::slot_of(std::string_view text, std::uint32_t hash) const noexcept
{
    const std::size_t mask = slots_.size() - 1;
    std::size_t slot = hash & mask;
    while (slots_[slot].next_id != 0 &&
           (slots_[slot].hash != hash || view(id_at<StringId>(slots_[slot].next_id - 1)) != text))
        slot = (slot + 1) & mask;
    return slot;
}

void StringPool::rebuild_index(std::size_t slots)
{
    const std::vector<Slot> old = std::exchange(slots_, std::vector<Slot>(slots));
    const std::size_t mask = slots - 1;
    const auto put = [&](Slot entry) {
        std::size_t slot = entry.hash & mask;
        while (slots_[slot].next_id != 0) slot = (slot + 1) & mask;
        slots_[slot] = entry;
    };
    if (old.empty())  // none yet, or released
        for (std::size_t i = 0; i < size(); ++i)
            put({hash_of(view(id_at<StringId>(i))), static_cast<std::uint32_t>(i + 1)});
    for (const Slot& entry : old)
        if (entry.next_id != 0) put(entry);
}

/// At most two thirds full, or look-ups would grow long.
void StringPool::make_room(std::size_t strings)
{
    if (slots_.size() * 2 < (size() + strings) * 3)
        rebuild_index(std::max(first_slots, std::bit_ceil((size() + strings) * 2)));
}

StringId StringPool::intern(std::string_view text)
{
    if (text.empty()) return empty_string;
    make_room(1);
    return intern(text, hash_of(text));
}

StringId StringPool::intern(std::string_view text, std::uint32_t hash)
{
    Slot& slot = slots_[slot_of(text, hash)];
    if (slot.next_id != 0) return id_at<StringId>(slot.next_id - 1);
    assert(size() < std::numeric_limits<std::uint32_t>::max() - 1);
    bytes_.append(text);
    ends_.push_back(bytes_.size());
    slot = {hash, static_cast<std::uint32_t>(size())};
    return id_at<StringId>(size() - 1);
}

std::vector<StringId> StringPool::intern_all(const StringPool& other)
{
    make_room(other.size());
    const std::size_t mask = slots_.size() - 1;
    std::vector<std::uint32_t> hashes(other.size());
    for (std::size_t i = 1; i < hashes.size(); ++i) {
        hashes[i] = hash_of(other.view(id_at<StringId>(i)));
        __builtin_prefetch(&slots_[hashes[i] & mask]);
    }
    // What is most often there already is looked at twice: once to fetch its bytes, once to compare them.
    for (std::size_t i = 1; i < hashes.size(); ++i)
        if (const Slot& slot = slots_[hashes[i] & mask]; slot.next_id != 0 && slot.hash == hashes[i])
            __builtin_prefetch(&ends_[slot.next_id - 1]);
    std::vector<StringId> ids(other.size(), empty_string);
    for (std::size_t i = 1; i < ids.size(); ++i) ids[i] = intern(other.view(id_at<StringId>(i)), hashes[i]);
    return ids;
}

StringId StringPool::find(std::string_view text) const noexcept
{
    if (text.empty()) return empty_string;
    if (slots_.empty()) {  // the index was released: rare, so a scan will do
        for (std::size_t i = 1; i < size(); ++i)
            if (view(id_at<StringId>(i)) == text) return id_at<StringId>(i);
        return none<StringId>;
    }
    const Slot& slot = slots_[slot_of(text, hash_of(text))];
    return slot.next_id == 0 ? none<StringId> : id_at<StringId>(slot.next_id - 1);
}

void StringPool::release_index() noexcept { std::vector<Slot>{}.swap(slots_); }

}  // namespace graphmatter
