#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

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
    struct Rough {
        float score = 0;
        PostId post{};
    };

    /// What a look at a candidate needs to know of the post at hand.
    struct Query {
        PostId post{};
        std::int32_t rank = 0;
        float common = 0;  // of titles; 0: no common words, or of no account
    };

    [[nodiscard]] double similarity(PostId post, PostId other) const;  // text_similarity() to the bit
    void read_texts(PostId post);
    void read_titles(PostId post);
    void read_entities(PostId post);
    void read_mentions(PostId post);
    [[nodiscard]] bool may_miss_titles(PostId post) const;
    void see_common_titles(PostId post);
    /// The nearest by date, whether or not they share anything.
    void see_others(PostId post);
    void see(std::uint32_t post);
    void see(std::span<const Posting> list);
    void forget(PostId post);
    void score_roughly(PostId post);
    void look_at_seen(const Query& query);
    void look_at_all(const Query& query);
    void look_at_block(std::size_t block, const Query& query);
    float score_block(std::size_t block, float common);
    [[nodiscard]] float most_shared(std::uint32_t other, float common) const;
    [[nodiscard]] float shared_score(std::uint32_t other, float common) const;
    void look_at(std::uint32_t other, float shared, const Query& query);
    [[nodiscard]] bool may_suggest(PostId post, PostId other) const;
    [[nodiscard]] float full_title(PostId post, PostId other) const;
    [[nodiscard]] std::size_t wanted() const;  // candidates to score in full
    /// Scores in full those that may be among the best.
    void score_fully(PostId post);

    const RelatedIndex& index_;
    float log_posts_ = 0, title_weight_ = 0, entity_weight_ = 0;
    bool looks_at_all_ = false;  // with few posts it costs less to look at all than to note which were seen
    // By post, what it shares with the one at hand; in place of posts a few more, so that there are whole blocks.
    std::vector<float> text_, title_, entities_;
    std::vector<float> mentions_;  // the part for mentions; empty where they do not count
    // Where a search looks at all posts: the scores without the date, and the greatest of each block.
    std::vector<float> shared_, peaks_, sorted_peaks_;
    SpreadRow prose_;
    std::vector<std::uint8_t> is_seen_;  // by post: 1 if it is in seen_
    std::vector<std::uint32_t> seen_;    // the first seen_count_ are the posts seen
    std::size_t seen_count_ = 0;
    std::vector<std::uint32_t> nearest_;  // by date, where a search looks at all posts
    std::uint32_t top_ = 0;
    bool is_cut_ = false;  // some lists were not read
    std::vector<float> bars_;
    std::vector<Rough> rough_;
    std::vector<Candidate> best_;
};

}  // namespace graphmatter::analyse
