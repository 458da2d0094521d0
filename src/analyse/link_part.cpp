#include <graphmatter/analyse/link_part.hpp>

#include <algorithm>
#include <cmath>

namespace graphmatter::analyse {

PostLinks post_links(const Corpus& corpus, const KnowledgeGraph& graph)
{
    PostLinks links;
    std::vector<PostLink> row;
    std::vector<std::vector<PostId>> from(corpus.posts.size());
    for (std::size_t post = 0; post < corpus.posts.size(); ++post) {
        row.clear();
        const std::size_t first = post < corpus.links.size() ? corpus.links.offsets[post] : 0;
        const std::size_t end = post < corpus.links.size() ? corpus.links.offsets[post + 1] : 0;
        for (std::size_t i = first; i < end; ++i)
            if (const PostId target = graph.link_targets[i]; target != none<PostId> && index(target) != post)
                row.push_back({target, 1, corpus.links.values[i].offset});
        std::ranges::sort(row, [](const PostLink& a, const PostLink& b) {
            return a.post != b.post ? a.post < b.post : a.first < b.first;
        });
        for (std::size_t i = 0; i < row.size();) {
            PostLink link = row[i];
            for (++i; i < row.size() && row[i].post == link.post; ++i) ++link.links;
            links.to.values.push_back(link);
            from[index(link.post)].push_back(id_at<PostId>(post));
        }
        links.to.close_row();
    }
    for (const auto& posts : from) links.from.push_row(posts);
    return links;
}

double link_part(const PostLink& link)
{
    constexpr double base = 0.25, repeats = 0.3, late = 0.6, early = 0.8;
    return base * (1 + repeats * std::log2(link.links)) * (late + early * (1 - static_cast<double>(link.first)));
}

double backlink_part(std::uint32_t linking_posts)
{
    constexpr double base = 0.2;
    return base / std::log2(1.0 + linking_posts);
}

}  // namespace graphmatter::analyse
