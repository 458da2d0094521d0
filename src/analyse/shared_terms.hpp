#pragma once
#include <cstddef>
#include <span>
#include <vector>

#include <graphmatter/model/corpus.hpp>

namespace graphmatter::analyse {

/// Calls visit(term, product of both weights) for each term that two rows share, ascending.
template <class Visit>
void for_each_shared_term(std::span<const TermWeight> a, std::span<const TermWeight> b, Visit visit)
{
    for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
        const TermId x = i->term, y = j->term;
        if (x == y) visit(x, static_cast<double>(i->weight) * static_cast<double>(j->weight));
        i += x <= y ? 1 : 0;  // without a branch, which would be guessed wrong every other time
        j += y <= x ? 1 : 0;
    }
}

/// One row spread out by term, to be met with many others: faster than a walk along both.
class SpreadRow {
  public:
    explicit SpreadRow(std::size_t terms) : weights_(terms) {}

    /// Takes a row in place of the one before, which must still be there.
    void take(std::span<const TermWeight> row)
    {
        for (const TermWeight& term : row_) weights_[index(term.term)] = 0;
        row_ = row;
        for (const TermWeight& term : row_) weights_[index(term.term)] = term.weight;
    }
    [[nodiscard]] std::span<const TermWeight> row() const noexcept { return row_; }

    /// The dot product: what they do not share adds 0, so that the sum is that of for_each_shared_term() to the bit.
    [[nodiscard]] double dot(std::span<const TermWeight> other) const noexcept
    {
        double sum = 0;
        for (const TermWeight& term : other)
            sum += static_cast<double>(weights_[index(term.term)]) * static_cast<double>(term.weight);
        return sum;
    }
    /// As for_each_shared_term().
    template <class Visit>
    void for_each_shared(std::span<const TermWeight> other, Visit visit) const
    {
        for (const TermWeight& term : other)
            if (const float weight = weights_[index(term.term)]; weight > 0)
                visit(term.term, static_cast<double>(weight) * static_cast<double>(term.weight));
    }

  private:
    std::vector<float> weights_;  // by term; 0: not in the row
    std::span<const TermWeight> row_;
};

}  // namespace graphmatter::analyse
