#pragma once
#include <array>
#include <cstdint>
#include <string_view>

namespace graphmatter {

enum class ScoreType : std::uint8_t { integer, real };
enum class MeasuredBy : std::uint8_t { every_build, request };

/// One row of the table of measures: analysis, help, lists and the columns of the database follow it.
struct Measure {
    std::string_view name;   // the score column
    std::string_view about;  // what it tells
    std::string_view unit, range;
    std::string_view cost;  // n nodes, m edges
    ScoreType type;
    MeasuredBy by;
};

/// Every measure, in the order of the score columns.
inline constexpr std::array known_measures{
    Measure{"degree", "How many neighbours a node has.", "nodes", "0..n-1", "O(m)", ScoreType::integer,
            MeasuredBy::every_build},
    Measure{"weighted_degree", "The sum of the weights of its edges.", "weight", ">= 0", "O(m)", ScoreType::real,
            MeasuredBy::every_build},
    Measure{"pagerank", "How often a walk along the edges comes by: important neighbours count for more.", "share",
            "0..1, sums to 1", "O(m) a step", ScoreType::real, MeasuredBy::every_build},
    Measure{"component", "The connected part that the node lies in, 0 the largest.", "number", "0..parts-1", "O(n + m)",
            ScoreType::integer, MeasuredBy::every_build},
    Measure{"core_number", "The largest k for which the node stays when all with fewer than k neighbours go.",
            "neighbours", "0..n-1", "O(n + m)", ScoreType::integer, MeasuredBy::every_build},
    Measure{"community", "The group of nodes it belongs to, 0 the largest: tied more to each other than by chance.",
            "number", "0..groups-1", "O(m) a sweep", ScoreType::integer, MeasuredBy::every_build},
    Measure{"betweenness", "How often it lies on the shortest paths between two others: who ties parts together.",
            "pairs", "0..(n-1)(n-2)/2", "O(n m), seconds; sampled where that takes minutes", ScoreType::real,
            MeasuredBy::request},
    Measure{"normalised_betweenness", "The same as a share of all pairs of other nodes.", "share", "0..1",
            "with betweenness", ScoreType::real, MeasuredBy::request},
    Measure{"closeness", "How near it is to all others: 1 / mean distance, times the share it reaches.", "1 / steps",
            "0..1", "O(n m / 512); sampled where that takes minutes", ScoreType::real, MeasuredBy::request},
    Measure{"harmonic_closeness", "The mean of 1 / distance over all other nodes.", "1 / steps", "0..1",
            "with closeness", ScoreType::real, MeasuredBy::request},
    Measure{"eigenvector", "Central as far as its neighbours are, by weight; only in one component.",
            "share of the largest", "0..1", "O(m) a step", ScoreType::real, MeasuredBy::request},
    Measure{"clustering", "The share of pairs of its neighbours that are tied; 0 where only posts and names meet.",
            "share", "0..1", "O(m sqrt(m))", ScoreType::real, MeasuredBy::request},
};

}  // namespace graphmatter
