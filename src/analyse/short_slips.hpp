#pragma once
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "analyse/vault_finding_parts.hpp"

namespace graphmatter::analyse {

/// Pairs of nodes, each of one kind, of which one is probably a slip for the other: Latin names of five to eight
/// letters and Chinese ones, too short for a letter alone to tell. The rarer one must be rare, the other common, the
/// more so the less the slip itself says: swapped letters and a letter doubled or undoubled say much, a letter left out
/// or a neighbour key little. A Chinese character must sound or look like the one that it replaces. O(characters of the
/// names).
[[nodiscard]] std::vector<std::pair<std::uint32_t, std::uint32_t>> short_slips(const Vault& vault,
                                                                               std::span<const std::uint32_t> nodes);

}  // namespace graphmatter::analyse
