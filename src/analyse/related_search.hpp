#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "analyse/pruned_search.hpp"
#include "analyse/related_index.hpp"
#include "analyse/shared_terms.hpp"

namespace graphmatter::analyse {

struct Candidate {
    PostId post{};
    float score = 0;
    Parts parts;
};

/// Finds suggestions for one post after the other; the memory is used again.
class RelatedSearch {
  public:
    explicit RelatedSearch(const RelatedIndex& index);

    /// The best posts for `post`, best first, at most `top`; fewer only if there are no more. Valid until the next
    /// call.
    [[nodiscard]] std::span<const Candidate> best(PostId post, std::uint32_t top);
    /// The terms of the post of the last call.
    [[nodiscard]] const SpreadRow& prose() const noexcept { return prose_; }

  private:
    /// What a look at a candidate needs to know of the post at hand.
    struct Query {
        PostId post{};
        std::int32_t rank = 0;
        float common = 0;  // of titles; 0: no common words, or of no account
        MostRecency recency;
    };

    void look_at_all(PostId post, bool has_texts);
    void read_texts(PostId post);
    void read_titles(PostId post);
    void read_entities(PostId post);
    void score_roughly(PostId post);
    void look_at_blocks(const Query& query);
    void look_at_block(std::size_t block, const Query& query);
    float score_block(std::size_t block, const Query& query);
    void look_at(std::uint32_t other, float shared, const Query& query);
    [[nodiscard]] float full_title(PostId post, PostId other) const;
    [[nodiscard]] std::size_t wanted() const;  // candidates to score in full
    /// Scores in full those that may be among the best.
    void score_fully(PostId post);

    const RelatedIndex& index_;
    float log_posts_ = 0, title_weight_ = 0, entity_weight_ = 0;
    std::optional<PrunedSearch> pruned_;  // of a large vault; what follows is of a small one
    // By post, what it shares with the one at hand; in place of posts a few more, so that there are whole blocks.
    std::vector<float> text_, title_, entities_;
    std::vector<float> mentions_;  // the part for mentions; empty where they do not count
    // The scores without the date, the most they can be with it, and of this the greatest of each block.
    std::vector<float> shared_, most_, peaks_, sorted_peaks_;
    SpreadRow prose_;
    std::vector<std::uint32_t> nearest_;  // by date
    std::uint32_t top_ = 0;
    bool is_cut_ = false;  // some lists were not read
    std::vector<float> bars_;
    std::vector<Rough> rough_;
    std::vector<Candidate> best_;
};

}  // namespace graphmatter::analyse
