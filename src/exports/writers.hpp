#pragma once
#include <filesystem>
#include <memory>

#include <graphmatter/exports/formats.hpp>

namespace graphmatter::exports {

// One file each, written whole or not at all. Pure functions of the snapshot: several may run at once.
// Throw DataError when the file cannot be written, Cancelled when the caller asked to stop.

void write_sqlite(const Snapshot& snapshot, View view, const std::filesystem::path& file, const Watch& watch);
std::unique_ptr<BegunFile> begin_sqlite(const Snapshot& snapshot, const std::filesystem::path& file,
                                        const Watch& watch);
void write_gexf(const Snapshot& snapshot, View view, const std::filesystem::path& file, const Watch& watch);
void write_gexf_1_2(const Snapshot& snapshot, View view, const std::filesystem::path& file, const Watch& watch);
void write_graphml(const Snapshot& snapshot, View view, const std::filesystem::path& file, const Watch& watch);
void write_graphology_json(const Snapshot& snapshot, View view, const std::filesystem::path& file, const Watch& watch);
void write_related_yaml(const Snapshot& snapshot, View view, const std::filesystem::path& file, const Watch& watch);
void write_related_files(const Snapshot& snapshot, View view, const std::filesystem::path& folder, const Watch& watch);
void write_related_json(const Snapshot& snapshot, View view, const std::filesystem::path& file, const Watch& watch);

}  // namespace graphmatter::exports
