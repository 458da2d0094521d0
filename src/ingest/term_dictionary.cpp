#include "ingest/term_dictionary.hpp"

#include <algorithm>
#include <bit>
#include <cassert>
#include <limits>

namespace graphmatter::ingest {

namespace {

constexpr std::size_t first_slots = 1U << 14U;

}  // namespace

void TermDictionary::make_room(std::size_t terms)
{
    if (2 * slots_.size() >= 3 * (size() + terms)) return;
    std::vector<Slot> old(std::max(first_slots, std::bit_ceil(2 * (size() + terms))));
    old.swap(slots_);
    for (const Slot& slot : old)
        if (slot.posts != 0) slots_[slot_of(slot.key)] = slot;
}

std::size_t TermDictionary::slot_of(std::uint64_t key) const noexcept
{
    const std::size_t mask = slots_.size() - 1;
    std::size_t slot = key & mask;
    while (slots_[slot].posts != 0 && slots_[slot].key != key) slot = (slot + 1) & mask;
    return slot;
}

template <class KeyAt, class Visit>
void TermDictionary::for_each_slot(std::size_t count, KeyAt key_at, Visit visit)
{
    constexpr std::size_t ahead = 12;
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t i = 0; i < std::min(ahead, count); ++i) __builtin_prefetch(&slots_[key_at(i) & mask], 1);
    for (std::size_t i = 0; i < count; ++i) {
        if (i + ahead < count) __builtin_prefetch(&slots_[key_at(i + ahead) & mask], 1);
        visit(i, slots_[slot_of(key_at(i))]);
    }
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

void TermDictionary::add_post(std::uint32_t post, std::span<const Sight> terms, std::vector<std::uint32_t>& numbers)
{
    make_room(terms.size());
    for_each_slot(
        terms.size(), [terms](std::size_t i) { return terms[i].key; },
        [&](std::size_t i, Slot& slot) {
            if (slot.posts++ == 0) {
                slot.key = terms[i].key;
                slot.number = insert(post, terms[i].shown);
            }
            numbers.push_back(slot.number);
        });
}

std::vector<std::uint32_t> TermDictionary::add_all(const TermDictionary& other)
{
    std::vector<std::uint32_t> numbers(other.size());
    make_room(other.size());
    for_each_slot(
        other.slots_.size(), [&other](std::size_t i) { return other.slots_[i].key; },
        [&](std::size_t i, Slot& slot) {
            const Slot& theirs = other.slots_[i];
            if (theirs.posts == 0) return;
            const std::uint32_t first_post = other.first_posts_[theirs.number];
            if (slot.posts == 0) {
                slot.key = theirs.key;
                slot.number = insert(first_post, other[theirs.number]);
            } else if (first_post < first_posts_[slot.number]) {
                first_posts_[slot.number] = first_post;
                show(slot.number, other[theirs.number]);
            }
            slot.posts += theirs.posts;
            numbers[theirs.number] = slot.number;
        });
    return numbers;
}

/// Another form of a term that is cut, as a rule of the same length.
void TermDictionary::show(std::uint32_t number, std::string_view shown)
{
    if ((*this)[number] == shown) return;
    begins_[number] = static_cast<std::uint32_t>(bytes_.size());
    shown_sizes_[number] = static_cast<std::uint16_t>(shown.size());
    bytes_.append(shown);
}

}  // namespace graphmatter::ingest
