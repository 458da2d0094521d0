#include <catch2/catch.hpp>

#include <cmath>
#include <cstdint>

#include <graphmatter/analyse/recency_part.hpp>

#include "analyse/example_vaults.hpp"
#include "analyse/related_index.hpp"

using namespace graphmatter;
using namespace graphmatter::analyse;

TEST_CASE("a rough recency is as near to the exact one as a search takes it to be", "[analyse]")
{
    const Schema schema = default_schema();
    for (const std::int32_t posts : {0, 1, 2, 2048, 2049, 6000}) {
        Corpus corpus;
        corpus.posts.resize(static_cast<std::size_t>(posts));
        const KnowledgeGraph graph = example::vault(std::vector<std::vector<std::uint32_t>>(corpus.posts.size()), {});
        for (const double weight : {0.0, 1.0, 4.0, 100.0}) {
            INFO(posts << " posts, weight " << weight);
            RelatedOptions options;
            options.weights.recency = weight;
            const RelatedIndex all{corpus, graph, schema, options};
            double worst = 0;
            for (std::int32_t difference = 0; difference < 2 * posts; ++difference) {
                const double exact = weight * recency_part(0, difference, corpus.posts.size());
                worst = std::max(worst, std::abs(static_cast<double>(all.rough_recency(difference)) - exact));
            }
            CHECK(worst <= static_cast<double>(all.rounding) / 2);  // of a candidate, and of the bar it must reach
            CHECK(all.rough_recency(0) >= all.rough_recency(posts));
        }
    }
}
