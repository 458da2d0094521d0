#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include <graphmatter/model/ids.hpp>
#include <graphmatter/model/rows.hpp>

namespace graphmatter {

enum class ScoreType : std::uint8_t { integer, real };

/// A measure of every node of the whole graph, by NodeId.
struct ScoreColumn {
    std::string name;  // "degree", "weighted_degree", "pagerank", "component", "core_number"
    ScoreType type = ScoreType::real;
    std::vector<double> values;
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
    float score = 0;  // 0..1
};

/// Why a post is related; the shares of one suggestion sum to 1.
struct Reason {
    NodeId entity{};  // shared by both
    float share = 0;
};

/// Where a node is drawn; no two nodes coincide, all within +-5000.
struct Position {
    float x = 0, y = 0;
};

/// What analysis found, by NodeId or PostId.
struct Findings {
    std::vector<ScoreColumn> scores;
    std::vector<CoOccurrence> pairs;  // sorted by (a, b)
    Rows<RelatedPost> related;        // a row a post, best first
    Rows<Reason> reasons;             // a row for each entry of related.values, largest share first
    std::vector<Position> positions;  // a node

    /// The column of that name, or nullptr.
    [[nodiscard]] const ScoreColumn* find_score(std::string_view name) const noexcept;
};

}  // namespace graphmatter
