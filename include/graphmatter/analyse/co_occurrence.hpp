#pragma once
#include <cstdint>
#include <vector>

#include <graphmatter/model/findings.hpp>
#include <graphmatter/model/knowledge_graph.hpp>
#include <graphmatter/model/progress.hpp>
#include <graphmatter/model/schema.hpp>

namespace graphmatter::analyse {

/// What it tells: which entities are named in the same posts, and how much more often than chance would have it.
/// Only entities of kinds with Kind::co_occurs take part; a post counts once however often it names them.
/// Unit and range: `posts` >= min_posts; with p = share of all posts, npmi = ln(p(ab)/(p(a)p(b))) / -ln p(ab) in
/// -1..1; jaccard = posts with both / posts with either, 0..1; significance 0..1: the probability that an edge of an
/// entity with as many pairs and as many posts in them would be this heavy if its posts fell at random; the smaller
/// one of the two ends.
/// Cost: O(sum over posts of k^2) for k entities in a post that occur in min_posts posts at all, in parallel; 24 bytes
/// a pair, 4 bytes an entity and thread.
/// Edge cases: a pair in every post has npmi 1; an end with only this pair gives significance 1; min_posts 0 counts
/// as 1. Order: by (a, b). The same bits for any number of threads. Source: Bouma 2009 (NPMI); Serrano, Boguna and
/// Vespignani 2009 (disparity filter, on the pairs kept). Throws Cancelled.
[[nodiscard]] std::vector<CoOccurrence> co_occurrence(const KnowledgeGraph& graph, const Schema& schema,
                                                      std::uint32_t min_posts, const Watch& watch = {});

}  // namespace graphmatter::analyse
