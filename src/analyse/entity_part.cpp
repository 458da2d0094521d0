#include <graphmatter/analyse/entity_part.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <string_view>

#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

#include <graphmatter/analyse/text_part.hpp>

#include "analyse/incidence.hpp"
#include "analyse/shared_terms.hpp"

namespace graphmatter::analyse {

namespace {

constexpr std::size_t blocks = 16, samples_a_block = 250, fewest_samples = 50;

/// SplitMix64 (Steele, Lea and Flood 2014): the standard library's distributions differ between machines.
class Random {
  public:
    explicit Random(std::uint64_t seed) noexcept : state_{seed} {}

    [[nodiscard]] std::uint64_t next() noexcept
    {
        std::uint64_t x = state_ += 0x9E3779B97F4A7C15ULL;
        x = (x ^ (x >> 30U)) * 0xBF58476D1CE4E5B9ULL;
        x = (x ^ (x >> 27U)) * 0x94D049BB133111EBULL;
        return x ^ (x >> 31U);
    }
    [[nodiscard]] std::size_t below(std::size_t end) noexcept { return ((next() >> 32U) * end) >> 32U; }
    [[nodiscard]] double below_one() noexcept { return static_cast<double>(next() >> 11U) * 0x1p-53; }

  private:
    std::uint64_t state_;
};

struct Judged {
    std::uint32_t samples = 0, halves = 0;  // two halves for a sample won, one for a tie
};

class Sampler {
  public:
    Sampler(const PostTexts& texts, const Incidence& who)
        : rows_{texts.prose}, lengths_{pivoted_lengths(texts.prose)}, who_{who}, spread_{SpreadRow{texts.size()}}
    {
        for (std::size_t rank = 0; rank < who.nodes.size(); ++rank)
            idf_.push_back(entity_idf(who.posts(), who.posts_of[rank].size()));
    }

    [[nodiscard]] Judged judge(std::span<const std::uint32_t> posts, const std::vector<bool>& of_kind,
                               std::uint64_t seed)
    {
        SpreadRow& row = spread_.local();
        Random random{seed};
        Judged judged;
        for (std::size_t i = 0; i < samples_a_block; ++i) {
            const std::uint32_t q = posts[random.below(posts.size())];
            const auto sharing = who_.posts_of[drawn_entity(q, of_kind, random)];
            const std::uint32_t c = other(q, random, sharing.size(), [&](std::size_t place) { return sharing[place]; });
            const std::uint32_t z =
                other(q, random, who_.posts(), [](std::size_t place) { return static_cast<std::uint32_t>(place); });
            if (rows_[q].empty() || rows_[c].empty() || rows_[z].empty()) continue;
            row.take(rows_[q]);
            const double near = row.dot(rows_[c]) / lengths_[c], far = row.dot(rows_[z]) / lengths_[z];
            ++judged.samples;
            judged.halves += near > far ? 2U : near == far ? 1U : 0U;
        }
        return judged;
    }

  private:
    /// An entity of the kind that the post names, by idf.
    [[nodiscard]] std::uint32_t drawn_entity(std::uint32_t post, const std::vector<bool>& of_kind, Random& random) const
    {
        double sum = 0;
        for (const std::uint32_t rank : who_.ranks_of[post]) sum += of_kind[rank] ? idf_[rank] : 0;
        double at = random.below_one() * sum;
        std::uint32_t drawn = 0;
        for (const std::uint32_t rank : who_.ranks_of[post]) {
            if (!of_kind[rank]) continue;
            drawn = rank;
            if ((at -= idf_[rank]) < 0) break;
        }
        return drawn;
    }

    /// One of `count` posts that is not q; there is one.
    template <class PostAt>
    [[nodiscard]] static std::uint32_t other(std::uint32_t q, Random& random, std::size_t count, PostAt post_at)
    {
        const std::uint32_t drawn = post_at(random.below(count - 1));
        return drawn == q ? post_at(count - 1) : drawn;
    }

    const Rows<TermWeight>& rows_;
    std::vector<double> lengths_;
    const Incidence& who_;
    std::vector<double> idf_;
    tbb::enumerable_thread_specific<SpreadRow> spread_;
};

/// FNV-1a: a kind draws the same samples whatever other kinds there are.
std::uint64_t seed_of(std::string_view kind)
{
    std::uint64_t seed = 0xCBF29CE484222325ULL;
    for (const char c : kind) seed = (seed ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
    return seed;
}

/// Of a few posts a measure says little: it counts as much as the posts judged, beside the 1 of a kind that none is
/// judged of, which counts as two.
double weight_of(const std::array<Judged, blocks>& all, std::size_t posts)
{
    constexpr double unjudged = 2;

    double samples = 0, halves = 0;
    for (const Judged& judged : all) {
        samples += judged.samples;
        halves += judged.halves;
    }
    if (samples < fewest_samples) return 1;
    const auto count = static_cast<double>(posts);
    return (count * std::max(0.0, halves / samples - 1) + unjudged) / (count + unjudged);
}

}  // namespace

double entity_idf(std::size_t posts, std::size_t naming)
{
    return std::max(0.0, std::log((static_cast<double>(posts) + 1) / (static_cast<double>(naming) + 0.5)));
}

double entity_part(double shared, std::size_t posts)
{
    constexpr double most = 0.4;
    return shared == 0 ? 0 : most * shared / (shared + std::log(static_cast<double>(posts)));
}

std::vector<double> kind_weights(const PostTexts& texts, const KnowledgeGraph& graph, const Schema& schema)
{
    std::vector<double> weights(schema.kinds.size(), 1);
    const auto counts = [](const Kind& kind) { return kind.name != kind::site; };
    for (std::size_t k = 0; k < weights.size(); ++k)
        if (id_at<KindId>(k) == post_kind || !counts(schema.kinds[k])) weights[k] = 0;
    if (texts.prose.empty()) return weights;
    const Incidence who = incidence(graph, schema, counts, 2, EntityOrder::by_node);
    Sampler sampler{texts, who};
    for (std::size_t k = 0; k < weights.size(); ++k) {
        std::vector<bool> of_kind;
        for (const NodeId node : who.nodes) of_kind.push_back(index(graph.nodes[index(node)].kind) == k);
        std::vector<std::uint32_t> posts;
        for (std::uint32_t p = 0; p < who.posts(); ++p)
            if (std::ranges::any_of(who.ranks_of[p], [&](std::uint32_t rank) { return of_kind[rank]; }))
                posts.push_back(p);
        if (posts.empty()) continue;
        std::array<Judged, blocks> judged;
        tbb::parallel_for(std::size_t{0}, blocks, [&](std::size_t b) {
            judged[b] = sampler.judge(posts, of_kind, seed_of(schema.kinds[k].name) + b);
        });
        weights[k] = weight_of(judged, posts.size());
    }
    return weights;
}

}  // namespace graphmatter::analyse
