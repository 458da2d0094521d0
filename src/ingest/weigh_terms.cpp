#include <algorithm>
#include <array>
#include <atomic>
#include <bit>
#include <cmath>
#include <cstdint>
#include <functional>
#include <iterator>

#include <oneapi/tbb/blocked_range.h>
#include <oneapi/tbb/parallel_for.h>
#include <oneapi/tbb/parallel_invoke.h>

#include "ingest/merged_terms.hpp"
#include "ingest/post_terms.hpp"

namespace graphmatter::ingest {

namespace {

// Heaviest terms kept of a post: `per_post`, and in small vaults as many more as `in_all` allows. Long posts lose terms
// that hardly weigh, and the search for related posts gains a factor of ten.
constexpr std::size_t per_post = 300, in_all = 1'500'000;
constexpr std::uint32_t left_out = MergedTerms::none;

float idf(std::size_t posts, std::size_t holding)
{
    const double ratio = (static_cast<double>(posts) + 1) / (static_cast<double>(holding) + 0.5);
    return static_cast<float>(std::max(0.0, std::log(ratio)));
}

/// Calls visit(i) for each i below count, in parallel.
template <class Visit>
void for_each_below(std::size_t count, Visit visit)
{
    tbb::parallel_for(tbb::blocked_range<std::size_t>{0, count, 4096}, [&](const auto& range) {
        for (std::size_t i = range.begin(); i != range.end(); ++i) visit(i);
    });
}

template <class Visit>
void for_each_term(const MergedTerms& all, Visit visit)
{
    tbb::parallel_for(std::size_t{0}, all.segments.size(), [&](std::size_t s) {
        for (const MergedTerms::Term& term : all.segments[s]) visit(term);
    });
}

using Dictionaries = std::span<const TermDictionary* const>;

std::size_t place_of(const TermDictionary* dictionary, Dictionaries dictionaries)
{
    return static_cast<std::size_t>(std::ranges::find(dictionaries, dictionary) - dictionaries.begin());
}

/// By number: titles and summaries that hold the term. Their rows are put in order.
std::vector<std::uint32_t> heads_holding(std::vector<CountedTerms>& parts, const MergedTerms& all,
                                         Dictionaries dictionaries)
{
    std::vector<std::uint32_t> holding(all.count);
    tbb::parallel_for(std::size_t{0}, parts.size(), [&](std::size_t p) {
        CountedTerms& part = parts[p];
        const std::vector<std::uint32_t>& numbers = all.numbers[place_of(part.dictionary, dictionaries)];
        for (std::size_t post = 0; post < part.heads.size(); ++post) {
            const auto row = part.heads.values.begin();
            const auto begin = row + part.heads.offsets[post], end = row + part.heads.offsets[post + 1];
            std::sort(begin, end);
            for (auto at = begin; at != end; ++at)
                if ((at == begin || *at != *(at - 1)) && numbers[*at] != left_out)
                    std::atomic_ref{holding[numbers[*at]]}.fetch_add(1, std::memory_order_relaxed);
        }
    });
    return holding;
}

/// The places of the terms that may be kept, by number: the rarest first, and none that so many posts hold that they
/// say nothing. By their keys where as many posts hold them, so that the order depends on the posts alone.
struct Places {
    std::vector<std::uint32_t> of;  // TermId; left_out: the term is not kept
    std::size_t kept = 0;
};

Places by_rarity(const MergedTerms& all, const std::vector<std::uint32_t>& in_heads, std::size_t posts,
                 std::size_t most)
{
    const auto is_kept = [&](const MergedTerms::Term& term) {
        return term.posts <= most || in_heads[term.number] >= 2;
    };
    std::vector<std::uint32_t> next(posts + 2);  // by how many posts hold a term, the place of the next such
    for (const auto& segment : all.segments)
        for (const MergedTerms::Term& term : segment)
            if (is_kept(term)) ++next[term.posts + 1];
    for (std::size_t i = 1; i < next.size(); ++i) next[i] += next[i - 1];
    Places places{std::vector<std::uint32_t>(all.count, left_out), next.back()};
    for (const auto& segment : all.segments)  // in the order of keys
        for (const MergedTerms::Term& term : segment)
            if (is_kept(term)) places.of[term.number] = next[term.posts]++;
    return places;
}

/// A term and its weight in one number, so that they are compared in one step: of numbers above 0 the bits of a float
/// rise with it. The heavier term has the greater number; of two as heavy the first.
std::uint64_t packed(std::uint32_t term, float weight)
{
    return std::uint64_t{std::bit_cast<std::uint32_t>(weight)} << 32U | ~term;
}

/// Leaves out most of what is not among the `most` heaviest: by the upper bits of their weights, which are counted,
/// without a branch for each. Left to nth_element alone it takes three times as long.
void leave_out_light(std::vector<std::uint64_t>& terms, std::size_t most)
{
    constexpr unsigned shift = 52;  // the exponent and three bits of the fraction stay
    std::array<std::uint32_t, std::size_t{1} << (63 - shift)> counts{};
    for (const std::uint64_t term : terms) ++counts[term >> shift];
    std::uint64_t limit = counts.size();
    for (std::size_t heavy = 0; heavy < most;) heavy += counts[--limit];
    std::size_t left = 0;
    for (const std::uint64_t term : terms) {
        terms[left] = term;
        left += (term >> shift) >= limit ? 1U : 0U;
    }
    terms.resize(left);
}

/// The heaviest terms, by term. What is packed is put in another order.
void heaviest(std::vector<std::uint64_t>& terms, std::size_t most, std::vector<TermWeight>& kept)
{
    if (terms.size() > most) {
        leave_out_light(terms, most);
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

struct KnownTerm {
    std::uint32_t place = left_out;  // TermId; left_out: the term is not kept
    float idf = 0;                   // of the prose; 0 for what is too common there
};
/// The terms of one dictionary, by their numbers there.
using KnownTerms = std::vector<KnownTerm>;

std::vector<KnownTerms> known_by_dictionary(const MergedTerms& all, const Places& places,
                                            const std::vector<float>& prose_idf)
{
    std::vector<KnownTerms> known;
    for (const std::vector<std::uint32_t>& numbers : all.numbers) {
        known.emplace_back(numbers.size());
        for_each_below(numbers.size(), [&, &terms = known.back()](std::size_t n) {
            const std::uint32_t place = numbers[n] == left_out ? left_out : places.of[numbers[n]];
            if (place != left_out) terms[n] = {place, prose_idf[place]};
        });
    }
    return known;
}

Rows<TermWeight> prose_rows(const CountedTerms& part, const KnownTerms& known, std::size_t most)
{
    Rows<TermWeight> rows;
    std::vector<std::uint64_t> terms;
    std::vector<TermWeight> kept;
    constexpr std::size_t ahead = 16;  // their memory is asked for before it is needed
    for (const CountedTerms::Row& post : part.posts) {
        terms.clear();
        for (std::size_t i = 0; i < post.terms.size(); ++i) {
            if (i + ahead < post.terms.size()) __builtin_prefetch(&known[post.terms[i + ahead]]);
            const auto [place, idf] = known[post.terms[i]];
            if (idf > 0) terms.push_back(packed(place, std::sqrt(static_cast<float>(post.counts[i])) * idf));
        }
        heaviest(terms, most, kept);
        rows.push_row(kept);
    }
    return rows;
}

/// `head_idf`: of titles and summaries, by TermId; 0 for terms of one alone.
Rows<TermWeight> head_rows(const CountedTerms& part, const KnownTerms& known, const std::vector<float>& head_idf)
{
    Rows<TermWeight> rows;
    std::vector<TermWeight> terms;
    for (std::size_t post = 0; post < part.heads.size(); ++post) {
        terms.clear();
        const auto row = part.heads[post];  // in order
        for (std::size_t i = 0; i < row.size();) {
            const std::size_t first = i;
            while (i < row.size() && row[i] == row[first]) ++i;
            const std::uint32_t place = known[row[first]].place;
            if (place != left_out && head_idf[place] > 0)
                terms.push_back({id_at<TermId>(place), std::sqrt(static_cast<float>(i - first)) * head_idf[place]});
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

/// The words of the kept terms, and how many posts hold each.
void show_terms(const MergedTerms& all, const Places& places, Dictionaries dictionaries, PostTexts& texts)
{
    const auto shown = [&](const MergedTerms::Term& term) {
        return (*dictionaries[term.dictionary])[term.number_there];
    };
    texts.posts.resize(places.kept);
    texts.ends.resize(places.kept + 1);
    for_each_term(all, [&](const MergedTerms::Term& term) {
        const std::uint32_t place = places.of[term.number];
        if (place == left_out) return;
        texts.posts[place] = term.posts;
        texts.ends[place + 1] = shown(term).size();
    });
    for (std::size_t i = 0; i < places.kept; ++i) texts.ends[i + 1] += texts.ends[i];
    texts.bytes.resize(texts.ends.back());
    for_each_term(all, [&](const MergedTerms::Term& term) {
        if (const std::uint32_t place = places.of[term.number]; place != left_out)
            std::ranges::copy(shown(term), texts.bytes.begin() + static_cast<std::ptrdiff_t>(texts.ends[place]));
    });
}

}  // namespace

PostTexts GatheredTerms::weighed(Dictionaries dictionaries) &&
{
    PostTexts texts;
    if (dictionaries.empty()) return texts;
    const MergedTerms all = merged_terms(dictionaries);
    const std::vector<std::uint32_t> in_heads = heads_holding(parts_, all, dictionaries);
    const auto most = static_cast<std::size_t>(std::max(0.3 * static_cast<double>(post_count_), 5.0));
    const Places places = by_rarity(all, in_heads, post_count_, most);
    show_terms(all, places, dictionaries, texts);

    std::vector<float> prose_idf(places.kept), head_idf(places.kept);
    for_each_term(all, [&](const MergedTerms::Term& term) {
        const std::uint32_t place = places.of[term.number];
        if (place == left_out) return;
        if (term.posts <= most) prose_idf[place] = idf(post_count_, term.posts);
        if (in_heads[term.number] >= 2) head_idf[place] = idf(post_count_, in_heads[term.number]);
    });
    const std::vector<KnownTerms> known = known_by_dictionary(all, places, prose_idf);
    const std::size_t kept = std::max(per_post, in_all / std::max<std::size_t>(post_count_, 1));
    std::vector<Rows<TermWeight>> prose(parts_.size()), heads(parts_.size());
    tbb::parallel_for(std::size_t{0}, parts_.size(), [&](std::size_t p) {
        const KnownTerms& here = known[place_of(parts_[p].dictionary, dictionaries)];
        prose[p] = prose_rows(parts_[p], here, kept);
        heads[p] = head_rows(parts_[p], here, head_idf);
        parts_[p] = {};
    });
    tbb::parallel_invoke([&] { texts.prose = joined(prose); }, [&] { texts.heads = joined(heads); });
    return texts;
}

}  // namespace graphmatter::ingest
