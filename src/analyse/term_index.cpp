#include "analyse/term_index.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace graphmatter::analyse {

namespace {

Rows<Posting> lists_of(const Rows<TermWeight>& rows, const std::vector<double>& lengths, std::size_t terms)
{
    Rows<Posting> lists;
    lists.offsets.assign(terms + 1, 0);
    for (const TermWeight& term : rows.values) ++lists.offsets[index(term.term)];
    std::uint32_t sum = 0;
    for (auto& offset : lists.offsets) sum = offset += sum;
    lists.values.resize(sum);
    for (std::size_t post = rows.size(); post-- > 0;)
        for (const TermWeight& term : rows[post])
            lists.values[--lists.offsets[index(term.term)]] = {
                static_cast<std::uint32_t>(post), static_cast<float>(static_cast<double>(term.weight) / lengths[post])};
    return lists;
}

void measure(TermIndex& all, const Rows<TermWeight>& rows)
{
    all.common.resize(rows.size());
    all.tails.assign(static_cast<std::size_t>(std::bit_width(all.lists.size())) + 1, 0.F);
    for (std::size_t post = 0; post < rows.size(); ++post) {
        const auto terms = rows[post];
        double squares = 0, common = 0;
        for (std::size_t i = terms.size(); i-- > 0;) {
            const double square = static_cast<double>(terms[i].weight) * static_cast<double>(terms[i].weight);
            squares += square;
            if (all.lists[terms[i].term].size() > all.longest_list) common += square;
            float& tail = all.tails[all.tail_of(terms[i].term)];
            tail = std::max(tail, static_cast<float>(std::sqrt(squares) / all.lengths[post]));
        }
        if (common > 0) all.common[post] = static_cast<float>(std::sqrt(common) / all.lengths[post]);
    }
    for (std::size_t i = 1; i < all.tails.size(); ++i) all.tails[i] = std::max(all.tails[i], all.tails[i - 1]);
}

}  // namespace

TermIndex index_terms(const Rows<TermWeight>& rows, std::vector<double> lengths, std::size_t terms,
                      std::size_t longest_list)
{
    TermIndex all{std::move(lengths), {}, longest_list, {}, {}};
    all.lists = lists_of(rows, all.lengths, terms);
    measure(all, rows);
    return all;
}

}  // namespace graphmatter::analyse
