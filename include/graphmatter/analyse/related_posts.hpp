#pragma once
#include <cstdint>
#include <vector>

#include <graphmatter/model/corpus.hpp>
#include <graphmatter/model/findings.hpp>
#include <graphmatter/model/knowledge_graph.hpp>
#include <graphmatter/model/progress.hpp>
#include <graphmatter/model/related_policies.hpp>
#include <graphmatter/model/related_weights.hpp>
#include <graphmatter/model/rows.hpp>
#include <graphmatter/model/schema.hpp>

namespace graphmatter::analyse {

[[nodiscard]] bool fits_dates(RelatedDates dates, Moment post, Moment other) noexcept;
/// Whether the dates and drafts of both allow it.
[[nodiscard]] bool may_suggest(const RelatedPolicies& policies, const Post& post, const Post& other) noexcept;

struct RelatedOptions {
    std::uint32_t top = 10;  // suggestions a post
    RelatedWeights weights;
    RelatedPolicies policies;
    std::uint32_t postings = 1U << 19U;  // list entries that may be read for a post and part; in a vault of N posts at
                                         // most 2^31 / N, but 2^14 at least
    std::size_t title_postings = 4096;   // words of titles in more posts and in a sixteenth of all are common
    std::size_t small_vault = 160;  // posts for each word and entity that a post has, on average, and 50 more: up to so
                                    // many, and where only entities count, a search looks at all posts if no more
                                    // than may be read; 0: never
    std::uint32_t candidates = 128;  // those scored in full where `postings` did not do; and as many more are
                                     // looked at where series or speakers would crowd a list
};

struct Related {
    Rows<RelatedPost> posts;           // a row a post: pinned ones, then the others, best first
    Rows<Reason> reasons;              // a row for each entry of posts.values, largest share first
    StringPool words;                  // of the reasons
    std::vector<double> kind_weights;  // a kind
};

/// What it tells: which posts to read next: those of like words, titles, entities and date, and those tied by links.
/// Unit and range: score = T + H + E + L + R (text_part.hpp, title_part.hpp, entity_part.hpp, link_part.hpp,
/// recency_part.hpp), with weights.mentions > 0 and Corpus::titles also + M (mention_part.hpp), each >= 0 and times its
/// weight; comparable across vaults: from .8 on an editor would pick one in two, below .3 hardly any. Entities of every
/// kind count, save `site`, by kind_weights(). Cost: at most `postings` list entries a post and part, in parallel,
/// and in a small vault a glance at all posts; never all pairs in full. In a large one lists are read from the rarest
/// word on until what is left of them cannot lift a post not met among the best (Turtle and Flood 1995, max score).
/// About 20 bytes a term kept, 12 a mention, 60 a post, and 4 a term and 36 a post for each thread. Exact, unless more
/// than `postings` entries would have to be read or a first look says that so many would not tell, as in vaults of more
/// than 10,000 long texts; the best `candidates` by what was read are then scored in full. Edge cases: posts without
/// shared words, entities or links still have those of like date; an undated post that shares nothing has an empty row;
/// a post is never related to itself. Without Corpus::texts the rest of the score remains. Choices by hand (ListUse)
/// stand above all: posts that the post pins come first, in the order written and whatever their score and date, with
/// Signal::pinned as the first reason; those it bans never come, pinned or not. A pinned draft waits until
/// policies.drafts allows it. A series or speaker that has its number in the list, pinned posts among them, gets no
/// more. Order and ties: pinned posts, then by score, falling, then PostId. Reasons: by share, falling, then by signal
/// and order of making. The same bits for any number of threads. With weights.chosen the best `candidates` are looked
/// at, and what n other posts list by hand (pins and ListUse::chosen) has all its parts raised by 1 + chosen * ln(1 +
/// n); what a post itself lists does not count for it. Throws Cancelled.
[[nodiscard]] Related related_posts(const Corpus& corpus, const KnowledgeGraph& graph, const Schema& schema,
                                    const RelatedOptions& options = {}, const Watch& watch = {});

}  // namespace graphmatter::analyse
