#pragma once
#include <cstdint>
#include <vector>

#include <graphmatter/model/corpus.hpp>
#include <graphmatter/model/knowledge_graph.hpp>

#include "analyse/alias_glosses.hpp"
#include "analyse/alias_names.hpp"

namespace graphmatter::analyse {

/// How the spellings of two names are alike; the first that holds counts.
enum class Spelling : std::uint8_t {
    none,
    two_names,       // one is written as "the other (a third)"
    transliterated,  // the same in Latin letters: 毛泽东, Mao Zedong
    same_words,      // in another order
    form_of_address, // but for an article, honorific or form of company
    plural,
    slip,            // one letter
    abbreviation,
    middle_name,     // one has further words between the first and the last
    subtitle,        // one goes on after a colon
    name_part,       // one is the first or last name of the other
};

/// Two entities of one kind that may be the same, with what speaks for it. a < b, indexes into NameTable::entities.
struct AliasCandidate {
    std::uint32_t a = 0, b = 0;
    Spelling spelling = Spelling::none;
    float spelling_share = 1;   // how far this partner leads among all that are alike in this way, 0..1
    std::uint32_t glosses = 0;  // posts that gloss one by the other
    std::uint32_t forward = 0, bounded = 0;
    float share_a = 0, share_b = 0;  // of the posts that gloss a (b) in the other's script
    float lead_a = 0, lead_b = 0;    // against the partner that a (b) stands with most often, 0..1
    float sound = 0;                 // sound_likeness of the two, if in different scripts
    float context = 0;               // cosine of the entities named in the same posts
    PostId post = none<PostId>;      // the first gloss
    std::uint32_t line = 0;
};

/// Candidates from glosses, sorted by (a, b).
[[nodiscard]] std::vector<AliasCandidate> gloss_candidates(const NameTable& table, const GlossCounts& counts);

/// Candidates from spelling, sorted by (a, b).
[[nodiscard]] std::vector<AliasCandidate> spelling_candidates(const NameTable& table);

/// Sets `context` of each: the cosine of the rows of entities that the posts of both name, each counted by the
/// logarithm of its rarity. Posts that name both say nothing and are left out.
void compare_context(const KnowledgeGraph& graph, const NameTable& table, std::vector<AliasCandidate>& candidates);

}  // namespace graphmatter::analyse
