#pragma once
#include <span>
#include <string>

#include <graphmatter/model/alias_proposals.hpp>
#include <graphmatter/model/names.hpp>
#include <graphmatter/model/snapshot.hpp>

namespace graphmatter::exports {

/// A JSON list, one object a line: kind, canonical, names, confidence, evidence (name, other, confidence, glosses,
/// spelling, path, line, text); in the order given. Two decimals of confidence.
[[nodiscard]] std::string alias_proposals_json(const Snapshot& snapshot, std::span<const AliasProposal> proposals);

/// An alias file that the program reads back, with the evidence as comments; kinds in the order of the schema. It holds
/// the entries of the `known` alias file, too, each once and with the names proposed for it, so that it can stand in
/// that file's place: proposals first, then the other entries in their order. (The comments of that file are lost.)
[[nodiscard]] std::string alias_proposals_yaml(const Snapshot& snapshot, std::span<const AliasProposal> proposals,
                                               std::span<const AliasEntry> known = {});

/// A JSON list, one object a line: name, kinds (kind, posts).
[[nodiscard]] std::string names_in_kinds_json(const Snapshot& snapshot, std::span<const NameInKinds> names);

/// A JSON list, one object a line: kind, name, reason, path, line.
[[nodiscard]] std::string noise_names_json(const Snapshot& snapshot, std::span<const NoiseName> names);

/// The names as `stop:` of a configuration file, the reasons as comments.
[[nodiscard]] std::string noise_names_yaml(const Snapshot& snapshot, std::span<const NoiseName> names);

}  // namespace graphmatter::exports
