#pragma once
#include <cstdint>
#include <vector>

#include <graphmatter/model/alias_proposals.hpp>
#include <graphmatter/model/corpus.hpp>
#include <graphmatter/model/knowledge_graph.hpp>

#include "analyse/alias_glosses.hpp"
#include "analyse/alias_names.hpp"

namespace graphmatter::analyse {

/// Two entities of one kind that may be the same, with what speaks for it. a < b, indexes into NameTable::entities.
struct AliasCandidate {
    std::uint32_t a = 0, b = 0;
    Spelling spelling = Spelling::none;
    float spelling_share = 1;      // how far this partner leads among all that are alike in this way, 0..1
    std::uint32_t glosses = 0;     // posts that gloss one by the other
    bool bounded = false;          // in one of them markup bounds the name
    float lead_a = 0, lead_b = 0;  // glosses against those of the partner that a (b) stands with most often, 0..1
    float focus = 0;               // how much the vaguer of both names keeps to one partner, 0..1
    float sound = 0;               // sound_likeness of the two if one is in Latin letters, else 0
    float context = 0;             // cosine of the entities named in the same posts
    bool by_given_name = false;    // a first name of several people is all that ties the two
    bool by_known_words = false;   // they differ in words that both stand in further names
    PostId post = none<PostId>;    // the first gloss
    std::uint32_t line = 0;
};

/// Candidates from glosses, sorted by (a, b).
[[nodiscard]] std::vector<AliasCandidate> gloss_candidates(const NameTable& table, const GlossCounts& counts);

/// Candidates from spelling, sorted by (a, b).
[[nodiscard]] std::vector<AliasCandidate> spelling_candidates(const NameTable& table);

/// Both lists as one, sorted by (a, b), each pair once.
[[nodiscard]] std::vector<AliasCandidate> joined_candidates(const std::vector<AliasCandidate>& from_glosses,
                                                            const std::vector<AliasCandidate>& from_spelling);

/// Sets `sound`, `context` and what the words of the names tell of each. Context is the cosine of the rows of entities
/// that the posts of both name, each counted by the logarithm of its rarity; posts that name both say nothing and are
/// left out.
void compare_context(const KnowledgeGraph& graph, const NameTable& table, std::vector<AliasCandidate>& candidates);

}  // namespace graphmatter::analyse
