#include "ingest/alias_file.hpp"

#include <map>
#include <utility>

#include <fmt/format.h>

#include <graphmatter/text/names.hpp>

#include "ingest/yaml_document.hpp"

namespace graphmatter::ingest {

std::vector<AliasEntry> read_alias_file(const std::filesystem::path& file, const Schema& schema)
{
    const YamlDocument document = read_yaml_document(file);
    std::vector<AliasEntry> entries;
    // Key of a name within a kind -> the entry that claims it.
    std::map<std::pair<std::string, std::string>, std::pair<std::string, std::string>> claimed;
    document.expect_map(document.root, "an alias file");
    for (const Field& kind : document.root.fields) {
        if (!schema.find_kind(kind.name)) {
            std::vector<std::string_view> names;
            for (const Kind& known : schema.kinds) names.emplace_back(known.name);
            document.unknown_key(kind, std::move(names));
        }
        document.expect_map(kind.value, kind.name);
        for (const Field& canonical : kind.value.fields) {
            AliasEntry entry{kind.name, canonical.name, document.texts(canonical.value, canonical.name),
                             fmt::format("{}:{}", document.name, canonical.line)};
            const std::string canonical_key = text::name_key(canonical.name);
            if (canonical_key.empty()) document.complain(canonical, "a canonical name must name something");
            std::vector<std::string> all = entry.names;
            all.push_back(canonical.name);
            for (const std::string& name : all) {
                const auto [found, fresh] =
                    claimed.try_emplace({kind.name, text::name_key(name)}, canonical_key, entry.where);
                if (!fresh && found->second.first != canonical_key)
                    document.complain(
                        canonical, fmt::format("{} already belongs to another name in {}", name, found->second.second));
            }
            entries.push_back(std::move(entry));
        }
    }
    return entries;
}

}  // namespace graphmatter::ingest
