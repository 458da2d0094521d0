#pragma once
#include <span>

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

}  // namespace graphmatter::analyse
