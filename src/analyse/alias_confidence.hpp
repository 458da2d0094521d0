#pragma once
#include "analyse/alias_candidates.hpp"
#include "analyse/alias_names.hpp"

namespace graphmatter::analyse {

/// How likely two entities are one, 0..1. What glosses say and what spelling says are taken for independent:
/// 1 - (1 - glosses)(1 - spelling), at most 0.99. 0 where numbers in the names differ: versions are never one. How the
/// weights were found stands in README.md.
[[nodiscard]] float confidence_of(const AliasCandidate& candidate, const NameTable& table);

}  // namespace graphmatter::analyse
