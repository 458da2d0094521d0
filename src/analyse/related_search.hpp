#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include <graphmatter/analyse/related_posts.hpp>

#include "analyse/incidence.hpp"

namespace graphmatter::analyse {

/// What all posts share: the index and the idf of every rank. Ranks run from the rarest entity on, so idf falls.
struct EntityIndex {
    Incidence who;
    std::vector<double> idf;
    double log_posts = 0;
};

/// Calls visit(rank) for each entity that both posts name, rarest first.
template <class Visit>
void for_each_shared(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b, Visit visit)
{
    for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
        if (*i < *j)
            ++i;
        else if (*j < *i)
            ++j;
        else {
            visit(*i);
            ++i;
            ++j;
        }
    }
}

/// A post that may be suggested, and the sum of idf over what it shares.
struct Candidate {
    PostId post{};
    float score = 0;
    double weight = 0;
};

/// What was read of a candidate's weight.
struct Partial {
    PostId post{};
    float weight = 0;
};
struct Leader {
    float weight = 0;
    std::uint32_t place = 0;  // in the list of all
};

/// Finds suggestions for one post after the other; the memory is used again.
class RelatedSearch {
  public:
    RelatedSearch(const EntityIndex& entities, const RelatedOptions& options);

    /// The best posts for `post`, best first.
    [[nodiscard]] std::span<const Candidate> best(std::uint32_t post);

  private:
    /// Sums idf over the lists of the post's entities, rarest first, as long as the budget lasts.
    void read_lists(std::uint32_t post);

    void add(std::span<const std::uint32_t> list, double idf);

    /// Moves what was read into others_ and clears read_.
    void collect();

    /// Weighs those of which most was read, `top` of them.
    void try_leaders();

    /// Weighs the others that still have a chance; if they are too many, those of which most was read.
    void try_others();

    /// Whether a candidate of at most this weight, rounding aside, can be among the best.
    [[nodiscard]] bool has_chance(double weight) const;

    /// The idf that a candidate shares of the entities whose lists were not read.
    [[nodiscard]] double unread_weight(PostId other) const;

    /// Weighs a candidate in full and keeps it if it is among the best so far.
    void offer(PostId other);

    const EntityIndex& entities_;
    const RelatedOptions& options_;
    std::span<const std::uint32_t> own_;  // the entities of the post at hand
    std::vector<float> read_;             // by post: the idf read so far; 0: not seen
    std::vector<std::uint32_t> seen_;     // the first seen_count_ are the posts seen
    std::size_t seen_count_ = 0;
    std::vector<float> unread_;    // by rank: the idf of the post's entities whose lists were not read, else 0
    std::size_t read_count_ = 0;   // the lists read are those of the first entities of own_
    double rest_ = 0, slack_ = 0;  // the most that unread lists, and rounding, can add
    std::vector<Leader> leaders_;
    std::vector<Partial> others_;
    std::vector<Candidate> best_;  // a heap, the least of them in front
};

}  // namespace graphmatter::analyse
