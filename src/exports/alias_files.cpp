#include <graphmatter/exports/alias_files.hpp>

#include <algorithm>
#include <cmath>
#include <set>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace graphmatter::exports {

namespace {

using Json = nlohmann::ordered_json;

double rounded(float value) { return std::round(static_cast<double>(value) * 100) / 100; }

/// A string of JSON; YAML reads it as well.
std::string string_literal(std::string_view text)
{
    return Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// Text for a comment: on one line.
std::string one_line(std::string text)
{
    for (char& c : text)
        if (static_cast<unsigned char>(c) < 0x20) c = ' ';
    return text;
}

std::string_view label(const Snapshot& snapshot, NodeId node)
{
    return snapshot.graph[snapshot.graph.nodes[index(node)].label];
}

Json evidence_json(const Snapshot& snapshot, const AliasEvidence& evidence)
{
    Json object{{"name", label(snapshot, evidence.name)},
                {"other", label(snapshot, evidence.other)},
                {"confidence", rounded(evidence.confidence)},
                {"glosses", evidence.glosses}};
    if (evidence.glosses > 0) {
        object["path"] = snapshot.corpus[snapshot.corpus.posts[index(evidence.post)].path];
        object["line"] = evidence.line;
    }
    object["text"] = words_of(evidence, snapshot.corpus, snapshot.graph);
    return object;
}

std::string list_of(const std::vector<Json>& objects)
{
    std::string out = "[";
    for (const Json& object : objects) {
        out += out.size() == 1 ? "\n" : ",\n";
        out += object.dump(-1, ' ', false, Json::error_handler_t::replace);
    }
    return out + (objects.empty() ? "]\n" : "\n]\n");
}

/// The names that the alias file gives a canonical one.
std::vector<std::string_view> known_names(std::span<const AliasEntry> known, std::string_view kind,
                                          std::string_view canonical)
{
    const auto found = std::ranges::find_if(
        known, [&](const AliasEntry& entry) { return entry.kind == kind && entry.canonical == canonical; });
    if (found == known.end()) return {};
    return {found->names.begin(), found->names.end()};
}

std::string entry_line(std::string_view canonical, const std::vector<std::string_view>& names)
{
    std::string list;
    for (const std::string_view name : names) list += (list.empty() ? "" : ", ") + string_literal(name);
    return fmt::format("  {}: [{}]\n", string_literal(canonical), list);
}

}  // namespace

std::string alias_proposals_json(const Snapshot& snapshot, std::span<const AliasProposal> proposals)
{
    std::vector<Json> objects;
    for (const AliasProposal& proposal : proposals) {
        Json names = Json::array(), evidence = Json::array();
        for (const NodeId name : proposal.names) names.push_back(label(snapshot, name));
        for (const AliasEvidence& link : proposal.evidence) evidence.push_back(evidence_json(snapshot, link));
        objects.push_back({{"kind", snapshot.schema[proposal.kind].name},
                           {"canonical", label(snapshot, proposal.canonical)},
                           {"names", std::move(names)},
                           {"confidence", rounded(proposal.confidence)},
                           {"evidence", std::move(evidence)}});
    }
    return list_of(objects);
}

std::string alias_proposals_yaml(const Snapshot& snapshot, std::span<const AliasProposal> proposals,
                                 std::span<const AliasEntry> known)
{
    std::string out =
        known.empty()
            ? "# Proposed by graphmatter aliases: look through it, then name it as `aliases:` in graphmatter.yaml.\n"
            : "# Proposed by graphmatter aliases: look through it, then put it in the place of the alias file, whose "
              "entries\n# it holds, too. What stands below a number is new, or has new names.\n";
    for (std::size_t kind = 0; kind < snapshot.schema.kinds.size(); ++kind) {
        const std::string& kind_name = snapshot.schema.kinds[kind].name;
        std::string entries;
        std::set<std::string_view> extended;
        for (const AliasProposal& proposal : proposals) {
            if (index(proposal.kind) != kind) continue;
            entries += fmt::format("  # {:.2f}\n", proposal.confidence);
            for (const AliasEvidence& link : proposal.evidence)
                entries += fmt::format("  #   {}\n", one_line(words_of(link, snapshot.corpus, snapshot.graph)));
            const std::string_view canonical = label(snapshot, proposal.canonical);
            std::vector<std::string_view> names = known_names(known, kind_name, canonical);
            extended.insert(canonical);
            for (const NodeId name : proposal.names)
                if (std::ranges::find(names, label(snapshot, name)) == names.end())
                    names.push_back(label(snapshot, name));
            entries += entry_line(canonical, names);
        }
        for (const AliasEntry& entry : known)
            if (entry.kind == kind_name && !extended.contains(entry.canonical))
                entries += entry_line(entry.canonical, {entry.names.begin(), entry.names.end()});
        if (!entries.empty()) out += fmt::format("{}:\n{}", string_literal(kind_name), entries);
    }
    return out;
}

std::string names_in_kinds_json(const Snapshot& snapshot, std::span<const NameInKinds> names)
{
    std::vector<Json> objects;
    for (const NameInKinds& name : names) {
        Json kinds = Json::array();
        for (const NodeId node : name.nodes)
            kinds.push_back({{"kind", snapshot.schema[snapshot.graph.nodes[index(node)].kind].name},
                             {"posts", snapshot.graph.posts[index(node)]}});
        objects.push_back({{"name", label(snapshot, name.nodes.front())}, {"kinds", std::move(kinds)}});
    }
    return list_of(objects);
}

std::string noise_names_json(const Snapshot& snapshot, std::span<const NoiseName> names)
{
    std::vector<Json> objects;
    for (const NoiseName& name : names)
        objects.push_back({{"kind", snapshot.schema[snapshot.graph.nodes[index(name.node)].kind].name},
                           {"name", label(snapshot, name.node)},
                           {"reason", name.reason},
                           {"path", snapshot.corpus[snapshot.corpus.posts[index(name.post)].path]},
                           {"line", name.line}});
    return list_of(objects);
}

std::string noise_names_yaml(const Snapshot& snapshot, std::span<const NoiseName> names)
{
    std::string out =
        "# Found by graphmatter aliases --report noise: what is truly noise can stand in graphmatter.yaml.\n";
    out += names.empty() ? "stop: {}\n" : "stop:\n";
    for (std::size_t kind = 0; kind < snapshot.schema.kinds.size(); ++kind) {
        std::string entries;
        for (const NoiseName& name : names)
            if (index(snapshot.graph.nodes[index(name.node)].kind) == kind)
                entries += fmt::format("    - {}  # {}\n", string_literal(label(snapshot, name.node)), name.reason);
        if (!entries.empty())
            out += fmt::format("  {}:\n{}", string_literal(snapshot.schema.kinds[kind].name), entries);
    }
    return out;
}

}  // namespace graphmatter::exports
