#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include <graphmatter/model/related_weights.hpp>

namespace graphmatter {

/// A mean and the interval in which 95 % of the means of resampled queries lie.
struct MeanInterval {
    double mean = 0, low = 0, high = 0;
};

/// What one way of making lists reaches on all queries.
struct MethodScore {
    std::string name;
    MeanInterval precision_3, recall_10, mean_average_precision_10;
    double with_three = 0;  // part of the queries with at least three suggestions
    MeanInterval gain;      // of P@3 over the first method, paired by query: an improvement if `low` is above 0
};

/// How well suggestions meet the lists that people made.
struct Evaluation {
    std::size_t posts = 0;             // of the vault
    std::size_t queries = 0;           // posts that list at least one other post of the vault
    std::size_t chosen = 0;            // posts so listed
    std::size_t unknown = 0;           // listed, and not found in the vault
    std::vector<MethodScore> methods;  // the engine, then the baselines
};

/// Weights learned from the lists that people made, and what they are worth.
struct Tuning {
    RelatedWeights weights;   // learned from all queries
    std::size_t queries = 0;  // lists learned from
    MeanInterval before;      // P@3 of the default weights
    MeanInterval after;       // P@3 of weights learned without the query at hand
    MeanInterval gain;        // the difference, paired by query: worth having if `low` is above 0
};

}  // namespace graphmatter
