#include "ingest/post_terms.hpp"

#include <algorithm>
#include <bit>
#include <limits>
#include <utility>

#include "ingest/field_text.hpp"
#include "ingest/prose.hpp"
#include "ingest/term_key.hpp"

namespace graphmatter::ingest {

namespace {

constexpr std::uint16_t title_weight = 4, summary_weight = 2, text_weight = 1;
constexpr std::uint64_t place_bits = (1U << 20U) - 1;  // of a slot
constexpr auto left_out = static_cast<std::uint32_t>(-1);

}  // namespace

void TermCounter::add(std::string_view title, const Value& front_matter, const Schema& schema, std::string_view body)
{
    begin(body.size());
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
    end();
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

void TermCounter::begin(std::size_t bytes)
{
    constexpr std::size_t fewest_slots = 1024, most_slots = 1U << 16U, bytes_a_slot = 16;
    const std::size_t wanted = std::bit_ceil(std::clamp(bytes / bytes_a_slot, fewest_slots, most_slots));
    if (slots_.size() < wanted) slots_.resize(wanted);
    mask_ = wanted - 1;
    std::fill_n(slots_.begin(), wanted, 0U);
    seen_.clear();
    counts_.clear();
    heads_.clear();
    folded_.release();
}

void TermCounter::count(std::string_view text, std::uint16_t weight)
{
    constexpr std::uint32_t most = std::numeric_limits<std::uint16_t>::max();
    text::Terms terms{text};
    for (std::string_view term; terms.next(term);) {
        const std::uint32_t place = place_of(term, terms);
        if (place == left_out) continue;
        counts_[place] =
            static_cast<std::uint16_t>(std::min<std::uint32_t>(most, counts_[place] + std::uint32_t{weight}));
    }
}

inline std::uint32_t TermCounter::place_of(std::string_view term, const text::Terms& terms)
{
    const std::uint64_t key = term_key(term), upper = key & ~place_bits;
    for (std::size_t slot = key & mask_;; slot = (slot + 1) & mask_) {
        const std::uint64_t entry = slots_[slot];
        if (entry == 0) return add(slot, key, term, terms);
        if ((entry ^ upper) <= place_bits) return static_cast<std::uint32_t>(entry & place_bits) - 1;
    }
}

/// A term not seen in the post before; left out where it has a million others already.
std::uint32_t TermCounter::add(std::size_t slot, std::uint64_t key, std::string_view term, const text::Terms& terms)
{
    const auto place = static_cast<std::uint32_t>(seen_.size());
    if (place + 1 >= place_bits) return left_out;
    slots_[slot] = (key & ~place_bits) | (place + 1);
    std::string_view shown = terms.whole(term);
    if (!terms.is_in_text(shown)) {
        auto* const bytes = static_cast<char*>(folded_.allocate(shown.size(), 1));
        std::ranges::copy(shown, bytes);
        shown = {bytes, shown.size()};
    }
    seen_.push_back({key, shown});
    counts_.push_back(0);
    if (2 * seen_.size() > mask_) grow();
    return place;
}

void TermCounter::grow()
{
    mask_ = 4 * (mask_ + 1) - 1;
    if (slots_.size() <= mask_) slots_.resize(mask_ + 1);
    std::fill_n(slots_.begin(), mask_ + 1, 0U);
    for (std::uint64_t place = 0; place < seen_.size(); ++place) {
        std::size_t slot = seen_[place].key & mask_;
        while (slots_[slot] != 0) slot = (slot + 1) & mask_;
        slots_[slot] = (seen_[place].key & ~place_bits) | (place + 1);
    }
}

void TermCounter::count_head(std::string_view text, std::uint16_t weight)
{
    count(text, weight);
    text::Terms terms{text};
    for (std::string_view term; terms.next(term);)
        if (const std::uint32_t place = place_of(term, terms); place != left_out) heads_.push_back(place);
}

void TermCounter::end()
{
    std::pmr::polymorphic_allocator<> rows{&rows_};
    const std::span numbers{rows.allocate_object<std::uint32_t>(seen_.size()), seen_.size()};
    dictionary_.add_post(post_, seen_, numbers);
    auto* const counts = rows.allocate_object<std::uint16_t>(counts_.size());
    std::ranges::copy(counts_, counts);
    counted_.posts.push_back({numbers, counts});
    for (const std::uint32_t place : heads_) counted_.heads.values.push_back(numbers[place]);
    counted_.heads.close_row();
}

CountedTerms TermCounter::take()
{
    counted_.dictionary = &dictionary_;
    return std::exchange(counted_, {});
}

void GatheredTerms::add(CountedTerms part)
{
    post_count_ += part.posts.size();
    parts_.push_back(std::move(part));
}

}  // namespace graphmatter::ingest
