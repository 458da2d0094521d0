#pragma once
#include <span>
#include <string>

#include <graphmatter/analyse/analyse.hpp>
#include <graphmatter/ingest/configuration.hpp>
#include <graphmatter/ingest/read_corpus.hpp>
#include <graphmatter/model/progress.hpp>
#include <graphmatter/model/snapshot.hpp>

namespace graphmatter::app {

struct BuildOptions {
    ingest::ReadOptions read;
    analyse::AnalyseOptions analyse;
};

/// The whole line: posts in, graph and findings out. Throws as its stages do.
[[nodiscard]] Snapshot build(std::span<const ingest::Root> roots, const ingest::Configuration& configuration,
                             const BuildOptions& options = {}, const Watch& watch = {});

/// Ingest and resolve only. Findings are empty.
[[nodiscard]] Snapshot read(std::span<const ingest::Root> roots, const ingest::Configuration& configuration,
                            const BuildOptions& options = {}, const Watch& watch = {});

/// read(), and everything that looks like a slip: what `check` reports. Findings are empty.
[[nodiscard]] Snapshot check(std::span<const ingest::Root> roots, const ingest::Configuration& configuration,
                             const BuildOptions& options = {}, const Watch& watch = {});

}  // namespace graphmatter::app
