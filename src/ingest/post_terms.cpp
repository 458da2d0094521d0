#include "ingest/post_terms.hpp"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cstring>
#include <limits>
#include <utility>

#include <graphmatter/text/terms.hpp>

#include "ingest/field_text.hpp"
#include "ingest/prose.hpp"

namespace graphmatter::ingest {

namespace {

constexpr std::uint16_t title_weight = 4, summary_weight = 2, text_weight = 1;
constexpr std::size_t first_slots = 1U << 14U;

template <class Word>
std::uint64_t load(const char* from) noexcept
{
    Word word{};
    std::memcpy(&word, from, sizeof word);
    return word;
}

std::uint64_t mixed(std::uint64_t x) noexcept  // the end of MurmurHash3
{
    x ^= x >> 33U;
    x *= 0xFF51AFD7ED558CCDULL;
    x ^= x >> 33U;
    x *= 0xC4CEB9FE1A85EC53ULL;
    return x ^ (x >> 33U);
}

std::uint32_t tag_of(std::uint64_t key) noexcept { return static_cast<std::uint32_t>(key >> 32U); }

}  // namespace

std::uint64_t TermTable::key_of(std::string_view term) noexcept
{
    const char* at = term.data();
    const std::size_t size = term.size();
    std::uint64_t key = size * 0x9E3779B97F4A7C15ULL;
    if (size >= 8) {
        for (std::size_t i = 0; i + 8 < size; i += 8) key = mixed(key ^ load<std::uint64_t>(at + i));
        return mixed(key ^ load<std::uint64_t>(at + size - 8));
    }
    if (size >= 4) return mixed(key ^ (load<std::uint32_t>(at) << 32U | load<std::uint32_t>(at + size - 4)));
    for (std::size_t i = 0; i < size; ++i)
        key ^= static_cast<std::uint64_t>(static_cast<unsigned char>(at[i])) << 8 * i;
    return mixed(key);
}

void TermTable::grow(std::size_t terms)
{
    slots_.assign(std::max(first_slots, std::bit_ceil(3 * (size() + terms))), {});
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t i = 0; i < size(); ++i) {
        std::size_t slot = keys_[i] & mask;
        while (slots_[slot].next_number != 0) slot = (slot + 1) & mask;
        slots_[slot] = {tag_of(keys_[i]), static_cast<std::uint32_t>(i + 1)};
    }
}

std::uint32_t TermTable::put(std::string_view shown, std::uint64_t key)
{
    const std::size_t mask = slots_.size() - 1;
    const std::uint32_t tag = tag_of(key);
    std::size_t slot = key & mask;
    for (; slots_[slot].next_number != 0; slot = (slot + 1) & mask)
        if (slots_[slot].tag == tag && keys_[slots_[slot].next_number - 1] == key) return slots_[slot].next_number - 1;
    assert(size() < std::numeric_limits<std::uint32_t>::max() - 1);
    keys_.push_back(key);
    bytes_.append(shown);
    ends_.push_back(bytes_.size());
    slots_[slot] = {tag, static_cast<std::uint32_t>(size())};
    return static_cast<std::uint32_t>(size() - 1);
}

std::vector<std::uint32_t> TermTable::add_all(const TermTable& other)
{
    // A large table is mostly waiting for memory: ask ahead, first for the slot, then for what it points to.
    constexpr std::size_t ahead = 12;
    make_room(other.size());
    const std::size_t mask = slots_.size() - 1;
    std::vector<std::uint32_t> numbers(other.size());
    for (std::size_t i = 0; i < other.size() + 2 * ahead; ++i) {
        if (i < other.size()) __builtin_prefetch(&slots_[other.keys_[i] & mask]);
        if (i >= ahead && i - ahead < other.size())
            if (const Slot& slot = slots_[other.keys_[i - ahead] & mask]; slot.next_number != 0)
                __builtin_prefetch(&keys_[slot.next_number - 1]);
        if (i >= 2 * ahead) numbers[i - 2 * ahead] = put(other[i - 2 * ahead], other.keys_[i - 2 * ahead]);
    }
    return numbers;
}

void TermCounter::add(std::string_view title, const Value& front_matter, const Schema& schema, std::string_view body)
{
    ++post_;
    count_head(title, title_weight);
    for (const Field& field : front_matter.fields) {
        const std::string name = lower(trimmed(field.name));
        const auto is_in = [&name](const auto& names) { return std::ranges::find(names, name) != names.end(); };
        if (is_in(field::summaries) && field.value.type == Value::Type::scalar)
            count_head(field.value.text, summary_weight);
        else if (name != "title" && !is_in(field::dates) && !is_in(schema.ignored_fields) && !schema.find_field(name) &&
                 !schema.find_list(name))
            count_texts(field.value);
    }
    find_prose(body, pieces_);
    for (const std::string_view piece : pieces_) count(piece, text_weight);
    counted_.terms.close_row();
    counted_.heads.close_row();
}

/// Free text: scalars with a blank in them that hold no URL.
void TermCounter::count_texts(const Value& value)
{
    if (value.type == Value::Type::scalar && value.text.find(' ') != std::string::npos &&
        value.text.find("://") == std::string::npos)
        count(value.text, text_weight);
    for (const Value& item : value.items) count_texts(item);
    for (const Field& field : value.fields) count_texts(field.value);
}

void TermCounter::count(std::string_view text, std::uint16_t weight)
{
    constexpr std::uint32_t most = std::numeric_limits<std::uint16_t>::max();
    text::Terms terms{text};
    for (std::string_view term; terms.next(term);) {
        const std::uint64_t key = TermTable::key_of(term);
        Recent& recent = recent_[key % recent_terms];
        if (recent.key != key || recent.state.post != post_) recent = {key, seen(key, terms.whole(term))};
        std::uint16_t& counted = counted_.counts[recent.state.place];
        counted = static_cast<std::uint16_t>(std::min<std::uint32_t>(most, counted + std::uint32_t{weight}));
    }
}

/// Where the post's count of a term is; 0 there if it is new.
TermCounter::State TermCounter::seen(std::uint64_t key, std::string_view shown)
{
    const std::uint32_t number = counted_.table.add(key, shown);
    if (number == states_.size()) {
        states_.emplace_back();
        counted_.posts.push_back(0);
    }
    State& state = states_[number];
    if (state.post != post_) {
        state = {post_, static_cast<std::uint32_t>(counted_.counts.size())};
        ++counted_.posts[number];
        counted_.terms.values.push_back(number);
        counted_.counts.push_back(0);
    }
    return state;
}

void TermCounter::count_head(std::string_view text, std::uint16_t weight)
{
    count(text, weight);
    text::Terms terms{text};
    for (std::string_view term; terms.next(term);)
        counted_.heads.values.push_back(counted_.table.add(TermTable::key_of(term), {}));  // count() has stored it
}

void GatheredTerms::add(CountedTerms part)
{
    const std::vector<std::uint32_t> numbers = table_.add_all(part.table);
    posts_.resize(table_.size());
    for (std::size_t i = 0; i < numbers.size(); ++i) posts_[numbers[i]] += part.posts[i];
    for (auto* rows : {&part.terms, &part.heads})
        for (std::uint32_t& number : rows->values) number = numbers[number];
    part.table = {};
    part.posts = {};
    post_count_ += part.terms.size();
    parts_.push_back(std::move(part));
}

}  // namespace graphmatter::ingest
