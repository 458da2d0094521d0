#include <algorithm>
#include <array>
#include <set>
#include <string_view>

#include "analyse/vault_finding_parts.hpp"

namespace graphmatter::analyse {

namespace {

/// A folder's own page, which has no subject.
bool is_folder_page(std::string_view path)
{
    constexpr std::array<std::string_view, 5> stems{"index", "_index", "README", "Readme", "readme"};
    const std::string_view name = path.substr(path.rfind('/') + 1);  // npos + 1 is 0
    return std::ranges::find(stems, name.substr(0, name.rfind('.'))) != stems.end();
}

}  // namespace

void note_posts_without_entities(const Vault& vault, std::span<const Diagnostic> known,
                                 std::vector<Diagnostic>& diagnostics)
{
    const Corpus& corpus = vault.corpus;
    std::set<std::string_view> unread;
    for (const Diagnostic& diagnostic : known)
        if (about_code(diagnostic.code).severity == Severity::error) unread.insert(diagnostic.path);
    std::vector<std::string_view> bare;
    for (std::size_t post = 0; post < corpus.posts.size(); ++post) {
        const std::string_view path = corpus[corpus.posts[post].path];
        if (corpus.mentions[post].empty() && !is_folder_page(path) && !unread.contains(path)) bare.push_back(path);
    }
    constexpr std::size_t few = 5;
    if (bare.size() > few && bare.size() * 3 > corpus.posts.size()) return;  // this vault does without
    for (const std::string_view path : bare)
        diagnostics.push_back(
            {"no-entities", std::string{path}, 1, 1, "the post names no person, tag or anything else"});
}

}  // namespace graphmatter::analyse
