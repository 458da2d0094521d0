#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "analyse/related_index.hpp"

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

  private:
    struct Sums {
        float text = 0, title = 0, entities = 0;
        std::uint32_t seen = 0;  // 1 once the post is in seen_
    };
    struct Rough {
        float score = 0;
        PostId post{};
    };

    [[nodiscard]] double similarity(PostId post, PostId other) const;
    void read_texts(PostId post);
    void read_titles(PostId post);
    void read_entities(PostId post);
    void read_mentions(PostId post);
    [[nodiscard]] bool may_miss_titles(PostId post) const;
    void see_common_titles(PostId post);
    /// The nearest by date, whether or not they share anything.
    void see_others(PostId post);
    void see(PostId post);
    void score_roughly(PostId post);
    [[nodiscard]] bool may_suggest(PostId post, PostId other) const;
    [[nodiscard]] float full_title(PostId post, PostId other) const;
    [[nodiscard]] std::size_t wanted() const;  // candidates to score in full
    /// Scores in full those that may be among the best.
    void score_fully(PostId post);

    const RelatedIndex& index_;
    std::vector<Sums> sums_;           // by post
    std::vector<float> mentions_;      // by post: the part for mentions; empty where they do not count
    std::vector<float> weights_;       // by term: of the post at hand, else 0
    std::vector<std::uint32_t> seen_;  // the first seen_count_ are the posts seen
    std::size_t seen_count_ = 0;
    std::uint32_t top_ = 0;
    bool is_cut_ = false;  // some lists were not read
    std::vector<float> bars_;
    std::vector<Rough> rough_;
    std::vector<Candidate> best_;
};

}  // namespace graphmatter::analyse
