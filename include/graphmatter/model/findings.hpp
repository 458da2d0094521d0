#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <graphmatter/model/ids.hpp>
#include <graphmatter/model/measures.hpp>
#include <graphmatter/model/rows.hpp>
#include <graphmatter/model/string_pool.hpp>

namespace graphmatter {

/// Which network: every network of a snapshot has nodes of the whole graph.
enum class View : std::uint8_t {
    full,      // posts and entities, mentions and links
    entities,  // the co-occurrence network of entities
    posts,     // the related-post network
};

/// A measure of every node of a network, by NodeId; NaN for nodes that are not in it.
struct ScoreColumn {
    std::string name;  // as in known_measures
    ScoreType type = ScoreType::real;
    std::vector<double> values;
    std::string precision;  // "exact" or "sampled: ..." with error and confidence, where both can be; else empty
};

/// A group of nodes that belong together, by the number that the score column `community` gives.
struct Community {
    std::string label;  // its most telling entities
    std::uint32_t size = 0;
    double inside = 0;  // share of its nodes' weight that lies on edges within, 0..1
};

/// What was measured on one network.
struct Measured {
    std::vector<ScoreColumn> scores;  // those asked for, in the order of known_measures
    std::vector<Community> communities;
    double modularity = 0;

    /// The column of that name, or nullptr.
    [[nodiscard]] const ScoreColumn* find_score(std::string_view name) const noexcept;
};

/// Two entities named in the same posts; a < b.
struct CoOccurrence {
    NodeId a{}, b{};
    std::uint32_t posts = 0;  // posts that name both
    float npmi = 0;           // -1..1 (Bouma 2009)
    float jaccard = 0;        // 0..1
    float significance = 1;   // disparity filter: chance of so heavy an edge, 0..1, small is telling
};

struct RelatedPost {
    PostId post{};
    float score = 0;  // the sum of its parts: > 0, strong from .8 on, weak below .3, seldom above 1.5; pinned: >= 0
};

/// The weight of a RELATED_TO edge: the score, but never 0, which graph programs refuse.
[[nodiscard]] constexpr float related_weight(const RelatedPost& related) noexcept
{
    constexpr float nothing_shared = 0.01F;
    return related.score > 0 ? related.score : nothing_shared;
}

/// What a reason is about. The parts of a score: text, title, entities, links (both directions), mentions (likewise),
/// recency. `pinned` is no part.
enum class Signal : std::uint8_t {
    text,          // words of the posts
    title,         // words of titles and summaries
    entity,        // an entity that both name
    links_to,      // the post links to the other
    linked_from,   // the other links to the post
    mentions,      // the title of the other stands in the prose of the post
    mentioned_in,  // the title of the post stands in the prose of the other
    recency,       // written around the same time
    pinned         // chosen by hand; the first reason, with a share only where the post has no other
};

inline constexpr std::array<Signal, 9> all_signals{Signal::text,         Signal::title,       Signal::entity,
                                                   Signal::links_to,     Signal::linked_from, Signal::mentions,
                                                   Signal::mentioned_in, Signal::recency,     Signal::pinned};

/// The name of the enumerator: "text", "links_to".
[[nodiscard]] std::string_view signal_name(Signal signal) noexcept;

/// Why a post is related. The shares of one suggestion sum to 1, those of one signal to its part of the score.
struct Reason {
    Signal signal{};
    std::uint32_t about = 0;  // text, title: a word, as StringId in Findings::words; entity: a NodeId; else 0
    float share = 0;

    [[nodiscard]] NodeId entity() const noexcept { return static_cast<NodeId>(about); }
    [[nodiscard]] StringId word() const noexcept { return static_cast<StringId>(about); }
};

/// In how many posts of one period an entity is named.
struct PeriodUse {
    NodeId entity{};
    std::uint32_t period = 0;  // index into Trends::periods
    std::uint32_t posts = 0;
    std::uint32_t uses = 0;  // mentions, repeats within one post included
    std::uint32_t rank = 0;  // by posts among the entities of its kind in the period, 1 the most; ties share the best
};
struct TrendPeriod {
    std::string name;          // "2024", "2024-Q3" or "2024-07"
    std::uint32_t number = 0;  // counts periods of the calendar: the one before has one less
    std::uint32_t posts = 0;
};
/// Who is named when, by the dates of the posts.
struct Trends {
    std::vector<TrendPeriod> periods;  // those with posts, in time
    std::vector<PeriodUse> uses;       // sorted by (entity, period)
};

/// Where a node is drawn; no two nodes coincide, all within +-5000.
struct Position {
    float x = 0, y = 0;
};

/// What analysis found, by NodeId or PostId.
struct Findings {
    Measured whole;            // of the whole graph
    Measured entities, posts;  // of those views, where asked for
    Trends trends;
    std::vector<CoOccurrence> pairs;   // sorted by (a, b)
    Rows<RelatedPost> related;         // a row a post: pinned ones, then the others, best first
    Rows<Reason> reasons;              // a row for each entry of related.values, `pinned`, then largest share first
    StringPool words;                  // that reasons speak of
    std::vector<double> kind_weights;  // a kind: how much sharing one of its entities says about two posts, 0..1
    std::vector<Position> positions;   // a node

    [[nodiscard]] const Measured& of(View view) const noexcept;
};

}  // namespace graphmatter
