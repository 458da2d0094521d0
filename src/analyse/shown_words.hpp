#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include <graphmatter/model/knowledge_graph.hpp>
#include <graphmatter/text/word_breaks.hpp>

namespace graphmatter::analyse {

/// Names of entities in characters without blanks between words, of two to six of them; a part behind a dot counts
/// alone (史密斯 of 约翰·史密斯).
class KnownNames {
  public:
    explicit KnownNames(const KnowledgeGraph& graph);

    [[nodiscard]] bool contains(std::string_view name) const { return names_.contains(name); }

  private:
    void add(std::string_view name);

    std::unordered_set<std::string_view> names_;  // of the graph, which must stay
};

/// How alike the numbers of posts are that hold the pairs of some characters in a row.
enum class Cohesion : std::uint8_t {
    none,  // the pairs may come from different words
    some,  // within a half of each other
    much   // within a fifth: hardly ever one without the others
};

/// What to show of characters that two posts share. Pairs of characters are cut anywhere, 能体 out of 智能体, and say
/// little to a reader: shown is a name of the vault in them, else all of them where they belong together, else the
/// longest word of them that a dictionary knows, else nothing. Not for several threads at once.
class ShownWords {
  public:
    ShownWords(const KnownNames& names, const text::WordBreaks& breaks) : names_{names}, breaks_{breaks} {}

    [[nodiscard]] std::string_view operator()(const std::string& characters, Cohesion cohesion);

  private:
    [[nodiscard]] std::string_view name_in(std::string_view characters) const;
    [[nodiscard]] bool belongs_together(std::string_view characters, Cohesion cohesion);
    [[nodiscard]] std::string_view dictionary_word(std::string_view characters);

    const KnownNames& names_;
    text::WordBreaks breaks_;
    struct Shown {
        std::size_t begin = 0, size = 0;
    };
    std::unordered_map<std::string, Shown> known_[3];  // by cohesion
};

/// Bytes of the UTF-8 character that begins with this byte.
[[nodiscard]] std::size_t character_size(char lead) noexcept;
/// True for letters from U+3040 on: CJK, kana, hangul.
[[nodiscard]] bool is_ideograph_lead(char lead) noexcept;

}  // namespace graphmatter::analyse
