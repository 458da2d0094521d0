#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include <graphmatter/model/corpus.hpp>
#include <graphmatter/model/diagnostic.hpp>

namespace graphmatter::resolve {

/// What each link leads to, parallel to Corpus::links.values.
struct LinkTargets {
    std::vector<PostId> posts;       // none: no post of this vault
    std::vector<std::uint8_t> dead;  // 1: it means a page of this vault that is not there
    std::vector<PostId> listed;      // parallel to Corpus::listed.values; none: no other post of this vault
};

/// Resolves links by path relative to the file, relative to the page as a folder, from the root, by URL below a base
/// URL or on the vault's own site, by paths in `aliases`, and wikilinks by path, file name, title and alias; the posts
/// listed in front matter by all of these. Dead and ambiguous ones are diagnosed.
[[nodiscard]] LinkTargets find_link_targets(const Corpus& corpus, std::span<const std::string> base_urls,
                                            std::vector<Diagnostic>& diagnostics);

}  // namespace graphmatter::resolve
