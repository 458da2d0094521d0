#pragma once
#include <cstdint>
#include <vector>

#include <graphmatter/model/corpus.hpp>
#include <graphmatter/model/ids.hpp>
#include <graphmatter/model/knowledge_graph.hpp>
#include <graphmatter/model/rows.hpp>

namespace graphmatter::analyse {

/// The links of one post to another.
struct PostLink {
    PostId post{};
    std::uint32_t links = 0;
    float first = 0;  // where the first of them stands, 0..1
};

struct PostLinks {
    Rows<PostLink> to;  // a row a post, ascending by post; a post's links to itself are left out
    Rows<PostId> from;  // a row a post: the posts that link to it, ascending

    /// How many posts link to this one.
    [[nodiscard]] std::uint32_t linking_posts(PostId post) const noexcept
    {
        return static_cast<std::uint32_t>(from[post].size());
    }
};

/// Links between the posts of a vault. O(links log links).
[[nodiscard]] PostLinks post_links(const Corpus& corpus, const KnowledgeGraph& graph);

/// The part of a score for linking to the other post: .25 (1 + .3 log2 links) (.6 + .8 (1 - first)).
[[nodiscard]] double link_part(const PostLink& link);

/// The part of a score for being linked from the other post: .2 / log2(1 + posts that link to this one); those of a
/// post that all link to say little.
[[nodiscard]] double backlink_part(std::uint32_t linking_posts);

}  // namespace graphmatter::analyse
