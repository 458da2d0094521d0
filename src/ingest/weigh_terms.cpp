#include <algorithm>
#include <cmath>
#include <iterator>
#include <numeric>

#include <oneapi/tbb/parallel_for.h>

#include "ingest/post_terms.hpp"

namespace graphmatter::ingest {

namespace {

// Heaviest terms kept of a post: `per_post`, and in small vaults as many more as `in_all` allows. Long posts lose terms
// that hardly weigh, and the search for related posts gains a factor of ten.
constexpr std::size_t per_post = 300, in_all = 3'000'000;
constexpr auto left_out = static_cast<std::uint32_t>(-1);

float idf(std::size_t posts, std::size_t holding)
{
    const double ratio = (static_cast<double>(posts) + 1) / (static_cast<double>(holding) + 0.5);
    return static_cast<float>(std::max(0.0, std::log(ratio)));
}

/// By number; 0 for terms of one post, which tie nothing, and of so many that they say nothing.
std::vector<float> idf_of_terms(const std::vector<std::uint32_t>& holding, std::size_t posts)
{
    const double most = std::max(0.3 * static_cast<double>(posts), 5.0);
    std::vector<float> result(holding.size());
    for (std::size_t i = 0; i < holding.size(); ++i)
        if (holding[i] >= 2 && holding[i] <= most) result[i] = idf(posts, holding[i]);
    return result;
}

struct Weighed {
    std::uint32_t number = 0;
    float weight = 0;
};

/// The terms kept of each post of a part, in the order of numbers.
Rows<Weighed> heaviest(const CountedTerms& part, const std::vector<float>& idf_of, std::size_t most)
{
    Rows<Weighed> kept;
    std::vector<Weighed> terms;
    for (std::size_t post = 0; post < part.terms.size(); ++post) {
        terms.clear();
        for (std::size_t i = part.terms.offsets[post]; i < part.terms.offsets[post + 1]; ++i) {
            const std::uint32_t number = part.terms.values[i];
            if (idf_of[number] > 0)
                terms.push_back({number, std::sqrt(static_cast<float>(part.counts[i])) * idf_of[number]});
        }
        if (terms.size() > most) {
            const auto heavier = [](const Weighed& a, const Weighed& b) {
                return a.weight != b.weight ? a.weight > b.weight : a.number < b.number;
            };
            std::ranges::nth_element(terms, terms.begin() + static_cast<std::ptrdiff_t>(most), heavier);
            terms.resize(most);
        }
        kept.push_row(terms);
    }
    return kept;
}

/// Numbers of the terms kept, the rarest first, by their old ones.
std::vector<std::uint32_t> by_rarity(const std::vector<std::uint32_t>& holding,
                                     const std::vector<std::uint8_t>& is_kept, std::vector<std::uint32_t>& order)
{
    for (std::size_t i = 0; i < holding.size(); ++i)
        if (is_kept[i] != 0) order.push_back(static_cast<std::uint32_t>(i));
    std::ranges::stable_sort(order, {}, [&](std::uint32_t number) { return holding[number]; });
    std::vector<std::uint32_t> place(holding.size(), left_out);
    for (std::size_t i = 0; i < order.size(); ++i) place[order[i]] = static_cast<std::uint32_t>(i);
    return place;
}

/// Title and summary, with document frequencies of their own.
Rows<Weighed> weighed_heads(const std::vector<CountedTerms>& parts, std::size_t terms, std::size_t posts)
{
    std::vector<std::uint32_t> holding(terms);
    Rows<Weighed> heads;
    for (const CountedTerms& part : parts)
        for (std::size_t post = 0; post < part.heads.size(); ++post) {
            std::vector<std::uint32_t> row{part.heads[post].begin(), part.heads[post].end()};
            std::ranges::sort(row);
            for (std::size_t i = 0; i < row.size();) {
                const std::size_t first = i;
                while (i < row.size() && row[i] == row[first]) ++i;
                heads.values.push_back({row[first], std::sqrt(static_cast<float>(i - first))});
                ++holding[row[first]];
            }
            heads.close_row();
        }
    for (Weighed& term : heads.values)
        term.weight = holding[term.number] < 2 ? 0 : term.weight * idf(posts, holding[term.number]);
    return heads;
}

/// Adds the rows with new numbers, each in their order, without what weighs nothing.
void append_rows(const Rows<Weighed>& from, const std::vector<std::uint32_t>& place, Rows<TermWeight>& to)
{
    for (std::size_t row = 0; row < from.size(); ++row) {
        const std::size_t first = to.values.size();
        for (const Weighed& term : from[row])
            if (term.weight > 0) to.values.push_back({id_at<TermId>(place[term.number]), term.weight});
        std::sort(to.values.begin() + static_cast<std::ptrdiff_t>(first), to.values.end(),
                  [](const TermWeight& a, const TermWeight& b) { return a.term < b.term; });
        to.close_row();
    }
}

}  // namespace

PostTexts GatheredTerms::weighed() &&
{
    const std::vector<float> idf_of = idf_of_terms(posts_, post_count_);
    const std::size_t most = std::max(per_post, in_all / std::max<std::size_t>(post_count_, 1));
    std::vector<Rows<Weighed>> kept(parts_.size());
    tbb::parallel_for(std::size_t{0}, parts_.size(), [&](std::size_t p) {
        kept[p] = heaviest(parts_[p], idf_of, most);
        parts_[p].terms = {};
        parts_[p].counts = {};
    });
    const Rows<Weighed> heads = weighed_heads(parts_, table_.size(), post_count_);

    std::vector<std::uint8_t> is_kept(table_.size());
    for (const Rows<Weighed>& rows : kept)
        for (const Weighed& term : rows.values) is_kept[term.number] = 1;
    for (const Weighed& term : heads.values)
        if (term.weight > 0) is_kept[term.number] = 1;
    std::vector<std::uint32_t> order;
    const std::vector<std::uint32_t> place = by_rarity(posts_, is_kept, order);

    PostTexts texts;
    for (const std::uint32_t number : order) {
        texts.bytes += table_[number];
        texts.ends.push_back(texts.bytes.size());
        texts.posts.push_back(posts_[number]);
    }
    for (const Rows<Weighed>& rows : kept) append_rows(rows, place, texts.prose);
    append_rows(heads, place, texts.heads);
    return texts;
}

}  // namespace graphmatter::ingest
