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

/// The first half of build(): ingest and resolve, with the words of the posts where the analysis needs them. Findings
/// are empty.
[[nodiscard]] Snapshot prepare(std::span<const ingest::Root> roots, const ingest::Configuration& configuration,
                               const BuildOptions& options = {}, const Watch& watch = {});

/// The second half: sets the findings of a snapshot from prepare(). Others may read the rest of it meanwhile.
void add_findings(Snapshot& snapshot, const BuildOptions& options = {}, const Watch& watch = {});

/// Ingest and resolve only. Findings are empty.
[[nodiscard]] Snapshot read(std::span<const ingest::Root> roots, const ingest::Configuration& configuration,
                            const BuildOptions& options = {}, const Watch& watch = {});

/// read(), and everything that looks like a slip: what `check` reports. Findings are empty.
[[nodiscard]] Snapshot check(std::span<const ingest::Root> roots, const ingest::Configuration& configuration,
                             const BuildOptions& options = {}, const Watch& watch = {});

}  // namespace graphmatter::app
