#include "cli/configuration_text.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <vector>

#include <fmt/format.h>

#include <graphmatter/model/schema.hpp>

#include "cli/terminal.hpp"

namespace graphmatter::cli {

namespace {

using ingest::FieldUse;

// Fields that the program reads itself; no kinds are proposed for them.
constexpr std::array<std::string_view, 20> own_fields{
    "aliases", "canonical_url", "created",   "date",    "description",     "draft", "exclude",    "excerpt",
    "layout",  "permalink",     "published", "related", "related_exclude", "slug",  "source_url", "summary",
    "title",   "type",          "updated",   "url"};

std::string lower(std::string_view text)
{
    std::string result{text};
    for (char& c : result)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return result;
}

/// A name for a kind: letters a-z, digits, _ and -; without the s of a plural. "" when nothing is left.
std::string kind_name(std::string_view field)
{
    std::string name;
    for (const char c : lower(field)) {
        const bool fits = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
        if (fits)
            name += c;
        else if (c == ' ')
            name += '_';
    }
    if (name.ends_with("ies")) return name.substr(0, name.size() - 3) + 'y';
    if (name.size() > 2 && name.ends_with('s') && !name.ends_with("ss")) name.pop_back();
    return name;
}

std::string plural_of(const std::string& kind)
{
    if (kind.ends_with('y')) return kind.substr(0, kind.size() - 1) + "ies";
    return kind + (kind.ends_with("ss") ? "es" : "s");
}

/// The field as a key of YAML.
std::string key_text(const std::string& field)
{
    std::string quoted = "\"";
    for (const char c : field) {
        if (c == '"' || c == '\\') quoted += '\\';
        quoted += c;
    }
    return quoted + '"';
}

bool is_proposed(const FieldUse& use) { return use.lists > use.scalars + use.maps && use.distinct > 1; }

struct Proposal {
    std::string field, kind;
    const FieldUse* use;
};

/// Fields that hold lists and mean nothing to the program yet, each with a kind of a new name.
std::vector<Proposal> proposals(std::span<const FieldUse> uses, const Schema& schema)
{
    std::set<std::string> plurals;
    for (const auto& kind : schema.kinds) plurals.insert(kind.plural);
    std::vector<Proposal> result;
    for (const auto& use : uses) {
        if (schema.find_field(use.name) || !is_proposed(use)) continue;
        if (std::ranges::find(own_fields, lower(use.name)) != own_fields.end()) continue;
        const std::string kind = kind_name(use.name);
        if (kind.empty() || schema.find_kind(kind) || !plurals.insert(plural_of(kind)).second) continue;
        result.push_back({use.name, kind, &use});
    }
    return result;
}

std::string shape_of(const FieldUse& use)
{
    return fmt::format("{}, {}", counted(use.posts, "post", "posts"), counted(use.distinct, "value", "values"));
}

std::string known_fields(std::span<const FieldUse> uses, const Schema& schema)
{
    std::string text;
    for (const auto& use : uses)
        if (const auto field = schema.find_field(use.name))
            text += fmt::format("#  {}: {{kind: {}, relation: {}, weight: 1.0}}   # {}\n", key_text(use.name),
                                schema[schema[*field].kind].name, schema[schema[*field].relation].name, shape_of(use));
    return text;
}

std::string attributes(std::span<const FieldUse> uses, const Schema& schema, const std::vector<Proposal>& proposed)
{
    std::string text;
    for (const auto& use : uses) {
        const bool other = schema.find_field(use.name).has_value() ||
                           std::ranges::find(proposed, use.name, &Proposal::field) != proposed.end() ||
                           std::ranges::find(own_fields, lower(use.name)) != own_fields.end();
        if (!other) text += fmt::format("#  {}: ignore   # {}\n", key_text(use.name), shape_of(use));
    }
    return text;
}

constexpr std::string_view head =
    "# Configuration of graphmatter. Lines with # in front show what holds anyway, or what could be said.\n"
    "# Read by graphmatter build, check and related when it lies in the first folder, or with -c FILE.\n\n"
    "# Links that begin with a base URL are links to posts of this vault.\n"
    "#site:\n#  base_urls: [https://example.org/blog/]\n#  url: \"/{path}/\"   # {path} {name} {slug} {year} {month} "
    "{day}\n\n";
constexpr std::string_view about_aliases =
    "# Names that are one: a file with lines such as  organization: {NVIDIA: [英伟达, NVDA]}\n";
constexpr std::string_view tail =
    "\n\n"
    "# Posts to leave out, and names that mean nothing.\n"
    "#exclude: [\"drafts/**\"]\n"
    "#stop:\n#  tag: [post, note]\n\n"
    "# Spellings that are another thing than the names they look like: EVE is neither Eve nor eve.\n"
    "#distinct:\n#  product: [EVE]\n\n"
    "#related:\n#  top: 10\n#  min_score: 0    # from 0.8 on a suggestion is strong, below 0.3 it is weak\n"
    "#  per_series: 3   # posts of one series in a list, at most; 0: any number\n"
    "#  per_speaker: 0\n#  dates: all   # older-only, newer-only\n#  drafts_too: false\n#  weights: {text: 1, title: "
    "1, entities: 1, links: 1, recency: 1, mentions: 0, chosen: 0}\n#  chosen_in: [see_also]\n";

}  // namespace

std::string configuration_text(std::span<const FieldUse> uses, std::string_view aliases)
{
    const Schema schema = default_schema();
    const auto proposed = proposals(uses, schema);
    std::string text{head};
    if (!proposed.empty()) {
        text +=
            "# New kinds, for fields that hold lists. co_occurs: true takes a kind into the co-occurrence "
            "network.\nkinds:\n";
        for (const auto& proposal : proposed)
            text += fmt::format("  {}: {{plural: {}, co_occurs: false}}\n", proposal.kind, plural_of(proposal.kind));
        text += '\n';
    }
    text += "# Fields that name entities. Other fields stay attributes of the post; `ignore` drops one.\n";
    text += proposed.empty() ? "#fields:\n" : "fields:\n";
    for (const auto& proposal : proposed)
        text += fmt::format("  {}: {{kind: {}, relation: MENTIONS}}   # {}\n", key_text(proposal.field), proposal.kind,
                            shape_of(*proposal.use));
    text += known_fields(uses, schema) + attributes(uses, schema, proposed) + '\n';
    text += about_aliases;
    text += aliases.empty() ? std::string{"#aliases: aliases.yaml"} : fmt::format("aliases: {}", aliases);
    return text + std::string{tail};
}

}  // namespace graphmatter::cli
