#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "resolve/link_targets.hpp"
#include "resolve/sample_corpus.hpp"

using namespace graphmatter;
using namespace graphmatter::resolve;
using graphmatter::test::SamplePost;
using Strings = std::vector<std::string>;

namespace {

struct Result {
    std::string target;  // path of the post, "dead" or "none"
    Strings diagnostics;
};

SamplePost page(std::string path, std::string title = {}, Strings aliases = {}, std::string url = "pattern")
{
    return {std::move(path), {}, {}, std::move(title), std::move(aliases), std::move(url)};
}

/// What one link in one post leads to.
Result follow(const std::string& from, const std::string& link, std::vector<SamplePost> posts,
              const Strings& base_urls = {})
{
    bool is_there = false;
    for (SamplePost& post : posts)
        if (post.path == from) {
            post.links = {link};
            is_there = true;
        }
    if (!is_there) posts.push_back({.path = from, .names = {}, .links = {link}, .title = {}, .aliases = {}});
    const Corpus corpus = test::sample_corpus(posts);
    std::vector<Diagnostic> diagnostics;
    const LinkTargets targets = find_link_targets(corpus, base_urls, diagnostics);
    REQUIRE(targets.posts.size() == 1);
    REQUIRE(targets.dead.size() == 1);
    Result result;
    for (const Diagnostic& d : diagnostics) {
        CHECK(d.path == from);
        CHECK(d.line == 20);
        result.diagnostics.emplace_back(d.code);
    }
    if (targets.posts[0] != none<PostId>)
        result.target = corpus[corpus.posts[index(targets.posts[0])].path];
    else
        result.target = targets.dead[0] != 0 ? "dead" : "none";
    return result;
}

std::vector<SamplePost> vault()
{
    return {page("index.md", "Home"),
            page("notes/a.md", "Note A"),
            page("notes/b c.md", "Spaced"),
            page("notes/index.md", "Notes"),
            page("notes/deep/d.mdx", "Deep"),
            page("台积电/英伟达.md", "中文"),
            page("posts/2024-03-04-hello.md", "Hello"),
            page("about.md", "About", {}, "/who/we-are/"),
            page("notes/\u00E9.md", "Accent")};
}

}  // namespace

TEST_CASE("Markdown links lead to posts by path and by address", "[resolve][links]")
{
    struct Case {
        std::string from, link, target;
    };
    const auto c = GENERATE(values<Case>({
        {"notes/x.md", "a.md", "notes/a.md"},
        {"notes/x.md", "./a.md", "notes/a.md"},
        {"notes/x.md", "a", "notes/a.md"},
        {"notes/x.md", "a/", "notes/a.md"},
        {"notes/x.md", "a.html", "notes/a.md"},
        {"notes/x.md", "a.md#part", "notes/a.md"},
        {"notes/x.md", "a.md?x=1#part", "notes/a.md"},
        {"notes/x.md", "A.md", "notes/a.md"},
        {"notes/x.md", "b%20c.md", "notes/b c.md"},
        {"notes/x.md", "b c.md", "notes/b c.md"},
        {"notes/x.md", "e%CC%81.md", "notes/\u00E9.md"},
        {"notes/x.md", "../about.md", "about.md"},
        {"notes/x.md", "../about", "about.md"},
        {"notes/x.md", "deep/d.mdx", "notes/deep/d.mdx"},
        {"notes/x.md", "deep/../a.md", "notes/a.md"},
        {"notes/x.md", "../台积电/英伟达.md", "台积电/英伟达.md"},
        {"notes/x.md", "/%E5%8F%B0%E7%A7%AF%E7%94%B5/%E8%8B%B1%E4%BC%9F%E8%BE%BE/", "台积电/英伟达.md"},
        {"notes/x.md", "../a/", "notes/a.md"},  // from the page /notes/x/
        {"notes/x.md", "../deep/d/", "notes/deep/d.mdx"},
        {"notes/deep/x.md", "../a.md", "notes/a.md"},
        {"notes/deep/x.md", "/notes/a.md", "notes/a.md"},
        {"notes/deep/x.md", "/notes/a/", "notes/a.md"},
        {"notes/deep/x.md", "/notes/a/index.html", "notes/a.md"},
        {"notes/deep/x.md", "/", "index.md"},
        {"notes/deep/x.md", "/index.html", "index.md"},
        {"notes/deep/x.md", "/notes/", "notes/index.md"},
        {"notes/deep/x.md", "/notes", "notes/index.md"},
        {"notes/deep/x.md", "..", "notes/index.md"},
        {"notes/deep/x.md", "/who/we-are/", "about.md"},
        {"notes/index.md", "a.md", "notes/a.md"},
        {"notes/index.md", "deep/d", "notes/deep/d.mdx"},
        {"x.md", "notes/a.md", "notes/a.md"},
        {"x.md", "posts/2024-03-04-hello.md", "posts/2024-03-04-hello.md"},
    }));
    CAPTURE(c.from, c.link);
    const Result result = follow(c.from, c.link, vault());
    CHECK(result.target == c.target);
    CHECK(result.diagnostics.empty());
}

TEST_CASE("links below a base URL lead to posts, others lead out", "[resolve][links]")
{
    struct Case {
        std::string link, target;
    };
    const auto c = GENERATE(values<Case>({
        {"https://example.org/blog/notes/a/", "notes/a.md"},
        {"http://www.example.org/blog/notes/a?utm_source=x#y", "notes/a.md"},
        {"//example.org/blog/notes/a", "notes/a.md"},
        {"https://example.org/blog/", "index.md"},
        {"https://example.org/blog", "index.md"},
        {"https://example.org/blog/gone/", "dead"},
        {"/blog/notes/a/", "notes/a.md"},
        {"/blog/", "index.md"},
        {"https://second.org/notes/a", "notes/a.md"},
        {"https://example.org/blogger/notes/a/", "none"},
        {"https://example.org/other/", "none"},
        {"https://elsewhere.org/notes/a", "none"},
        {"//elsewhere.org/notes/a", "none"},
        {"mailto:a@example.org", "none"},
    }));
    CAPTURE(c.link);
    const Result result = follow("notes/x.md", c.link, vault(), {"https://example.org/blog/", "https://second.org"});
    CHECK(result.target == c.target);
    CHECK(result.diagnostics == (c.target == "dead" ? Strings{"link-dead"} : Strings{}));
}

TEST_CASE("dead links are kept and diagnosed, attachments and places are not dead", "[resolve][links]")
{
    for (const std::string link : {"gone.md", "/notes/gone/", "/gone.md", "gone", "../gone.html", "notes/a.md",
                                   "[[Gone]]", "[[folder/Gone]]", "v1.5"}) {
        CAPTURE(link);
        const Result result = follow("notes/x.md", link, {});
        CHECK(result.target == "dead");
        CHECK(result.diagnostics == Strings{"link-dead"});
    }
    for (const std::string link :
         {"pic.png", "/files/book.pdf#page=2", "song.mp3", "[[pic.png]]", "[[files/book.pdf]]", "[[board.canvas]]",
          "[[sketch.excalidraw]]", "{props.url}", "/gone/", "/tags/x/", "/notes/", "/notes/tags/x/", "../tags/x/",
          "#part", "?page=2", "", "{{ site.url }}/x", "{% link x.md %}", "[[#part]]"}) {
        CAPTURE(link);
        const Result result = follow("notes/x.md", link, {});
        CHECK(result.target == "none");
        CHECK(result.diagnostics.empty());
    }
}

TEST_CASE("wikilinks lead to posts by file name, title, alias and path", "[resolve][links]")
{
    struct Case {
        std::string link, target;
    };
    const auto c = GENERATE(values<Case>({
        {"[[a]]", "notes/a.md"},
        {"[[A]]", "notes/a.md"},
        {"[[a.md]]", "notes/a.md"},
        {"[[ a ]]", "notes/a.md"},
        {"[[a#Part]]", "notes/a.md"},
        {"[[a#^block]]", "notes/a.md"},
        {"[[a\\]]", "notes/a.md"},  // [[a\|label]] in a table
        {"[[Note A]]", "notes/a.md"},
        {"[[note a]]", "notes/a.md"},
        {"[[b c]]", "notes/b c.md"},
        {"[[notes/a]]", "notes/a.md"},
        {"[[/notes/a]]", "notes/a.md"},
        {"[[deep/d]]", "notes/deep/d.mdx"},
        {"[[../notes/a]]", "notes/a.md"},
        {"[[notes/index]]", "notes/index.md"},
        {"[[hello]]", "posts/2024-03-04-hello.md"},
        {"[[英伟达]]", "台积电/英伟达.md"},
        {"[[中文]]", "台积电/英伟达.md"},
        {"[[e\u0301]]", "notes/\u00E9.md"},
        {"[[Nick]]", "y.md"},
        {"[[A/B testing]]", "z.md"},
        {"[[Node.js]]", "w.md"},
    }));
    CAPTURE(c.link);
    auto posts = vault();
    posts.push_back(page("y.md", "Long Name", {"Nick", "Nickname"}));
    posts.push_back(page("z.md", "A/B Testing"));
    posts.push_back(page("w.md", "Node.js"));
    const Result result = follow("x.md", c.link, posts);
    CHECK(result.target == c.target);
    CHECK(result.diagnostics.empty());
}

TEST_CASE("of several posts a wikilink means the nearest, and says so", "[resolve][links]")
{
    const std::vector<SamplePost> posts{page("a/same.md"), page("b/same.md"), page("longer/same.md"),
                                        page("a/index.md"), page("index.md")};
    const Result here = follow("b/x.md", "[[same]]", posts);
    CHECK(here.target == "b/same.md");
    CHECK(here.diagnostics == Strings{"link-ambiguous"});
    CHECK(follow("x.md", "[[Same]]", posts).target == "a/same.md");
    CHECK(follow("x.md", "[[longer/same]]", posts).diagnostics.empty());
    CHECK(follow("x.md", "[[Index]]", posts).target == "index.md");
    CHECK(follow("x.md", "[[index]]", posts).diagnostics == Strings{"link-ambiguous"});
    CHECK(follow("x.md", "[[one]]", {page("one.md", "one", {"One"})}).diagnostics.empty());
}

TEST_CASE("a file is meant before a page of the same name", "[resolve][links]")
{
    const std::vector<SamplePost> posts{page("a.md"), page("a.mdx")};
    CHECK(follow("x.md", "a.mdx", posts).target == "a.mdx");
    CHECK(follow("x.md", "a.md", posts).target == "a.md");
}

TEST_CASE("with several roots a path from the root stays in the post's own", "[resolve][links]")
{
    const std::vector<SamplePost> posts{page("one/notes/a.md"), page("two/notes/a.md")};
    CHECK(follow("two/x.md", "/notes/a.md", posts).target == "two/notes/a.md");
    CHECK(follow("one/x.md", "/notes/a/", posts).target == "one/notes/a.md");
    CHECK(follow("one/x.md", "/two/notes/a/", posts).target == "two/notes/a.md");
}

TEST_CASE("a post without a URL has no links from the root by accident", "[resolve][links]")
{
    CHECK(follow("notes/x.md", "top.md", {page("top.md"), page("notes/x.md", "", {}, "")}).target == "dead");
}

TEST_CASE("posts listed in front matter are found by all their names", "[resolve][links]")
{
    struct Case {
        std::string listed, target;
        Strings diagnostics;
    };
    const auto c = GENERATE(values<Case>({
        {"notes/a.md", "notes/a.md", {}},
        {"notes/a", "notes/a.md", {}},
        {"a", "notes/a.md", {}},
        {"Note A", "notes/a.md", {}},
        {"[[Note A]]", "notes/a.md", {}},
        {"[[a|the first]]", "notes/a.md", {}},
        {"/notes/a/", "notes/a.md", {}},
        {"/notes/b%20c/", "notes/b c.md", {}},
        {"https://example.org/blog/notes/a", "notes/a.md", {}},
        {"2024-03-04-hello", "posts/2024-03-04-hello.md", {}},
        {"hello", "posts/2024-03-04-hello.md", {}},
        {"C# for all", "y.md", {}},
        {"x", "none", {}},  // itself
        {"https://elsewhere.org/notes/a", "none", {}},
        {"Gone", "none", {"listed-unknown"}},
        {"/gone/", "none", {"listed-unknown"}},
    }));
    CAPTURE(c.listed);
    auto posts = vault();
    posts.push_back(page("y.md", "C# for all"));
    posts.push_back(page("x.md"));
    posts.back().listed = {c.listed};
    const Corpus corpus = test::sample_corpus(posts);
    std::vector<Diagnostic> diagnostics;
    const Strings base_urls{"https://example.org/blog/"};
    const LinkTargets targets = find_link_targets(corpus, base_urls, diagnostics);
    REQUIRE(targets.listed.size() == 1);
    const PostId found = targets.listed[0];
    CHECK((found == none<PostId> ? "none" : corpus[corpus.posts[index(found)].path]) == c.target);
    Strings codes;
    for (const Diagnostic& d : diagnostics) codes.emplace_back(d.code);
    CHECK(codes == c.diagnostics);
}

TEST_CASE("the vault's own site is found from its links", "[resolve][links]")
{
    // 24 posts link to the next one by its whole URL, as often to pages elsewhere that bear no slug.
    const auto targets_of = [](const std::string& url, std::size_t linking) {
        std::vector<SamplePost> posts;
        for (std::size_t i = 0; i < 24; ++i) {
            const std::string next = "topic-" + std::to_string((i + 1) % 24);
            SamplePost post = page("posts/2024-01-02-topic-" + std::to_string(i) + ".md");
            if (i < linking)
                post.links = {"https://elsewhere.example/x", "https://Blog.example/2024/" + next + ".html?a#b"};
            posts.push_back(post);
        }
        posts.push_back(page("a.md", "A", {"/old/path/"}));
        posts.push_back(page("b.md"));
        posts.back().links = {url};
        std::vector<Diagnostic> diagnostics;
        const Corpus corpus = test::sample_corpus(posts);
        const LinkTargets targets = find_link_targets(corpus, {}, diagnostics);
        CHECK(diagnostics.empty());  // a URL of the own site is never dead
        const auto b = corpus.links.offsets[1];
        return targets.posts[b] == none<PostId> ? "none"
                                                : std::string{corpus[corpus.posts[index(targets.posts[b])].path]};
    };
    CHECK(targets_of("https://blog.example/any/TOPIC-3/", 24) == "posts/2024-01-02-topic-3.md");
    CHECK(targets_of("http://blog.example/a/", 24) == "a.md");
    CHECK(targets_of("//blog.example/old/path", 24) == "a.md");
    CHECK(targets_of("https://blog.example/docs/", 24) == "none");
    CHECK(targets_of("https://elsewhere.example/topic-3", 24) == "none");
    CHECK(targets_of("https://blog.example/any/topic-3/", 18) == "none");  // too few links to be sure
}
