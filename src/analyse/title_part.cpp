#include <graphmatter/analyse/title_part.hpp>

#include <cmath>

#include "analyse/shared_terms.hpp"

namespace graphmatter::analyse {

std::vector<double> lengths_of(const Rows<TermWeight>& rows)
{
    std::vector<double> lengths;
    lengths.reserve(rows.size());
    for (std::size_t row = 0; row < rows.size(); ++row) {
        double squares = 0;
        for (const TermWeight& term : rows[row])
            squares += static_cast<double>(term.weight) * static_cast<double>(term.weight);
        lengths.push_back(std::sqrt(squares));
    }
    return lengths;
}

double title_part(const Rows<TermWeight>& rows, const std::vector<double>& lengths, PostId a, PostId b)
{
    constexpr double most = 0.15;
    double dot = 0;
    for_each_shared_term(rows[a], rows[b], [&](TermId, double product) { dot += product; });
    return dot == 0 ? 0 : most * dot / (lengths[index(a)] * lengths[index(b)]);
}

}  // namespace graphmatter::analyse
