#pragma once
#include <atomic>
#include <cstddef>
#include <map>
#include <mutex>
#include <utility>
#include <vector>

#include <tbb/parallel_for.h>
#include <tbb/partitioner.h>

namespace graphmatter::analyse {

/// Into how many portions long work is cut, whatever the threads: each sums for itself.
inline constexpr std::size_t portion_count = 16;

/// The sums of portions, added up in the order of the portions, so that the bits do not depend on the number of
/// threads. `sums_of(portion)` runs in parallel, begun in order; so only as many sums wait as threads are ahead.
template <class Sum, class SumsOf>
[[nodiscard]] std::vector<Sum> sum_of_portions(std::size_t portions, std::size_t size, SumsOf sums_of)
{
    std::vector<Sum> total(size);
    std::map<std::size_t, std::vector<Sum>> waiting;
    std::size_t added = 0;
    std::mutex mutex;
    std::atomic<std::size_t> next{0};
    tbb::parallel_for(
        std::size_t{0}, portions,
        [&](std::size_t) {
            const std::size_t portion = next++;
            std::vector<Sum> sums = sums_of(portion);
            const std::lock_guard lock{mutex};
            waiting.emplace(portion, std::move(sums));
            for (auto first = waiting.begin(); first != waiting.end() && first->first == added; ++added) {
                for (std::size_t i = 0; i < size; ++i) total[i] += first->second[i];
                first = waiting.erase(first);
            }
        },
        tbb::simple_partitioner{});
    return total;
}

}  // namespace graphmatter::analyse
