#include "resolve/own_site.hpp"

#include <algorithm>
#include <map>

#include <graphmatter/text/encoding.hpp>

#include "resolve/link_paths.hpp"
#include "resolve/source_urls.hpp"

namespace graphmatter::resolve {

namespace {

struct Address {
    std::string host;       // lower case
    std::string_view path;  // from the slash on, without query and fragment
};

/// Of http and https URLs; an empty host for anything else.
Address address_of(std::string_view url)
{
    if (url.starts_with("https:"))
        url.remove_prefix(6);
    else if (url.starts_with("http:"))
        url.remove_prefix(5);
    if (!url.starts_with("//")) return {};
    url = url.substr(2, url.find_first_of("?#") - 2);
    const std::size_t slash = std::min(url.find('/'), url.size());
    Address address{std::string{url.substr(0, slash)}, url.substr(slash)};
    for (char& c : address.host)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return address;
}

}  // namespace

OwnSite::OwnSite(const Corpus& corpus)
{
    constexpr std::size_t fewest = 20, posts_a_link = 20;
    std::map<std::string, std::size_t> hosts;
    bool is_indexed = false;
    for (const Link& link : corpus.links.values) {
        if (link.form == LinkForm::wikilink) continue;
        const Address address = address_of(corpus[link.target]);
        if (address.host.empty() || address.path.size() < 2) continue;
        if (!is_indexed)
            for (std::size_t i = 0; i < corpus.posts.size(); ++i) {
                add_slug(without_date(name_of(page_path(corpus[corpus.posts[i].path]))), id_at<PostId>(i));
                add_slug(name_of(page_path(corpus[corpus.posts[i].url])), id_at<PostId>(i));
            }
        is_indexed = true;
        if (post_at(address.path) != none<PostId>) ++hosts[address.host];
    }
    const auto most = std::ranges::max_element(hosts, {}, [](const auto& entry) { return entry.second; });
    if (most != hosts.end() && most->second >= std::max(fewest, corpus.posts.size() / posts_a_link))
        host_ = most->first;
}

void OwnSite::add_slug(std::string_view slug, PostId post)
{
    if (slug.empty()) return;
    const auto [entry, is_new] = posts_.try_emplace(text::case_folded(slug), post);
    if (!is_new && entry->second != post) entry->second = none<PostId>;
}

std::string_view OwnSite::path_of(std::string_view url) const
{
    if (host_.empty()) return {};
    const Address address = address_of(url);
    return address.host == host_ ? address.path : std::string_view{};
}

PostId OwnSite::post_at(std::string_view path) const
{
    const auto found = posts_.find(text::case_folded(percent_decoded(name_of(page_path(path)))));
    return found == posts_.end() ? none<PostId> : found->second;
}

}  // namespace graphmatter::resolve
