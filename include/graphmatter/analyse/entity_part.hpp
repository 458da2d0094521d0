#pragma once
#include <cstddef>
#include <vector>

#include <graphmatter/model/corpus.hpp>
#include <graphmatter/model/knowledge_graph.hpp>
#include <graphmatter/model/schema.hpp>

namespace graphmatter::analyse {

/// How rare an entity is: ln((N+1) / (df+.5)), N posts, df of them naming it; never below 0 (Robertson and Sparck
/// Jones 1976).
[[nodiscard]] double entity_idf(std::size_t posts, std::size_t naming);

/// The entity part of a score: .4 s / (s + ln N), s the sum over the shared entities of kind_weight * idf. 0..0.4; not
/// divided by how many entities the posts name.
[[nodiscard]] double entity_part(double shared, std::size_t posts);

/// What it tells: how much it says about two posts that they share an entity of a kind, judged by their words. Tags
/// that every post bears say nothing, people much. Unit and range: a kind each, 0..1: (n a + 2) / (n + 2), n the posts
/// that share an entity of the kind with another, a = max(0, 2 AUC - 1), AUC the chance that a post is more alike to
/// one with which it shares an entity of the kind (named in two posts or more, drawn by idf) than to any other post;
/// ties count half. So a small vault, in which little can be judged, stays near 1. Cost: 4,000 samples a kind of two
/// text similarities, in parallel. Edge cases: posts without words are not drawn; a kind of which fewer than 50 samples
/// could be judged gets 1, as do all kinds of a corpus read without texts; posts and sites get 0. The same bits on
/// every machine and for any number of threads (own generator, fixed seed).
[[nodiscard]] std::vector<double> kind_weights(const PostTexts& texts, const KnowledgeGraph& graph,
                                               const Schema& schema);

}  // namespace graphmatter::analyse
