#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <functional>
#include <iterator>

#include <oneapi/tbb/parallel_for.h>
#include <oneapi/tbb/parallel_sort.h>

#include "ingest/post_terms.hpp"

namespace graphmatter::ingest {

namespace {

// Heaviest terms kept of a post: `per_post`, and in small vaults as many more as `in_all` allows. Long posts lose terms
// that hardly weigh, and the search for related posts gains a factor of ten.
constexpr std::size_t per_post = 300, in_all = 1'500'000;
constexpr auto left_out = static_cast<std::uint32_t>(-1);

float idf(std::size_t posts, std::size_t holding)
{
    const double ratio = (static_cast<double>(posts) + 1) / (static_cast<double>(holding) + 0.5);
    return static_cast<float>(std::max(0.0, std::log(ratio)));
}

/// The numbers of the parts become those of the first dictionary, which holds all.
void take_in(std::vector<CountedTerms>& parts, std::vector<TermDictionary*>& dictionaries)
{
    TermDictionary& all = *dictionaries.front();
    for (std::size_t d = 1; d < dictionaries.size(); ++d) {
        const std::vector<std::uint32_t> numbers = all.add_all(*dictionaries[d]);
        tbb::parallel_for(std::size_t{0}, parts.size(), [&](std::size_t p) {
            if (parts[p].dictionary != dictionaries[d]) return;
            for (auto* rows : {&parts[p].terms, &parts[p].heads})
                for (std::uint32_t& number : rows->values) number = numbers[number];
        });
        *dictionaries[d] = {};
    }
}

/// By number: titles and summaries that hold the term. Their rows are put in order.
std::vector<std::uint32_t> heads_holding(std::vector<CountedTerms>& parts, std::size_t terms)
{
    std::vector<std::uint32_t> holding(terms);
    for (CountedTerms& part : parts)
        for (std::size_t post = 0; post < part.heads.size(); ++post) {
            const auto row = part.heads.values.begin();
            const auto begin = row + part.heads.offsets[post], end = row + part.heads.offsets[post + 1];
            std::sort(begin, end);
            for (auto at = begin; at != end; ++at)
                if (at == begin || *at != *(at - 1)) ++holding[*at];
        }
    return holding;
}

/// The terms that may be kept, the rarest first: of two posts or more, and not of so many that they say nothing. By
/// their keys where as many posts hold them, so that the order depends on the posts alone.
std::vector<TermDictionary::Slot> by_rarity(const TermDictionary& all, const std::vector<std::uint32_t>& in_heads,
                                            std::size_t most)
{
    using Slot = TermDictionary::Slot;
    std::vector<Slot> order;
    for (const Slot& term : all.slots())
        if (term.posts >= 2 && (term.posts <= most || in_heads[term.number] >= 2)) order.push_back(term);
    tbb::parallel_sort(order.begin(), order.end(), [](const Slot& a, const Slot& b) {
        return a.posts != b.posts ? a.posts < b.posts : a.key < b.key;
    });
    return order;
}

/// A term and its weight in one number, so that they are compared in one step: of numbers above 0 the bits of a float
/// rise with it. The heavier term has the greater number; of two as heavy the first.
std::uint64_t packed(std::uint32_t term, float weight)
{
    return std::uint64_t{std::bit_cast<std::uint32_t>(weight)} << 32U | ~term;
}

/// The heaviest terms, by term. What is packed is put in another order.
void heaviest(std::vector<std::uint64_t>& terms, std::size_t most, std::vector<TermWeight>& kept)
{
    if (terms.size() > most) {
        std::ranges::nth_element(terms, terms.begin() + static_cast<std::ptrdiff_t>(most), std::greater{});
        terms.resize(most);
    }
    for (std::uint64_t& term : terms) term = std::rotl(term, 32);
    std::ranges::sort(terms, std::greater{});
    kept.clear();
    for (const std::uint64_t term : terms)
        kept.push_back({id_at<TermId>(~static_cast<std::uint32_t>(term >> 32U)),
                        std::bit_cast<float>(static_cast<std::uint32_t>(term))});
}

/// What is known of every term, by its number.
struct Weights {
    struct Term {
        std::uint32_t place = left_out;  // TermId; left_out: the term is not kept
        float idf = 0;                   // of the prose; 0 for what is too common there
    };
    std::vector<Term> terms;
    std::vector<float> head_idf;  // of titles and summaries, by TermId; 0 for those of one alone
};

Rows<TermWeight> prose_rows(const CountedTerms& part, const Weights& weights, std::size_t most)
{
    Rows<TermWeight> rows;
    std::vector<std::uint64_t> terms;
    std::vector<TermWeight> kept;
    for (std::size_t post = 0; post < part.terms.size(); ++post) {
        terms.clear();
        for (std::size_t i = part.terms.offsets[post]; i < part.terms.offsets[post + 1]; ++i) {
            const auto [place, idf] = weights.terms[part.terms.values[i]];
            if (idf > 0) terms.push_back(packed(place, std::sqrt(static_cast<float>(part.counts[i])) * idf));
        }
        heaviest(terms, most, kept);
        rows.push_row(kept);
    }
    return rows;
}

Rows<TermWeight> head_rows(const CountedTerms& part, const Weights& weights)
{
    Rows<TermWeight> rows;
    std::vector<TermWeight> terms;
    for (std::size_t post = 0; post < part.heads.size(); ++post) {
        terms.clear();
        const auto row = part.heads[post];  // in order
        for (std::size_t i = 0; i < row.size();) {
            const std::size_t first = i;
            while (i < row.size() && row[i] == row[first]) ++i;
            const std::uint32_t place = weights.terms[row[first]].place;
            if (place != left_out && weights.head_idf[place] > 0)
                terms.push_back(
                    {id_at<TermId>(place), std::sqrt(static_cast<float>(i - first)) * weights.head_idf[place]});
        }
        std::ranges::sort(terms, {}, &TermWeight::term);
        rows.push_row(terms);
    }
    return rows;
}

/// The rows of all parts in one.
Rows<TermWeight> joined(std::vector<Rows<TermWeight>>& parts)
{
    Rows<TermWeight> all;
    std::vector<std::size_t> first_values;
    std::size_t values = 0;
    for (const auto& part : parts) {
        first_values.push_back(values);
        for (std::size_t i = 1; i < part.offsets.size(); ++i)
            all.offsets.push_back(static_cast<std::uint32_t>(values + part.offsets[i]));
        values += part.values.size();
    }
    all.values.resize(values);
    tbb::parallel_for(std::size_t{0}, parts.size(), [&](std::size_t p) {
        std::ranges::copy(parts[p].values, all.values.begin() + static_cast<std::ptrdiff_t>(first_values[p]));
        parts[p] = {};
    });
    return all;
}

}  // namespace

PostTexts GatheredTerms::weighed(std::vector<TermDictionary*> dictionaries) &&
{
    PostTexts texts;
    if (dictionaries.empty()) return texts;
    take_in(parts_, dictionaries);
    const TermDictionary& all = *dictionaries.front();
    const std::vector<std::uint32_t> in_heads = heads_holding(parts_, all.size());
    const auto most = static_cast<std::size_t>(std::max(0.3 * static_cast<double>(post_count_), 5.0));

    Weights weights{std::vector<Weights::Term>(all.size()), {}};
    for (const TermDictionary::Slot& term : by_rarity(all, in_heads, most)) {
        weights.terms[term.number] = {static_cast<std::uint32_t>(texts.posts.size()),
                                      term.posts <= most ? idf(post_count_, term.posts) : 0};
        weights.head_idf.push_back(in_heads[term.number] < 2 ? 0 : idf(post_count_, in_heads[term.number]));
        texts.bytes += all[term.number];
        texts.ends.push_back(texts.bytes.size());
        texts.posts.push_back(term.posts);
    }
    const std::size_t kept = std::max(per_post, in_all / std::max<std::size_t>(post_count_, 1));
    std::vector<Rows<TermWeight>> prose(parts_.size()), heads(parts_.size());
    tbb::parallel_for(std::size_t{0}, parts_.size(), [&](std::size_t p) {
        prose[p] = prose_rows(parts_[p], weights, kept);
        heads[p] = head_rows(parts_[p], weights);
        parts_[p] = {};
    });
    texts.prose = joined(prose);
    texts.heads = joined(heads);
    return texts;
}

}  // namespace graphmatter::ingest
