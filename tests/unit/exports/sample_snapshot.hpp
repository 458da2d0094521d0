#pragma once
#include <graphmatter/model/snapshot.hpp>

namespace graphmatter::test {

/// A small vault made by hand that holds what formats get wrong: markup characters, line breaks, a forbidden control
/// character, emoji, parallel edges, a self loop, an isolated post, missing dates and URLs, symmetric edges, a dead
/// link.
[[nodiscard]] Snapshot sample_snapshot();

}  // namespace graphmatter::test
