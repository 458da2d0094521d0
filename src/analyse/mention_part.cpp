#include <graphmatter/analyse/mention_part.hpp>

#include <algorithm>
#include <cmath>

namespace graphmatter::analyse {

namespace {

/// Rows by title of what comes post by post: `each` calls its argument with every title and value, in the order of
/// posts.
template <class T, class Each>
Rows<T> by_title(std::size_t titles, Each each)
{
    Rows<T> rows;
    rows.offsets.assign(titles + 1, 0);
    each([&](TitleId title, const T&) { ++rows.offsets[index(title) + 1]; });
    for (std::size_t title = 0; title < titles; ++title) rows.offsets[title + 1] += rows.offsets[title];
    rows.values.resize(rows.offsets.back());
    auto next = rows.offsets;
    each([&](TitleId title, const T& value) { rows.values[next[index(title)]++] = value; });
    return rows;
}

}  // namespace

PostMentions post_mentions(const Corpus& corpus)
{
    const auto& [borne, found] = corpus.titles;
    std::size_t titles = 0;
    for (const TitleId title : borne)
        if (title != none<TitleId>) titles = std::max(titles, index(title) + 1);
    PostMentions mentions;
    mentions.borne = borne;
    mentions.bearers = by_title<PostId>(titles, [&](auto add) {
        for (std::size_t post = 0; post < borne.size(); ++post)
            if (borne[post] != none<TitleId>) add(borne[post], id_at<PostId>(post));
    });
    mentions.holders = by_title<TitleHolder>(titles, [&](auto add) {
        for (std::size_t post = 0; post < found.size(); ++post)
            for (const TitleMention& mention : found[post])
                add(mention.title, TitleHolder{id_at<PostId>(post), mention.times});
    });
    return mentions;
}

double mention_part(std::size_t posts, std::size_t holders, std::size_t bearers, std::uint32_t times)
{
    constexpr double one_way = 0.05 / 2;
    if (posts < 2 || holders == 0 || bearers == 0 || times == 0) return 0;
    const auto n = static_cast<double>(posts);
    const double rarity = std::max(0.0, std::log(n / static_cast<double>(holders)) / std::log(n));
    return one_way * rarity * (1 + std::log(static_cast<double>(times))) / static_cast<double>(bearers);
}

double mention_part(const PostMentions& mentions, const PostLinks& links, PostId post, PostId other)
{
    if (mentions.borne.empty() || mentions.borne[index(other)] == none<TitleId>) return 0;
    const TitleId title = mentions.borne[index(other)];
    const auto holders = mentions.holders[title];
    const auto holder = std::ranges::lower_bound(holders, post, {}, &TitleHolder::post);
    if (holder == holders.end() || holder->post != post) return 0;
    if (std::ranges::binary_search(links.to[post], other, {}, &PostLink::post)) return 0;
    return mention_part(mentions.posts(), holders.size(), mentions.bearers[title].size(), holder->times);
}

}  // namespace graphmatter::analyse
