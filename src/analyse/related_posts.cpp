#include <graphmatter/analyse/related_posts.hpp>

#include <algorithm>
#include <cmath>
#include <functional>
#include <span>

#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

#include "analyse/incidence.hpp"

namespace graphmatter::analyse {

namespace {

constexpr std::size_t block_size = 128;     // posts
constexpr std::size_t blocks_in_wave = 64;  // between two looks at the watch
constexpr std::size_t most_reasons = 8;
constexpr double rounding = 1e-5;  // of sums in single precision, as a share of the whole

/// What all posts share: the index and the idf of every rank. Ranks run from the rarest entity on, so idf falls.
struct EntityIndex {
    Incidence who;
    std::vector<double> idf;
    double log_posts = 0;
};

EntityIndex make_index(const KnowledgeGraph& graph, const Schema& schema)
{
    EntityIndex entities{
        incidence(
            graph, schema, [](const Kind& kind) { return kind.name != kind::site; }, 2, EntityOrder::rarest_first),
        {},
        0};
    const auto posts = static_cast<double>(entities.who.posts());
    entities.log_posts = std::log(posts);
    for (std::size_t rank = 0; rank < entities.who.nodes.size(); ++rank) {
        const auto frequency = static_cast<double>(entities.who.posts_of[rank].size());
        entities.idf.push_back(std::max(0.0, std::log((posts + 1) / (frequency + 0.5))));
    }
    return entities;
}

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
struct Better {
    bool operator()(const Candidate& a, const Candidate& b) const noexcept
    {
        return a.score != b.score ? a.score > b.score : a.post < b.post;
    }
};

/// What was read of a candidate's weight.
struct Partial {
    PostId post{};
    float weight = 0;
};
struct Lighter {
    bool operator()(const Partial& a, const Partial& b) const noexcept
    {
        return a.weight != b.weight ? a.weight < b.weight : a.post > b.post;
    }
};

/// The n entries of a list that lie nearest around the place where `post` stands in it.
std::span<const std::uint32_t> nearest(std::span<const std::uint32_t> list, std::uint32_t post, std::size_t n)
{
    const auto place = static_cast<std::size_t>(std::ranges::lower_bound(list, post) - list.begin());
    const std::size_t begin = std::min(place - std::min(place, n / 2), list.size() - n);
    return list.subspan(begin, n);
}

/// Finds suggestions for one post after the other; the memory is used again.
class Search {
  public:
    Search(const EntityIndex& entities, const RelatedOptions& options)
        : entities_(entities),
          options_(options),
          read_(entities.who.posts()),
          seen_(options.postings),
          unread_(entities.who.nodes.size())
    {
    }

    /// The best posts for `post`, best first.
    [[nodiscard]] std::span<const Candidate> best(std::uint32_t post)
    {
        best_.clear();
        own_ = entities_.who.ranks_of[post];
        read_lists(post);
        try_leaders();
        try_others();
        for (const std::uint32_t rank : own_.subspan(read_count_)) unread_[rank] = 0;
        std::ranges::sort_heap(best_, Better{});
        return best_;
    }

  private:
    /// Sums idf over the lists of the post's entities, rarest first, as long as the budget lasts.
    void read_lists(std::uint32_t post)
    {
        rest_ = 0;
        for (const std::uint32_t rank : own_) rest_ += entities_.idf[rank];
        slack_ = rounding * rest_;
        std::size_t budget = options_.postings;
        for (read_count_ = 0; read_count_ < own_.size(); ++read_count_) {
            const std::uint32_t rank = own_[read_count_];
            const auto list = entities_.who.posts_of[rank];
            if (list.size() > budget) {
                if (seen_count_ < options_.candidates) add(nearest(list, post, budget), entities_.idf[rank]);
                break;
            }
            budget -= list.size();
            add(list, entities_.idf[rank]);
            rest_ -= entities_.idf[rank];
        }
        rest_ = std::max(rest_, 0.0);
        for (const std::uint32_t rank : own_.subspan(read_count_))
            unread_[rank] = static_cast<float>(entities_.idf[rank]);
        read_[post] = 0;
    }

    void add(std::span<const std::uint32_t> list, double idf)
    {
        const auto gain = static_cast<float>(idf);
        std::size_t count = seen_count_;
        for (const std::uint32_t other : list) {
            const float before = read_[other];
            seen_[count] = other;  // kept when it is new; written anyway, which saves a branch
            count += before == 0 ? 1 : 0;
            read_[other] = before + gain;
        }
        seen_count_ = count;
    }

    /// Weighs those of which most was read, `top` of them.
    void try_leaders()
    {
        leaders_.assign(options_.top, {});  // heaviest first
        for (const std::uint32_t other : seen()) {
            const float weight = read_[other];
            if (!(weight > leaders_.back().weight)) continue;
            const auto place = std::ranges::upper_bound(leaders_, weight, std::ranges::greater{}, &Partial::weight);
            std::move_backward(place, leaders_.end() - 1, leaders_.end());
            *place = {static_cast<PostId>(other), weight};
        }
        for (const Partial& leader : leaders_) {
            if (leader.weight == 0) break;
            offer(leader.post);
            read_[index(leader.post)] = 0;
        }
    }

    /// Weighs the others as long as what was read of them leaves them a chance, the heaviest first. Clears read_.
    void try_others()
    {
        others_.clear();
        for (const std::uint32_t other : seen()) {
            const float weight = read_[other];
            read_[other] = 0;
            if (weight > 0 && has_chance(weight + rest_)) others_.push_back({static_cast<PostId>(other), weight});
        }
        seen_count_ = 0;
        std::ranges::make_heap(others_, Lighter{});
        for (std::size_t tried = 0; !others_.empty() && tried < options_.candidates; ++tried) {
            std::ranges::pop_heap(others_, Lighter{});
            const Partial other = others_.back();
            others_.pop_back();
            if (!has_chance(other.weight + rest_)) break;
            if (has_chance(other.weight + unread_weight(other.post))) offer(other.post);
        }
    }

    /// Whether a candidate of at most this weight, rounding aside, can be among the best.
    [[nodiscard]] bool has_chance(double weight) const
    {
        return best_.size() < options_.top || weight + slack_ >= best_.front().weight;
    }

    /// The idf that a candidate shares of the entities whose lists were not read.
    [[nodiscard]] double unread_weight(PostId other) const
    {
        double sum = 0;
        if (read_count_ == own_.size()) return sum;
        const auto ranks = entities_.who.ranks_of[other];
        for (auto i = ranks.size(); i > 0 && ranks[i - 1] >= own_[read_count_]; --i)
            sum += static_cast<double>(unread_[ranks[i - 1]]);
        return sum;
    }

    /// Weighs a candidate in full and keeps it if it is among the best so far.
    void offer(PostId other)
    {
        double weight = 0;
        for_each_shared(own_, entities_.who.ranks_of[other],
                        [&](std::uint32_t rank) { weight += entities_.idf[rank]; });
        const Candidate candidate{other, static_cast<float>(weight / (weight + entities_.log_posts)), weight};
        if (!(candidate.score > 0)) return;
        if (best_.size() == options_.top) {
            if (!Better{}(candidate, best_.front())) return;
            std::ranges::pop_heap(best_, Better{});
            best_.pop_back();
        }
        best_.push_back(candidate);
        std::ranges::push_heap(best_, Better{});
    }

    [[nodiscard]] std::span<const std::uint32_t> seen() const { return std::span{seen_}.first(seen_count_); }

    const EntityIndex& entities_;
    const RelatedOptions& options_;
    std::span<const std::uint32_t> own_;  // the entities of the post at hand
    std::vector<float> read_;             // by post: the idf read so far; 0: not seen, or done with
    std::vector<std::uint32_t> seen_;     // the first seen_count_ are the posts seen
    std::size_t seen_count_ = 0;
    std::vector<float> unread_;    // by rank: the idf of the post's entities whose lists were not read, else 0
    std::size_t read_count_ = 0;   // the lists read are those of the first entities of own_
    double rest_ = 0, slack_ = 0;  // the most that unread lists, and rounding, can add
    std::vector<Partial> leaders_, others_;
    std::vector<Candidate> best_;  // a heap, the least of them in front
};

/// Suggestions of consecutive posts.
struct Block {
    Rows<RelatedPost> posts;
    Rows<Reason> reasons;
};

void give_reasons(const EntityIndex& entities, std::uint32_t post, PostId other, Rows<Reason>& reasons)
{
    const std::size_t first = reasons.values.size();
    double sum = 0;
    for_each_shared(entities.who.ranks_of[post], entities.who.ranks_of[other], [&](std::uint32_t rank) {
        if (reasons.values.size() - first == most_reasons) return;
        reasons.values.push_back({entities.who.nodes[rank], static_cast<float>(entities.idf[rank])});
        sum += entities.idf[rank];
    });
    for (std::size_t i = first; i < reasons.values.size(); ++i)
        reasons.values[i].share = static_cast<float>(static_cast<double>(reasons.values[i].share) / sum);
    reasons.close_row();
}

Block suggest(const EntityIndex& entities, Search& search, std::size_t begin, std::size_t end)
{
    Block block;
    for (std::size_t p = begin; p < end; ++p) {
        const auto post = static_cast<std::uint32_t>(p);
        const auto best = search.best(post);
        for (const Candidate& other : best) {
            block.posts.values.push_back({other.post, other.score});
            give_reasons(entities, post, other.post, block.reasons);
        }
        block.posts.close_row();
    }
    return block;
}

template <class T>
void append(Rows<T>& rows, const Rows<T>& more)
{
    const std::uint32_t base = rows.offsets.back();
    for (std::size_t i = 1; i < more.offsets.size(); ++i) rows.offsets.push_back(base + more.offsets[i]);
    rows.values.insert(rows.values.end(), more.values.begin(), more.values.end());
}

}  // namespace

Related related_posts(const KnowledgeGraph& graph, const Schema& schema, const RelatedOptions& options,
                      const Watch& watch)
{
    const EntityIndex entities = make_index(graph, schema);
    const std::size_t posts = entities.who.posts();
    Related related;
    if (options.top == 0) {
        related.posts.offsets.resize(posts + 1);
        return related;
    }
    tbb::enumerable_thread_specific<Search> searches{[&] { return Search{entities, options}; }};
    for (std::size_t wave = 0; wave < posts; wave += block_size * blocks_in_wave) {
        watch.check();
        watch.report("analysing", wave, posts);
        const std::size_t wave_end = std::min(posts, wave + block_size * blocks_in_wave);
        std::vector<Block> blocks((wave_end - wave + block_size - 1) / block_size);
        tbb::parallel_for(std::size_t{0}, blocks.size(), [&](std::size_t b) {
            const std::size_t begin = wave + b * block_size;
            blocks[b] = suggest(entities, searches.local(), begin, std::min(begin + block_size, wave_end));
        });
        for (const Block& block : blocks) {
            append(related.posts, block.posts);
            append(related.reasons, block.reasons);
        }
    }
    return related;
}

}  // namespace graphmatter::analyse
