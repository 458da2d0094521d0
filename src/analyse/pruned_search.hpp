#pragma once
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <span>
#include <vector>

#include "analyse/related_index.hpp"
#include "analyse/shared_terms.hpp"

namespace graphmatter::analyse {

/// A post and about what its score is.
struct Rough {
    float score = 0;
    PostId post{};
};

[[nodiscard]] constexpr bool is_better(const Rough& a, const Rough& b) noexcept
{
    return a.score != b.score ? a.score > b.score : a.post < b.post;
}

/// Puts a score in place of the least, which is in front of the heap.
inline void keep_best(std::vector<float>& best, float score)
{
    std::ranges::pop_heap(best, std::ranges::greater{});
    best.back() = score;
    std::ranges::push_heap(best, std::ranges::greater{});
}

/// Candidates of a post in a large vault. The lists of what the post has are read from the rarest on, until no post
/// that was not met can be among the best (Turtle and Flood 1995, "max score": what the lists not read can still bring
/// is bounded by the rest of the weights). The memory is used again.
class PrunedSearch {
  public:
    explicit PrunedSearch(const RelatedIndex& index);

    /// Posts that may be among the best `top`, by the most that their scores can be, the best first; links do not
    /// count. `prose`: the terms of the post. If there are more list entries than may be read, the best by what was
    /// read.
    void find(PostId post, std::uint32_t top, const SpreadRow& prose, std::vector<Rough>& found);
    /// Whether those of the last call are all.
    [[nodiscard]] bool is_exact() const noexcept { return is_exact_; }

  private:
    static constexpr std::size_t no_list = std::numeric_limits<std::size_t>::max();

    /// What a post that was met shares with the one at hand, as far as lists were read.
    struct Met {
        float text = 0, title = 0, entities = 0;
        std::uint32_t query = 0;  // the search it was met in
    };
    /// What terms not read can bring: at most the product of their length here and in a candidate (Cauchy, Schwarz).
    struct Rest {
        float length = 0, tail = 0;  // here, of the whole row's; the most that any post has of such terms
        bool is_common = false;      // all of them

        [[nodiscard]] float most() const noexcept { return length * tail; }
        [[nodiscard]] float most(float common) const noexcept
        {
            return length * (is_common ? std::min(tail, common) : tail);
        }
    };
    /// The lists that the post at hand calls for, and how far they were read.
    struct Lists {
        std::vector<std::size_t> sizes;
        std::size_t next = 0, end = 0;  // behind the end are lists that would be too much to read

        [[nodiscard]] std::size_t next_size() const noexcept { return next < end ? sizes[next] : no_list; }
        /// Nothing is read yet, and no more than so many entries may be.
        void start(std::size_t budget);
    };
    /// The terms of the post at hand in its text or title, and what is known of all posts there.
    struct Part : Lists {
        std::span<const TermWeight> terms;
        const TermIndex* all = nullptr;
        float length = 0;
        std::vector<Rest> rests;  // of the terms from each on, and of none

        [[nodiscard]] const Rest& rest() const noexcept { return rests[next]; }
    };
    struct Entities : Lists {
        std::span<const std::uint32_t> ranks;
        std::vector<float> rests;  // the weight of those from each on, and of none

        [[nodiscard]] float rest() const noexcept { return rests[next]; }
    };

    /// Lines above the curves of the scores, which save divisions.
    struct Tangents {
        float text = 0, text_slope = 0, others = 0, entity_slope = 0;
    };

    void start(PostId post, std::uint32_t top);
    void start_part(Part& part, const Rows<TermWeight>& rows, const TermIndex& all, double weight) const;
    void start_entities();
    Met& meet(std::uint32_t other);
    /// Reads the lists of up to `limit` entries.
    void read(std::size_t limit);
    void read_terms(Part& part, float Met::* sum, std::size_t limit);
    void read_entities(std::size_t limit);
    /// Reads list by list, the shortest next, until what was not met is too far below the bar, whatever its date, or
    /// about so many entries are read.
    void read_on(std::size_t entries);
    [[nodiscard]] std::size_t shortest_list() const;          // that may be read next; no_list: none is left
    [[nodiscard]] float unread_entities(PostId other) const;  // the weight of those that `other` has
    [[nodiscard]] static float text_score(float likeness);    // but for the factor of popularity
    [[nodiscard]] float title_score(float likeness) const;
    [[nodiscard]] float entity_score(float shared) const;
    [[nodiscard]] float recency(const RelatedIndex::Facts& facts) const;
    [[nodiscard]] float least_score(std::uint32_t other) const;
    [[nodiscard]] Tangents tangents(float text, float title, float entities) const;
    [[nodiscard]] float quick_bound(std::uint32_t other, const Tangents& quick) const;
    [[nodiscard]] float most_score(std::uint32_t other, float more_entities) const;
    /// The most that a post not met can have, but for its date.
    [[nodiscard]] float most_unmet(const Rest& text, const Rest& title, float entities) const;
    [[nodiscard]] float missing() const;     // what such a post needs of its date to be among the best
    [[nodiscard]] bool has_met_all() const;  // that may be among the best, whatever their dates
    template <class Visit>
    void for_each_seen(Visit visit) const;
    void raise_bar(const SpreadRow& prose);
    /// Whether all that may be among the best are met, if need be after a look at those near by date.
    bool has_all();
    [[nodiscard]] bool is_all_read() const;
    /// Whether even with all lists that may be read a post not met could be far better than the best now known.
    [[nodiscard]] bool is_hopeless() const;
    void take_promising(std::vector<Rough>& found) const;
    void take_best(std::size_t count, std::vector<Rough>& found);

    const RelatedIndex& index_;
    std::size_t first_limit_;
    float log_posts_ = 0, title_weight_ = 0, entity_weight_ = 0;
    std::vector<Met> met_;         // by post
    std::vector<float> mentions_;  // by post; empty where they do not count
    std::vector<PostId> seen_;
    std::uint32_t query_ = 0, top_ = 0;
    PostId post_{};
    Part text_, title_;
    Entities entities_;
    bool has_all_mentions_ = true, is_exact_ = true;
    float bar_ = 0;  // the best `top` are not below it
    std::vector<float> bars_;
    std::vector<Rough> promising_;
};

}  // namespace graphmatter::analyse
