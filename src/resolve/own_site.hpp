#pragma once
#include <string>
#include <string_view>
#include <unordered_map>

#include <graphmatter/model/corpus.hpp>

namespace graphmatter::resolve {

/// The site on which the posts are published, found from their links: the host whose URLs end most often in the slug of
/// one post alone. There is none if fewer than 20 links, or than one for twenty posts, do so.
class OwnSite {
  public:
    explicit OwnSite(const Corpus& corpus);

    /// "example.org", or "".
    [[nodiscard]] const std::string& host() const noexcept { return host_; }
    /// The path of a URL of this site, from the root; "" for other URLs.
    [[nodiscard]] std::string_view path_of(std::string_view url) const;
    /// The one post whose slug ends this path, or none.
    [[nodiscard]] PostId post_at(std::string_view path) const;

  private:
    void add_slug(std::string_view slug, PostId post);

    std::unordered_map<std::string, PostId> posts_;  // by slug, case folded; none where several bear it
    std::string host_;
};

}  // namespace graphmatter::resolve
