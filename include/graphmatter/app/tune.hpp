#pragma once
#include <span>
#include <string_view>

#include <graphmatter/app/build.hpp>
#include <graphmatter/model/evaluation.hpp>

namespace graphmatter::app {

/// Learns the weights of related posts from the lists that stand in `field`, which is not looked at otherwise, and says
/// what they are worth on lists that they were not learned from (analyse::tune_related). Cost: reading the posts, a
/// search a list, and seconds of learning. Throws DataError if no post lists another post of the vault there, and as
/// build() does.
[[nodiscard]] Tuning tune(std::span<const ingest::Root> roots, const ingest::Configuration& configuration,
                          std::string_view field, const BuildOptions& options = {}, const Watch& watch = {});

}  // namespace graphmatter::app
