#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory_resource>
#include <span>
#include <string_view>
#include <vector>

#include <graphmatter/model/corpus.hpp>
#include <graphmatter/model/rows.hpp>
#include <graphmatter/text/terms.hpp>

#include "ingest/fields.hpp"
#include "ingest/term_dictionary.hpp"

namespace graphmatter::ingest {

/// How often each term stands in each of some posts, titles and summaries weighted. Terms have their numbers in the
/// dictionary of the counter; the counter must stay, as it holds the rows, too.
struct CountedTerms {
    struct Row {
        std::span<const std::uint32_t> terms;
        const std::uint16_t* counts = nullptr;  // parallel to terms
    };

    const TermDictionary* dictionary = nullptr;
    std::vector<Row> posts;
    Rows<std::uint32_t> heads;  // a row a post: the terms of title and summary, one entry for each time
};

/// Counts the terms of post after post; one for each thread.
class TermCounter {
  public:
    /// The next post that is added, by its place among all.
    void at(std::uint32_t post) { post_ = post; }
    void add(std::string_view title, const Value& front_matter, const Schema& schema, std::string_view body);
    /// The counts of the posts since the last call.
    [[nodiscard]] CountedTerms take();
    [[nodiscard]] const TermDictionary& dictionary() const noexcept { return dictionary_; }

  private:
    void begin(std::size_t bytes);
    void end();
    void count(std::string_view text, std::uint16_t weight);
    [[nodiscard]] std::uint32_t place_of(std::string_view term, const text::Terms& terms);
    [[nodiscard]] std::uint32_t add(std::size_t slot, std::uint64_t key, std::string_view term,
                                    const text::Terms& terms);
    void grow();
    void count_head(std::string_view text, std::uint16_t weight);
    void count_texts(const Value& value);

    TermDictionary dictionary_;
    CountedTerms counted_;
    // The rows of all posts, most of what a build holds: in few large blocks, which cost few page faults.
    std::pmr::monotonic_buffer_resource rows_{std::size_t{1} << 22U};
    std::uint32_t post_ = 0;
    // Of the post at hand. A slot is 0, or the upper bits of a term's key and its place + 1: small enough for the
    // nearest caches, and with the slot itself more than 50 bits to know a term by.
    std::vector<std::uint64_t> slots_;
    std::size_t mask_ = 0;
    // By place, in order of first sight.
    std::vector<TermDictionary::Sight> seen_;
    std::vector<std::uint16_t> counts_;
    std::vector<std::uint32_t> heads_;  // places
    std::array<std::byte, 1U << 15U> first_bytes_;
    std::pmr::monotonic_buffer_resource folded_{first_bytes_.data(), first_bytes_.size()};  // terms not as in the text
    std::vector<std::string_view> pieces_;
};

/// The counts of all posts, and what the search for related posts needs of them.
class GatheredTerms {
  public:
    void add(CountedTerms part);
    /// Weighs and keeps the heaviest terms of each post; in parallel. `dictionaries` are those of the parts. The
    /// result depends on the posts alone, not on who counted which. The lists of rows are given back, the rows with the
    /// counters.
    [[nodiscard]] PostTexts weighed(std::span<const TermDictionary* const> dictionaries) &&;

  private:
    std::vector<CountedTerms> parts_;
    std::size_t post_count_ = 0;
};

}  // namespace graphmatter::ingest
