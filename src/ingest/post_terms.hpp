#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <graphmatter/model/corpus.hpp>
#include <graphmatter/model/rows.hpp>

#include "ingest/fields.hpp"

namespace graphmatter::ingest {

/// Terms under numbers in order of first sight. A term is known by a 64-bit hash of its bytes: two terms of one hash
/// would count as one, which among ten million happens once in 400,000 vaults.
class TermTable {
  public:
    TermTable() : ends_{0} {}

    [[nodiscard]] static std::uint64_t key_of(std::string_view term) noexcept;
    /// The number of the term with this key; `shown` is stored for it on first sight.
    [[nodiscard]] std::uint32_t add(std::uint64_t key, std::string_view shown)
    {
        make_room(1);
        return put(shown, key);
    }
    /// Adds all terms of another table; their numbers here, by their numbers there.
    [[nodiscard]] std::vector<std::uint32_t> add_all(const TermTable& other);
    [[nodiscard]] std::size_t size() const noexcept { return keys_.size(); }
    [[nodiscard]] std::string_view operator[](std::size_t number) const noexcept
    {
        return {bytes_.data() + ends_[number], static_cast<std::size_t>(ends_[number + 1] - ends_[number])};
    }

  private:
    struct Slot {
        std::uint32_t tag = 0, next_number = 0;  // upper half of the key; number + 1, 0: free
    };

    [[nodiscard]] std::uint32_t put(std::string_view shown, std::uint64_t key);
    /// At most half full, or look-ups would grow long.
    void make_room(std::size_t terms)
    {
        if (slots_.size() < 2 * (size() + terms)) grow(terms);
    }
    void grow(std::size_t terms);

    std::vector<std::uint64_t> keys_;
    std::vector<std::uint64_t> ends_;
    std::string bytes_;
    std::vector<Slot> slots_;  // open addressing
};

/// How often each term stands in each of some posts, titles and summaries weighted.
struct CountedTerms {
    TermTable table;
    std::vector<std::uint32_t> posts;   // by number: posts that hold it
    Rows<std::uint32_t> terms;          // a row a post; numbers in order of first sight
    std::vector<std::uint16_t> counts;  // parallel to terms.values
    Rows<std::uint32_t> heads;          // a row a post: the terms of title and summary, one entry for each time
};

/// Counts the terms of post after post.
class TermCounter {
  public:
    /// Adds the next post.
    void add(std::string_view title, const Value& front_matter, const Schema& schema, std::string_view body);
    [[nodiscard]] CountedTerms take() { return std::move(counted_); }

  private:
    struct State {
        std::uint32_t post = 0, place = 0;  // the post it was last seen in, from 1; its place in counts
    };
    /// A term seen a moment ago: most words of a post are, and are found here in the nearest cache.
    struct Recent {
        std::uint64_t key = 0;
        State state;
    };
    static constexpr std::size_t recent_terms = 2048;

    void count(std::string_view text, std::uint16_t weight);
    [[nodiscard]] State seen(std::uint64_t key, std::string_view shown);
    void count_head(std::string_view text, std::uint16_t weight);
    void count_fields(const Value& value, const Schema& schema);
    void count_texts(const Value& value);

    CountedTerms counted_;
    std::vector<State> states_;  // by number
    std::vector<Recent> recent_ = std::vector<Recent>(recent_terms);
    std::uint32_t post_ = 0;
    std::vector<std::string_view> pieces_;
};

/// The counts of all posts, part after part, and what the search for related posts needs of them.
class GatheredTerms {
  public:
    void add(CountedTerms part);
    /// Weighs and keeps the heaviest terms of each post; in parallel. What was gathered is given back.
    [[nodiscard]] PostTexts weighed() &&;

  private:
    TermTable table_;
    std::vector<std::uint32_t> posts_;
    std::vector<CountedTerms> parts_;  // numbers are those of table_; their own tables are empty
    std::size_t post_count_ = 0;
};

}  // namespace graphmatter::ingest
