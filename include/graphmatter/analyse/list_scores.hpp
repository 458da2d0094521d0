#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include <graphmatter/model/evaluation.hpp>
#include <graphmatter/model/ids.hpp>
#include <graphmatter/model/rows.hpp>

namespace graphmatter::analyse {

/// How well one suggested list meets the posts that a person chose for the same post.
struct ListScore {
    double precision_3 = 0;           // P@3: chosen posts among the first three, divided by 3; 0..1
    double recall_10 = 0;             // R@10: the part of the chosen posts that is among the first ten; 0..1
    double average_precision_10 = 0;  // AP@10: precision at each hit, summed, divided by min(chosen, 10); 0..1
};

/// Scores one list, best first. Posts suggested twice count once, at their first place. Nothing chosen: all 0.
/// O(suggested x chosen) for the first ten. Source: Manning, Raghavan and Schuetze 2008, chapter 8.
[[nodiscard]] ListScore score_list(std::span<const PostId> suggested, std::span<const PostId> chosen);

/// Percentile bootstrap (Efron 1979) of the mean with 1,000 resamples. The same bits on every machine for the same
/// seed. Empty: all 0. O(1,000 x values).
[[nodiscard]] MeanInterval bootstrap_mean(std::span<const double> values, std::uint64_t seed = 1);

/// One way of making lists, and its lists: a row for each query.
struct ListMethod {
    std::string name;
    Rows<PostId> lists;
};

/// Scores each method on the same queries; chosen has a row for each. The first method is the one that others are
/// compared with. Throws std::invalid_argument when the numbers of rows differ.
[[nodiscard]] std::vector<MethodScore> compare_methods(std::span<const ListMethod> methods, const Rows<PostId>& chosen);

}  // namespace graphmatter::analyse
