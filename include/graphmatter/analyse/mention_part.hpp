#pragma once
#include <cstdint>
#include <vector>

#include <graphmatter/analyse/link_part.hpp>
#include <graphmatter/model/corpus.hpp>
#include <graphmatter/model/ids.hpp>
#include <graphmatter/model/rows.hpp>

namespace graphmatter::analyse {

/// A post in whose prose a title stands.
struct TitleHolder {
    PostId post{};
    std::uint32_t times = 0;
};

/// Who bears and who mentions the titles of a vault.
struct PostMentions {
    std::vector<TitleId> borne;  // a post: its title, as in TitleMentions
    Rows<PostId> bearers;        // a row a title: the posts that bear it, ascending
    Rows<TitleHolder> holders;   // a row a title: the posts that hold it in their prose, ascending; bearers among them
    [[nodiscard]] std::size_t posts() const noexcept { return borne.size(); }
};

/// The mentions by title; empty unless the corpus was read with ingest::Titles::find. O(posts + mentions).
[[nodiscard]] PostMentions post_mentions(const Corpus& corpus);

/// The part of a score for the title of another post in the prose of this one:
/// .05 / 2 * max(0, ln(posts / holders) / ln posts) * (1 + ln times) / bearers, for a title that `holders` posts hold
/// and `bearers` bear. 0 in a vault of fewer than two posts.
[[nodiscard]] double mention_part(std::size_t posts, std::size_t holders, std::size_t bearers, std::uint32_t times);

/// The same of two posts; 0 if `post` does not hold the title of `other`, or links to it: then link_part() counts.
/// O(log of the holders and links).
[[nodiscard]] double mention_part(const PostMentions& mentions, const PostLinks& links, PostId post, PostId other);

}  // namespace graphmatter::analyse
