#pragma once
#include <span>
#include <string_view>

#include <graphmatter/app/build.hpp>
#include <graphmatter/model/evaluation.hpp>

namespace graphmatter::app {

/// Suggests posts without looking at `field`, and compares the lists with those that stand in it, beside shared tags,
/// Hugo's formula and the newest posts. Cost: a build without its files, and the baselines. Throws DataError if no post
/// lists another post of the vault there, and as build() does.
[[nodiscard]] Evaluation evaluate(std::span<const ingest::Root> roots, const ingest::Configuration& configuration,
                                  std::string_view field, const BuildOptions& options = {}, const Watch& watch = {});

}  // namespace graphmatter::app
