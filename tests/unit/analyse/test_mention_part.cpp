#include <catch2/catch.hpp>

#include <cmath>
#include <vector>

#include <graphmatter/analyse/mention_part.hpp>
#include <graphmatter/analyse/related_posts.hpp>

#include "analyse/example_vaults.hpp"

using namespace graphmatter;
using namespace graphmatter::analyse;

namespace {

constexpr std::size_t posts = 16;

/// Sixteen posts that share nothing. Post 0 holds the title of post 1 three times, its own once, and the one of posts 2
/// and 3; post 4 holds that one, too, and links to post 2; post 5 bears no title.
struct Vault {
    Vault()
    {
        corpus.posts.resize(posts);
        for (std::uint32_t p = 0; p < posts; ++p) corpus.titles.borne.push_back(TitleId{p < 3 ? p : p - 1});
        corpus.titles.borne[3] = TitleId{2};
        corpus.titles.borne[5] = none<TitleId>;
        for (std::uint32_t p = 0; p < posts; ++p) {
            std::vector<TitleMention> found;
            if (p == 0) found = {{TitleId{0}, 1}, {TitleId{1}, 3}, {TitleId{2}, 1}};
            if (p == 4) found = {{TitleId{2}, 1}};
            corpus.titles.found.push_row(found);
            if (p == 4) corpus.links.values.push_back({{}, 1, 1, LinkForm::markdown, 0.5F});
            corpus.links.close_row();
        }
        graph = example::vault(std::vector<std::vector<std::uint32_t>>(posts), {});
        graph.link_targets = {PostId{2}};
    }

    Corpus corpus;
    KnowledgeGraph graph;
    Schema schema = default_schema();
};

}  // namespace

TEST_CASE("the part for mentions, worked by hand", "[analyse][mentions]")
{
    CHECK(mention_part(100, 1, 1, 1) == Approx(0.025));
    CHECK(mention_part(100, 10, 1, 1) == Approx(0.0125));
    CHECK(mention_part(100, 10, 5, 1) == Approx(0.0025));
    CHECK(mention_part(100, 1, 1, 7) == Approx(0.025 * (1 + std::log(7))));
    CHECK(mention_part(100, 100, 1, 7) == 0);
    CHECK(mention_part(1, 1, 1, 1) == 0);
    CHECK(mention_part(100, 0, 0, 0) == 0);
}

TEST_CASE("mentions of titles between posts", "[analyse][mentions]")
{
    const Vault vault;
    const PostMentions mentions = post_mentions(vault.corpus);
    const PostLinks links = post_links(vault.corpus, vault.graph);
    const auto part = [&](std::uint32_t post, std::uint32_t other) {
        return mention_part(mentions, links, PostId{post}, PostId{other});
    };
    CHECK(part(0, 1) == mention_part(posts, 1, 1, 3));
    CHECK(part(1, 0) == 0);
    CHECK(part(0, 2) == mention_part(posts, 2, 2, 1));  // one of two posts of that title
    CHECK(part(0, 3) == part(0, 2));
    CHECK(part(4, 2) == 0);  // it links to it
    CHECK(part(4, 3) == part(0, 3));
    CHECK(part(2, 4) == 0);
    CHECK(part(0, 5) == 0);  // it bears no title
    CHECK(post_mentions(Corpus{}).posts() == 0);
    CHECK(mention_part(post_mentions(Corpus{}), links, PostId{0}, PostId{1}) == 0);
}

TEST_CASE("posts that share nothing but a mention are related where mentions count", "[analyse][mentions]")
{
    const Vault vault;
    RelatedOptions options;
    CHECK(related_posts(vault.corpus, vault.graph, vault.schema, options).posts[1].empty());
    options.weights.mentions = 2;
    for (const std::uint32_t postings : {1U << 19U, 4U}) {
        options.postings = postings;
        const Related related = related_posts(vault.corpus, vault.graph, vault.schema, options);
        const auto list = [&](std::size_t post) {
            std::vector<PostId> others;
            for (const RelatedPost& other : related.posts[post]) others.push_back(other.post);
            return others;
        };
        CHECK(list(0) == std::vector{PostId{1}, PostId{2}, PostId{3}});
        CHECK(list(1) == std::vector{PostId{0}});
        CHECK(list(3) == std::vector{PostId{0}, PostId{4}});
        CHECK(list(5).empty());
        CHECK(related.posts[1][0].score == static_cast<float>(2 * mention_part(posts, 1, 1, 3)));
        REQUIRE(related.reasons[0].size() == 1);
        CHECK(related.reasons[0][0].signal == Signal::mentions);
        CHECK(related.reasons[0][0].share == 1);
        CHECK(related.reasons[3][0].signal == Signal::mentioned_in);  // the list of post 1
    }
}
