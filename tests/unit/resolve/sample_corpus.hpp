#pragma once
#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <graphmatter/model/corpus.hpp>
#include <graphmatter/model/schema.hpp>

namespace graphmatter::test {

/// A post to be put into a corpus by hand.
struct SamplePost {
    std::string path;                                        // "notes/a.md"
    std::vector<std::pair<std::string, std::string>> names;  // field, name as written
    std::vector<std::string> links;                          // "[[wikilink]]" or a Markdown target
    std::string title;                                       // the file name if empty
    std::vector<std::string> aliases;
    std::string url = "pattern";  // "/{path}/", index for its folder; "" for none
    std::vector<std::string> listed = {};
};

inline std::string page_url(const std::string& key)
{
    const std::string name = key.substr(key.rfind('/') + 1);
    const std::string page = name == "index" ? key.substr(0, key.size() - 5) : key + "/";
    return "/" + page;
}

/// Names stand on line 2, 3, ... in column 5, links on line 20, 21, ... in column 1.
inline Corpus sample_corpus(std::vector<SamplePost> posts, const Schema& schema = default_schema())
{
    std::ranges::sort(posts, {}, &SamplePost::path);
    Corpus corpus;
    for (const SamplePost& sample : posts) {
        const std::string key = sample.path.substr(0, sample.path.rfind('.'));
        Post post;
        post.path = corpus.strings.intern(sample.path);
        post.key = corpus.strings.intern(key);
        post.title = corpus.strings.intern(sample.title.empty() ? key.substr(key.rfind('/') + 1) : sample.title);
        post.url = corpus.strings.intern(sample.url == "pattern" ? page_url(key) : sample.url);
        corpus.posts.push_back(post);
        std::uint32_t line = 2;
        for (const auto& [field, name] : sample.names)
            corpus.mentions.values.push_back({corpus.strings.intern(name), line++, 5, *schema.find_field(field)});
        corpus.mentions.close_row();
        line = 20;
        for (const std::string& link : sample.links) {
            const bool wiki = link.starts_with("[[");
            corpus.links.values.push_back({corpus.strings.intern(wiki ? link.substr(2, link.size() - 4) : link), line++,
                                           1, wiki ? LinkForm::wikilink : LinkForm::markdown, 0});
        }
        corpus.links.close_row();
        corpus.headings.close_row();
        for (const std::string& alias : sample.aliases) corpus.aliases.values.push_back(corpus.strings.intern(alias));
        corpus.aliases.close_row();
        for (const std::string& other : sample.listed)
            corpus.listed.values.push_back({corpus.strings.intern(other), 20, 1, ListUse::pin});
        corpus.listed.close_row();
    }
    return corpus;
}

}  // namespace graphmatter::test
