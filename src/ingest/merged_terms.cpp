#include "ingest/merged_terms.hpp"

#include <algorithm>
#include <atomic>
#include <bit>

#include <oneapi/tbb/parallel_for.h>

namespace graphmatter::ingest {

namespace {

/// The terms of one segment of all dictionaries, found by a table that the nearest caches hold.
class Segment {
  public:
    explicit Segment(std::span<const TermDictionary* const> dictionaries) : dictionaries_{dictionaries} {}

    /// Sums the counts of equal terms.
    void read(std::size_t segment)
    {
        for (std::uint32_t d = 0; d < dictionaries_.size(); ++d)
            dictionaries_[d]->for_each_in(segment, [&](const TermDictionary::Slot& slot) {
                sights_.push_back({{slot.key, 0, slot.posts, d, slot.number}, nothing});
            });
        table_.assign(std::bit_ceil(2 * sights_.size() + 1), nothing);
        for (std::uint32_t i = 0; i < sights_.size(); ++i) add(i);
    }

    /// Numbers those of two posts or more from what `take_numbers(count)` gives, and tells the dictionaries' terms.
    template <class TakeNumbers>
    std::vector<MergedTerms::Term> numbered(TakeNumbers take_numbers, std::vector<std::vector<std::uint32_t>>& numbers)
    {
        const auto is_kept = [](const Sight& s) { return s.same == nothing && s.term.posts >= 2; };
        const auto count = static_cast<std::uint32_t>(std::ranges::count_if(sights_, is_kept));
        std::vector<MergedTerms::Term> kept;
        kept.reserve(count);
        std::uint32_t next = take_numbers(count);
        for (Sight& sight : sights_)
            if (is_kept(sight)) sight.term.number = next++;
        for (const Sight& sight : sights_) {
            const Sight& first = sight.same == nothing ? sight : sights_[sight.same];
            numbers[sight.dictionary][sight.number] = is_kept(first) ? first.term.number : MergedTerms::none;
            if (is_kept(sight)) kept.push_back(sight.term);
        }
        std::ranges::sort(kept, {}, &MergedTerms::Term::key);
        return kept;
    }

  private:
    static constexpr auto nothing = MergedTerms::none;

    /// A term as one dictionary knows it.
    struct Sight {
        Sight(MergedTerms::Term its_term, std::uint32_t its_same)
            : term{its_term}, dictionary{its_term.dictionary}, number{its_term.number_there}, same{its_same}
        {
        }
        MergedTerms::Term term;  // of all dictionaries, where it is the first sight of the term
        std::uint32_t dictionary, number;
        std::uint32_t same;  // the first sight of the term; nothing: this one
    };

    void add(std::uint32_t i)
    {
        Sight& sight = sights_[i];
        const std::size_t mask = table_.size() - 1;
        std::size_t place = sight.term.key & mask;
        while (table_[place] != nothing && sights_[table_[place]].term.key != sight.term.key)
            place = (place + 1) & mask;
        if (table_[place] == nothing) {
            table_[place] = i;
            return;
        }
        sight.same = table_[place];
        MergedTerms::Term& term = sights_[sight.same].term;
        term.posts += sight.term.posts;
        if (first_post(sight.term) < first_post(term)) {
            term.dictionary = sight.dictionary;
            term.number_there = sight.number;
        }
    }

    [[nodiscard]] std::uint32_t first_post(const MergedTerms::Term& term) const
    {
        return dictionaries_[term.dictionary]->first_post(term.number_there);
    }

    std::span<const TermDictionary* const> dictionaries_;
    std::vector<Sight> sights_;
    std::vector<std::uint32_t> table_;  // sights; open addressing
};

}  // namespace

MergedTerms merged_terms(std::span<const TermDictionary* const> dictionaries)
{
    MergedTerms result;
    for (const TermDictionary* dictionary : dictionaries) result.numbers.emplace_back(dictionary->size());
    std::atomic<std::uint32_t> next{0};
    tbb::parallel_for(std::size_t{0}, TermDictionary::segments, [&](std::size_t s) {
        Segment segment{dictionaries};
        segment.read(s);
        result.segments[s] =
            segment.numbered([&next](std::uint32_t count) { return next.fetch_add(count); }, result.numbers);
    });
    result.count = next;
    return result;
}

}  // namespace graphmatter::ingest
