#include <graphmatter/analyse/text_part.hpp>

#include <cmath>
#include <numeric>

#include <graphmatter/analyse/title_part.hpp>

#include "analyse/shared_terms.hpp"

namespace graphmatter::analyse {

namespace {

constexpr double pivot = 0.15, saturation = 0.3, base = 0.6, popularity = 0.1;

}  // namespace

std::vector<double> pivoted_lengths(const Rows<TermWeight>& rows)
{
    std::vector<double> lengths = lengths_of(rows);
    if (lengths.empty()) return lengths;
    const double mean = std::accumulate(lengths.begin(), lengths.end(), 0.0) / static_cast<double>(lengths.size());
    for (double& length : lengths) length = pivot * mean + (1 - pivot) * length;
    return lengths;
}

double text_similarity(const Rows<TermWeight>& rows, const std::vector<double>& lengths, PostId a, PostId b)
{
    double dot = 0;
    for_each_shared_term(rows[a], rows[b], [&](TermId, double product) { dot += product; });
    return dot == 0 ? 0 : dot / (lengths[index(a)] * lengths[index(b)]);
}

double text_part(double similarity, std::uint32_t linking_posts)
{
    return similarity / (similarity + saturation) * (base + popularity * std::log1p(linking_posts));
}

}  // namespace graphmatter::analyse
