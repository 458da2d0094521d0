#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include <graphmatter/analyse/list_scores.hpp>
#include <graphmatter/model/ids.hpp>
#include <graphmatter/model/related_weights.hpp>
#include <graphmatter/model/rows.hpp>

namespace graphmatter::analyse {

/// A post that may be suggested, with the parts of its score under the default weights.
struct PoolEntry {
    PostId post{};
    std::array<float, 6> parts{};  // text, title, entities, links, recency, mentions
};

/// What is learned from: for each query the posts that may be suggested, best first by default, and those that were
/// chosen. Rows are queries.
struct FitData {
    Rows<PoolEntry> pools;
    Rows<PostId> chosen;
    std::size_t posts = 0;   // of the vault
    RelatedWeights start{};  // a weight of 0, other than chosen, stays 0
};

/// A measure of the lists that weights make for some queries.
struct FitScore {
    double precision_3 = 0, average_precision_10 = 0;  // means
};

/// Makes the lists of weights for queries, where posts that `known` queries chose count more by weights.chosen. A
/// query's own choice never counts for itself.
class WeightedLists {
  public:
    explicit WeightedLists(const FitData& data);

    /// Takes the choices of these queries as known. O(choices).
    void know(std::span<const std::uint32_t> queries);
    [[nodiscard]] const RelatedWeights& start() const noexcept { return data_.start; }
    [[nodiscard]] ListScore score(std::uint32_t query, const RelatedWeights& weights) const;
    [[nodiscard]] FitScore mean(std::span<const std::uint32_t> queries, const RelatedWeights& weights) const;

  private:
    const FitData& data_;
    std::vector<std::uint32_t> times_chosen_;  // by post
    std::vector<std::uint8_t> is_known_;       // by query
};

/// The weights with the largest P@3 + MAP@10 on these queries, found by coordinate ascent from FitData::start with
/// factors 2, 1.4 and 1.2; the first best is kept. O(steps x pool entries).
[[nodiscard]] RelatedWeights fit_weights(WeightedLists& lists, std::span<const std::uint32_t> queries);

}  // namespace graphmatter::analyse
