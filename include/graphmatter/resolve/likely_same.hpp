#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include <graphmatter/model/ids.hpp>
#include <graphmatter/model/knowledge_graph.hpp>
#include <graphmatter/model/schema.hpp>

namespace graphmatter::resolve {

/// What two names of one kind may differ in and still be one: often, but too often not to join them.
enum class LikelyRule : std::uint8_t {
    word_order,        // Burge Steve, Steve Burge
    plural,            // ai-agents, ai-agent: English, the last word
    initials,          // G.W.F. Hegel, Georg Wilhelm Friedrich Hegel: people, speakers, authors
    middle_initial,    // Harry S. Truman, Harry Truman: the same
    honorific,         // Dr. Ray Kurzweil, 宋晏仁医师: the same
    corporate_ending,  // Alphabet Inc., 小米集团: organizations
    article,           // The Matrix, Matrix
    bilingual_form,    // 英伟达 (NVIDIA), 英伟达
};

/// Two entities of one kind that may be one, and the rule that says so.
struct LikelySame {
    NodeId a{};  // the longer name: in the plural, with the title, the ending, both scripts
    NodeId b{};
    LikelyRule rule{};
};

/// The pairs of entities that these rules would join, for suggestions; how often each rule was right is in
/// src/resolve/README.md. Digits and the short endings of a family (`Jr.`) are never left out. Sorted by (a, b, rule);
/// a pair stands there once for each rule. Cost: O(entities log entities).
[[nodiscard]] std::vector<LikelySame> likely_same(const KnowledgeGraph& graph, const Schema& schema);

/// "word order", "plural", ...
[[nodiscard]] std::string_view name_of(LikelyRule rule) noexcept;

}  // namespace graphmatter::resolve
