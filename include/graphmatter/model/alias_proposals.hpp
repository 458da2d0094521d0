#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <graphmatter/model/corpus.hpp>
#include <graphmatter/model/ids.hpp>
#include <graphmatter/model/knowledge_graph.hpp>

namespace graphmatter {

/// How the spellings of two names are alike; where several hold, the first counts.
enum class Spelling : std::uint8_t {
    none,
    two_names,        // one is written as "the other (a third)"
    transliterated,   // the same in Latin letters: 毛泽东, Mao Zedong
    same_words,       // in another order
    form_of_address,  // but for an article, honorific or form of company
    plural,
    slip,  // one letter
    abbreviation,
    middle_name,  // one has further words between the first and the last
    subtitle,     // one goes on after a colon
    last_name,    // one is the last name of the other
    first_name,
};

/// Why two entities are taken for one.
struct AliasEvidence {
    NodeId name{}, other{};
    float confidence = 0;  // 0..1
    Spelling spelling = Spelling::none;
    std::uint32_t glosses = 0;   // posts that explain one by the other in parentheses
    PostId post = none<PostId>;  // the first of them
    std::uint32_t line = 0;
    float context = 0;  // how alike the entities named beside them are, 0..1
};

/// Entities of one kind that seem to be one. Order of proposals: surest first, then by kind and canonical.
struct AliasProposal {
    KindId kind{};
    NodeId canonical{};
    std::vector<NodeId> names;            // the others, by posts, most first
    float confidence = 0;                 // of the weakest link, 0..1
    std::vector<AliasEvidence> evidence;  // a link for each of `names`, surest first
};

/// A name under several kinds.
struct NameInKinds {
    std::vector<NodeId> nodes;  // one a kind, most posts first
};

/// A name used once that seems to be none.
struct NoiseName {
    NodeId node{};
    std::string_view reason;  // "a sentence", "a number", ...
    PostId post{};
    std::uint32_t line = 0;
};

/// "1 post explains ...", for people: the words of a link's evidence, joined by "; ".
[[nodiscard]] std::string words_of(const AliasEvidence& evidence, const Corpus& corpus, const KnowledgeGraph& graph);

}  // namespace graphmatter
