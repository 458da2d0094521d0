#include <graphmatter/model/alias_proposals.hpp>

#include <cassert>

#include <fmt/format.h>

namespace graphmatter {

namespace {

std::string_view words_of(Spelling spelling)
{
    switch (spelling) {
        case Spelling::none: return "";
        case Spelling::two_names: return "one value holds both names";
        case Spelling::transliterated: return "the same in Latin letters";
        case Spelling::same_words: return "the same words in another order";
        case Spelling::form_of_address: return "the same but for an article, title or form of company";
        case Spelling::plural: return "singular and plural";
        case Spelling::slip: return "one letter differs";
        case Spelling::abbreviation: return "the first letters of the words";
        case Spelling::middle_name: return "the same but for middle names";
        case Spelling::subtitle: return "the same but for a subtitle";
        case Spelling::last_name: return "the last part of the name";
        case Spelling::first_name: return "the first part of the name";
    }
    assert(false);
    return "";
}

}  // namespace

std::string words_of(const AliasEvidence& evidence, const Corpus& corpus, const KnowledgeGraph& graph)
{
    const auto label = [&](NodeId node) { return graph[graph.nodes[index(node)].label]; };
    std::string out = fmt::format("{} = {}", label(evidence.name), label(evidence.other));
    const char* before = ": ";
    if (evidence.glosses > 0) {
        out += fmt::format("{}{} {} one by the other, first {}:{}", before, evidence.glosses,
                           evidence.glosses == 1 ? "post explains" : "posts explain",
                           corpus[corpus.posts[index(evidence.post)].path], evidence.line);
        before = "; ";
    }
    if (evidence.spelling != Spelling::none) out += fmt::format("{}{}", before, words_of(evidence.spelling));
    return out;
}

}  // namespace graphmatter
