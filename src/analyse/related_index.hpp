#pragma once
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <graphmatter/analyse/link_part.hpp>
#include <graphmatter/analyse/mention_part.hpp>
#include <graphmatter/analyse/related_posts.hpp>

#include "analyse/incidence.hpp"
#include "analyse/shared_terms.hpp"
#include "analyse/term_index.hpp"

namespace graphmatter::analyse {

/// The most that the recency part of a post can be, without a look into a table, so that it is told of many posts at
/// once: the logarithm of places is bounded from below by straight lines between the powers of two, which a float's
/// bits give (Mitchell, "Computer multiplication and division using binary logarithms", 1962). Too much by at most .086
/// of a doubling.
struct MostRecency {
    float rank = 0;                  // of the post at hand
    float weight = 0, doubling = 0;  // what it is of the same time, and what each doubling of the places takes of it

    [[nodiscard]] float at_most(float other) const noexcept
    {
        constexpr int mantissa_bits = 23, bias = 127;
        const float difference = std::fabs(other - rank);
        const auto bits = std::bit_cast<std::int32_t>(1 + difference / 2);  // ranks are twice the places
        const float part = weight - doubling * (static_cast<float>(bits) / (1 << mantissa_bits) - bias);
        return (part + std::fabs(part)) / 2;  // at least 0, and no branch
    }
};

/// What all searches share. Terms and entities are numbered from the rarest on.
struct RelatedIndex {
    static constexpr std::size_t block = 16;  // posts that a search looks at together
    // Of text_part(), title_part() and entity_part(), for rough scores.
    static constexpr float saturation = 0.3F, most_title = 0.15F, most_entities = 0.4F;

    /// What a search asks of every candidate, in one place of memory.
    struct Facts {
        float popularity = 0, common_text = 0, common_title = 0;  // as of RelatedIndex and TermIndex
        std::int32_t rank = 0;
        bool draft = false;
    };

    RelatedIndex(const Corpus& corpus, const KnowledgeGraph& graph, const Schema& schema,
                 const RelatedOptions& options);

    const Corpus& corpus;
    const RelatedOptions& options;
    std::size_t posts = 0, budget = 0;  // budget: entries of lists to read for a post, of each part
    float rounding = 0;                 // of rough scores: single precision, and the steps of rough_recency()
    std::vector<double> kind_weights;
    TermIndex texts, titles;
    Incidence who;
    std::vector<double> entity_weights;  // by rank: kind weight * idf
    PostLinks links;
    PostMentions mentions;            // empty where they do not count
    std::vector<std::int64_t> ranks;  // date_ranks()
    // Dated posts. Of one time those of low ids come first, to one who goes forward or, in the other list, backward.
    std::vector<PostId> by_date, by_date_back;
    std::vector<float> popularity;       // by post: the factor of its text part; in whole blocks
    std::vector<float> rank_of;          // by post, of dates; the undated are far from all; in whole blocks
    std::vector<Facts> facts;            // by post
    std::vector<std::uint32_t> popular;  // some posts of the most links
    float most_popularity = 0;           // of the others

    [[nodiscard]] MostRecency most_recency(PostId post) const noexcept;
    /// As analyse::may_suggest(), without a look at the posts themselves, which are far away in memory.
    [[nodiscard]] bool may_suggest(PostId post, PostId other) const;

    /// The recency part by difference of ranks, near enough for a rough score; the greatest for 0.
    [[nodiscard]] float rough_recency(std::int32_t difference) const noexcept
    {
        const auto places = static_cast<std::uint32_t>(difference);
        return places < near_recency_.size() ? near_recency_[places] : far_recency_[far_place(places)];
    }

  private:
    // Tables of what would take a logarithm for every candidate: each of the next 4,096 places, then steps of a 256th.
    static constexpr std::uint32_t near_places = 4096, step_bits = 8, mantissa_bits = 23;

    [[nodiscard]] static std::uint32_t far_place(std::uint32_t places) noexcept
    {
        constexpr std::uint32_t first = std::bit_cast<std::uint32_t>(static_cast<float>(near_places));
        return (std::bit_cast<std::uint32_t>(static_cast<float>(places)) - first) >> (mantissa_bits - step_bits);
    }
    void find_popular();
    void fill_recency();

    std::vector<float> near_recency_, far_recency_;
};

/// The parts of a score, by their weights.
struct Parts {
    double text = 0, title = 0, entities = 0, links_to = 0, linked_from = 0, mentions = 0, mentioned_in = 0,
           recency = 0;

    [[nodiscard]] double sum() const noexcept
    {
        return text + title + entities + links_to + linked_from + mentions + mentioned_in + recency;
    }
    void operator*=(double factor) noexcept
    {
        for (double* part : {&text, &title, &entities, &links_to, &linked_from, &mentions, &mentioned_in, &recency})
            *part *= factor;
    }
};

/// Every part in full. O(terms and entities of both).
[[nodiscard]] Parts parts_of(const RelatedIndex& index, PostId post, PostId other);
/// The same where the likeness of the texts is known, text_similarity().
[[nodiscard]] Parts parts_of(const RelatedIndex& index, PostId post, PostId other, double similarity);
/// The same for one post and many others, its terms spread out.
[[nodiscard]] Parts parts_of(const RelatedIndex& index, PostId post, PostId other, const SpreadRow& prose);

/// Asks for the memory ahead that parts_of() reads of `other`, which lies all about: where its rows stand and, once
/// that is there, the rows.
void ask_for_places(const RelatedIndex& index, PostId other);
void ask_for_rows(const RelatedIndex& index, PostId other);

}  // namespace graphmatter::analyse
