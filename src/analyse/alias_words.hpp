#pragma once
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "analyse/alias_names.hpp"

namespace graphmatter::analyse {

/// The words of the vault's names: what a word stands for there tells a slip or a short name from something else.
class NameWords {
  public:
    explicit NameWords(const NameTable& table);

    /// True if people of several words have it in front: David is no short form of Larry David alone.
    [[nodiscard]] bool is_given_name(std::string_view word) const { return given_.contains(word); }
    /// True if the two names differ in words that both stand in several names each: content and context engineering. An
    /// ending makes no other word.
    [[nodiscard]] bool differ_in_known_words(const NamedEntity& a, const NamedEntity& b) const;

  private:
    std::unordered_set<std::string_view> given_;
    std::unordered_map<std::string_view, std::uint32_t> names_;  // that hold the word; views into the table
};

}  // namespace graphmatter::analyse
