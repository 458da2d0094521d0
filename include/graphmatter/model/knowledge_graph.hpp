#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <graphmatter/model/corpus.hpp>
#include <graphmatter/model/ids.hpp>
#include <graphmatter/model/rows.hpp>
#include <graphmatter/model/schema.hpp>
#include <graphmatter/model/string_pool.hpp>

namespace graphmatter {

/// A post or an entity.
struct Node {
    KindId kind{};
    StringId key{};    // unique within its kind; a post's is Post::key
    StringId label{};  // what people see
};

/// Edges are sorted by (from, relation, to) and unique in these three.
struct Edge {
    NodeId from{}, to{};
    RelationId relation{};
    float weight = 1;  // > 0: the field's weight for mentions, the number of links for LINKS_TO, else 1
};

/// Where an edge is written: one row entry for each mention or link. HOSTED_ON and SAME_AS have none.
struct SourceSpan {
    StringId text{};  // as written (in KnowledgeGraph::strings)
    std::uint32_t line = 0;
    std::uint16_t column = 0;
    FieldId field = none<FieldId>;  // none for body links
};

/// A form in which an entity is written, the label's among them. Most used first, then bytewise.
struct Alias {
    StringId text{};
    std::uint32_t uses = 0;
    StringId rule{};             // why it is joined with the label: "same key (case)"; empty if nothing was to join
    PostId post = none<PostId>;  // where it stands first
    std::uint32_t line = 0;
    std::uint16_t column = 0;
};

/// Posts and entities and what ties them. Nodes are sorted by (kind, key); posts come first, so the
/// NodeId of a post equals its PostId.
struct KnowledgeGraph {
    StringPool strings;
    std::vector<Node> nodes;
    std::vector<Edge> edges;
    Rows<SourceSpan> evidence;            // a row an edge
    Rows<Alias> aliases;                  // a row a node; empty for posts
    std::vector<std::uint32_t> posts;     // a node: posts that mention it (1 for a post itself)
    std::vector<std::uint32_t> uses;      // a node: mentions, repeats within one post included (1 for a post)
    std::vector<PostId> link_targets;     // a link, parallel to Corpus::links.values: the post, or none
    std::vector<PostId> listed_targets;   // parallel to Corpus::listed.values: the post, or none
    std::vector<std::uint8_t> link_dead;  // 1 where the link means a post of this vault that is not there

    [[nodiscard]] std::string_view operator[](StringId id) const noexcept { return strings.view(id); }
};

[[nodiscard]] constexpr NodeId node_of(PostId post) noexcept { return static_cast<NodeId>(post); }
/// The post behind a node of kind post.
[[nodiscard]] constexpr PostId post_of(NodeId node) noexcept { return static_cast<PostId>(node); }

/// The text id of the graph files: "post:notes/a", "person:ray-kurzweil". Unique; the same for the same input.
[[nodiscard]] std::string text_id(const KnowledgeGraph& graph, const Schema& schema, NodeId node);

/// The edges that leave a node: a range of KnowledgeGraph::edges. O(log edges).
[[nodiscard]] std::span<const Edge> edges_from(const KnowledgeGraph& graph, NodeId node);

}  // namespace graphmatter
