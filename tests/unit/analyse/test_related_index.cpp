#include <catch2/catch.hpp>

#include <chrono>
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

TEST_CASE("the most that a recency can be is no less than it is, and hardly more", "[analyse]")
{
    const Schema schema = default_schema();
    for (const std::size_t posts : {2U, 3U, 17U, 700U, 9000U}) {
        Corpus corpus;
        corpus.posts.resize(posts);
        const std::chrono::sys_days first{std::chrono::year{2001} / 1 / 1};
        for (std::size_t i = 0; i < posts; ++i)  // every fifth undated, some of one day
            if (i % 5 != 4) corpus.posts[i].date = Date{first + std::chrono::days{static_cast<int>(i * i % posts)}};
        const KnowledgeGraph graph = example::vault(std::vector<std::vector<std::uint32_t>>(posts), {});
        for (const double weight : {0.0, 1.0, 100.0}) {
            INFO(posts << " posts, weight " << weight);
            RelatedOptions options;
            options.weights.recency = weight;
            const RelatedIndex all{corpus, graph, schema, options};
            const double step = 0.0861 * 0.12 * weight / std::log2(static_cast<double>(posts));
            const auto rounding = static_cast<double>(all.rounding) / 2;
            bool is_bound = true, is_near = true;
            for (std::size_t post = 0; post < posts; post += posts / 16 + 1)
                for (std::size_t other = 0; other < posts; ++other) {
                    const double exact = weight * recency_part(all.ranks[post], all.ranks[other], posts);
                    const auto most =
                        static_cast<double>(all.most_recency(id_at<PostId>(post)).at_most(all.rank_of[other]));
                    const auto difference = static_cast<std::int32_t>(std::abs(all.ranks[post] - all.ranks[other]));
                    const bool is_dated = all.ranks[post] != analyse::undated && all.ranks[other] != analyse::undated;
                    const auto rough = is_dated ? static_cast<double>(all.rough_recency(difference)) : 0;
                    is_bound = is_bound && most >= std::max(exact, rough);
                    is_near = is_near && most <= exact + step + 2 * rounding;
                }
            CHECK(is_bound);
            CHECK(is_near);
        }
    }
}
