#include "ingest/term_dictionary.hpp"

#include <algorithm>
#include <bit>
#include <cassert>
#include <limits>

namespace graphmatter::ingest {

namespace {

constexpr std::size_t first_slots = 1U << 14U;
static_assert(first_slots >= TermDictionary::segments);

}  // namespace

void TermDictionary::make_room(std::size_t terms)
{
    if (2 * slots_.size() >= 3 * (size() + terms)) return;
    std::vector<Slot> old(std::max(first_slots, std::bit_ceil(2 * (size() + terms))));
    old.swap(slots_);
    shift_ = 64 - static_cast<unsigned>(std::bit_width(slots_.size() - 1));
    for (const Slot& slot : old)
        if (slot.posts != 0) slots_[slot_of(slot.key)] = slot;
}

std::size_t TermDictionary::slot_of(std::uint64_t key) const noexcept
{
    const std::size_t mask = slots_.size() - 1;
    std::size_t slot = key >> shift_;
    while (slots_[slot].posts != 0 && slots_[slot].key != key) slot = (slot + 1) & mask;
    return slot;
}

std::uint32_t TermDictionary::insert(std::uint32_t first_post, std::string_view shown)
{
    assert(size() < std::numeric_limits<std::uint32_t>::max() - 1);
    assert(bytes_.size() <= std::numeric_limits<std::uint32_t>::max());
    first_posts_.push_back(first_post);
    begins_.push_back(static_cast<std::uint32_t>(bytes_.size()));
    shown_sizes_.push_back(static_cast<std::uint16_t>(shown.size()));
    bytes_.append(shown);
    return static_cast<std::uint32_t>(size() - 1);
}

/// The memory of the next terms is asked for ahead: a large dictionary is mostly waiting for it.
void TermDictionary::add_post(std::uint32_t post, std::span<const Sight> terms, std::span<std::uint32_t> numbers)
{
    constexpr std::size_t ahead = 12;
    make_room(terms.size());
    const auto ask_for = [&](std::size_t i) {
        if (i < terms.size()) __builtin_prefetch(&slots_[terms[i].key >> shift_], 1);
    };
    for (std::size_t i = 0; i < ahead; ++i) ask_for(i);
    for (std::size_t i = 0; i < terms.size(); ++i) {
        ask_for(i + ahead);
        Slot& slot = slots_[slot_of(terms[i].key)];
        if (slot.posts++ == 0) {
            slot.key = terms[i].key;
            slot.number = insert(post, terms[i].shown);
        }
        numbers[i] = slot.number;
    }
}

}  // namespace graphmatter::ingest
