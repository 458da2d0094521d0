#include <cmath>

#include <fmt/format.h>

#include <graphmatter/exports/related_lists.hpp>

#include "exports/quoted_text.hpp"
#include "exports/related_sentence.hpp"
#include "exports/text_writer.hpp"
#include "exports/writers.hpp"

// related.json in YAML, for site generators and people that read it rather. Strings stand in double quotes, so that no
// title is taken for a number, a date or `no`.

namespace graphmatter::exports {

namespace {

std::string suggestion_yaml(const RelatedList::Suggestion& post)
{
    std::string out = fmt::format("  - path: {}\n    title: {}\n    url: {}\n    score: {}\n", quoted_yaml(post.path),
                                  quoted_yaml(post.title), post.url.empty() ? "null" : quoted_yaml(post.url),
                                  four_decimals(post.score));
    if (is_pinned(post)) out += "    pinned: true\n";
    const auto parts = related_parts(post);
    out += "    parts: {";
    for (std::size_t i = 0; i < parts.size(); ++i)
        if (const double part = std::round(parts[i] * 1e4) / 1e4; is_shown(i, part))
            out += fmt::format("{}{}: {}", i == 0 ? "" : ", ", part_names[i], four_decimals(part));
    out += fmt::format("}}\n    why: {}\n    because:\n", quoted_yaml(post.why));
    for (const auto& reason : post.because)
        out += fmt::format("      - {{kind: {}, label: {}, share: {}}}\n", quoted_yaml(reason.kind),
                           quoted_yaml(reason.label), four_decimals(reason.share));
    return out;
}

std::string list_yaml(const RelatedList& list)
{
    constexpr std::size_t longest_key = 1000;  // YAML takes 1,024 characters
    const std::string path = quoted_yaml(list.path);
    std::string out = path.size() > longest_key ? fmt::format("? {}\n:", path) : fmt::format("{}:", path);
    if (list.suggestions.empty()) return out + " []\n";
    out += '\n';
    for (const auto& post : list.suggestions) out += suggestion_yaml(post);
    return out;
}

}  // namespace

std::string related_lists_yaml(std::span<const RelatedList> lists)
{
    if (lists.empty()) return "{}\n";
    std::string out;
    for (const auto& list : lists) out += list_yaml(list);
    return out;
}

void write_related_yaml(const Snapshot& snapshot, View, const std::filesystem::path& file, const Watch& watch)
{
    OutputFile output(file);
    TextWriter out(output, watch);
    const std::size_t posts = snapshot.corpus.posts.size();
    if (posts == 0) out.put("{}\n");
    for (std::size_t post = 0; post < posts; ++post) {
        const PostId id = id_at<PostId>(post);
        out.put(list_yaml(related_lists(snapshot, {&id, 1}).front()));
    }
    out.flush();
    output.commit();
}

}  // namespace graphmatter::exports
