#pragma once
#include <cstdint>
#include <vector>

#include "analyse/alias_names.hpp"

namespace graphmatter::analyse {

/// A candidate that is sure enough: an index into the candidates and its confidence.
struct AliasLink {
    std::uint32_t a = 0, b = 0;  // entities; a < b
    float confidence = 0;
    std::uint32_t candidate = 0;
};

/// Entities that links make one, with the links that did.
struct AliasGroup {
    std::vector<std::uint32_t> members;  // ascending
    std::vector<AliasLink> links;        // one fewer than members, surest first
};

/// Joins entities by links, surest first. Links through a third name must make sense: two names of one script that are
/// joined only by one of another script must be alike (盖茨 joins Gates and Bill Gates, not two who bear the name).
/// Entities in `settled` are canonical by the alias file, and no two of them are joined. Groups are in the order of
/// their first member.
[[nodiscard]] std::vector<AliasGroup> alias_groups(const NameTable& table, std::vector<AliasLink> links,
                                                   const std::vector<bool>& settled);

}  // namespace graphmatter::analyse
