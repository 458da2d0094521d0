#pragma once
#include <optional>
#include <string_view>

#include <graphmatter/resolve/merge_rules.hpp>

namespace graphmatter::resolve {

class NameKeys;

/// The same by keys at hand.
[[nodiscard]] std::optional<Merge> why_joined(const NameKeys& keys, KindId kind, std::string_view a,
                                              std::string_view b);

}  // namespace graphmatter::resolve
