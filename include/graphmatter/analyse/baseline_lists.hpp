#pragma once
#include <cstdint>
#include <span>

#include <graphmatter/analyse/related_posts.hpp>
#include <graphmatter/model/corpus.hpp>
#include <graphmatter/model/ids.hpp>
#include <graphmatter/model/knowledge_graph.hpp>
#include <graphmatter/model/rows.hpp>
#include <graphmatter/model/schema.hpp>

namespace graphmatter::analyse {

/// What lists of related posts are compared with: the ways that site generators and their users have.
enum class Baseline : std::uint8_t {
    shared_tags,   // number of shared tags
    hugo,          // Hugo's formula with its documented setting: 100 for each shared tag, 80 for each shared category,
                   // 10 for the same year
    newest_first,  // the latest posts
};

/// A list of at most `top` posts for each query, best first; ties go to the newer post, then by path. Posts that share
/// nothing are not suggested (newest_first: all are), nor those that may_suggest() leaves out; other policies are not
/// looked at. O(postings of the query's entities) a query, O(posts) for
/// hugo and newest_first, in one thread.
/// Source: gohugo.io/content-management/related (Hugo 0.111).
[[nodiscard]] Rows<PostId> baseline_lists(Baseline baseline, const Corpus& corpus, const KnowledgeGraph& graph,
                                          const Schema& schema, std::span<const PostId> queries,
                                          const RelatedPolicies& policies = {}, std::uint32_t top = 10);

}  // namespace graphmatter::analyse
