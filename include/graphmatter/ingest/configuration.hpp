#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <graphmatter/model/names.hpp>
#include <graphmatter/model/related_policies.hpp>
#include <graphmatter/model/related_weights.hpp>
#include <graphmatter/model/schema.hpp>

namespace graphmatter::ingest {

/// What graphmatter.yaml says, over the defaults.
struct Configuration {
    Schema schema = default_schema();
    std::vector<std::string> base_urls;    // site.base_urls
    std::string url_pattern = "/{path}/";  // site.url; {path} {slug} {year} {month} {day}
    std::vector<std::string> include;      // globs; empty: every post
    std::vector<std::string> exclude;
    std::vector<AliasEntry> aliases;
    std::vector<KindNames> stop, distinct;
    std::uint32_t related_top = 10;
    RelatedWeights related_weights;
    RelatedPolicies related_policies;
};

/// Reads a configuration file and the alias file it names. Throws UsageError with file:line for
/// unreadable YAML, unknown keys (naming the nearest valid one), unknown kinds, values of the wrong type.
[[nodiscard]] Configuration read_configuration(const std::filesystem::path& file);

/// The configuration with that field, in any letter case, read as somebody's choice of posts only: it names no entity,
/// pins nothing and is no text, so that suggestions can be made without it.
[[nodiscard]] Configuration with_hidden_field(Configuration configuration, std::string_view field);

}  // namespace graphmatter::ingest
