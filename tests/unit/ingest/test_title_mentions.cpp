#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include <graphmatter/ingest/read_corpus.hpp>

#include "ingest/temporary_folder.hpp"
#include "ingest/title_mentions.hpp"

using namespace graphmatter;
using namespace graphmatter::ingest;
using graphmatter::test::TemporaryFolder;

namespace {

Corpus read(const TemporaryFolder& folder, unsigned jobs = 0, bool drafts = true)
{
    const std::vector<Root> roots{{"vault", folder.path()}};
    ReadOptions options;
    options.jobs = jobs;
    options.drafts = drafts;
    options.titles = Titles::find;
    return read_corpus(roots, {}, options).value;
}

void write(const TemporaryFolder& folder, const std::string& name, const std::string& title, const std::string& body)
{
    folder.write(name + ".md", "---\ntitle: \"" + title + "\"\n---\n" + body + "\n");
}

/// How often the titles of all posts stand in that one, by the path of their first post.
std::map<std::string, std::uint32_t> found_in(const Corpus& corpus, const TitleMentions& titles,
                                              const std::string& path)
{
    std::map<std::string, std::uint32_t> found;
    for (std::size_t post = 0; post < corpus.posts.size(); ++post) {
        if (corpus[corpus.posts[post].path] != path) continue;
        for (const TitleMention& mention : titles.found[post]) {
            const auto bearer = std::ranges::find(titles.borne, mention.title) - titles.borne.begin();
            found[std::string{corpus[corpus.posts[static_cast<std::size_t>(bearer)].path]}] = mention.times;
        }
    }
    return found;
}
using Found = std::map<std::string, std::uint32_t>;

bool same(const TitleMentions& x, const TitleMentions& y)
{
    return x.borne == y.borne && x.found.offsets == y.found.offsets &&
           std::ranges::equal(x.found.values, y.found.values, [](const TitleMention& a, const TitleMention& b) {
               return a.title == b.title && a.times == b.times;
           });
}

}  // namespace

TEST_CASE("titles are found in the prose of other posts, whatever case and marks", "[ingest][mentions]")
{
    const TemporaryFolder folder;
    write(folder, "a", "Deep Learning", "# Deep learning\n\nNothing.");
    write(folder, "b", "Learning", "Of *deep*\n**LEARNING**: deep-learning, and learning to learn deep.");
    write(folder, "c", "Code",
          "```\ndeep learning\n```\n<!-- deep learning --> ![deep learning](x.png) deep `learning`");
    write(folder, "d", "Q", "Deep. Deeper learning. [Deep learning](https://example.org/deep-learning)");
    const Corpus corpus = read(folder);
    CHECK(found_in(corpus, corpus.titles, "a.md") == Found{{"a.md", 1}, {"b.md", 1}});
    CHECK(found_in(corpus, corpus.titles, "b.md") == Found{{"a.md", 2}, {"b.md", 3}});
    CHECK(found_in(corpus, corpus.titles, "c.md") == Found{{"a.md", 1}, {"b.md", 1}});
    CHECK(found_in(corpus, corpus.titles, "d.md") == Found{{"a.md", 1}, {"b.md", 2}});
    CHECK(corpus.titles.borne[3] == none<TitleId>);  // one letter is no term
}

TEST_CASE("Chinese and Cyrillic titles are found without word breaks", "[ingest][mentions]")
{
    const TemporaryFolder folder;
    write(folder, "a", "深度学习", "");
    write(folder, "b", "《三体》笔记", "");
    write(folder, "c", "Искусственный интеллект", "");
    write(folder, "d", "道", "");
    write(folder, "e", "E", "他在读《三体》笔记，也谈深度学习的历史与深度。学习искусственного интеллекта。道，可道。");
    const Corpus corpus = read(folder);
    CHECK(found_in(corpus, corpus.titles, "e.md") == Found{{"a.md", 1}, {"b.md", 1}, {"c.md", 1}, {"d.md", 1}});
}

TEST_CASE("titles of one to eight terms count, the same titles as one", "[ingest][mentions]")
{
    const TemporaryFolder folder;
    write(folder, "a", "one two three four five six seven eight", "");
    write(folder, "b", "one two three four five six seven eight nine", "");
    write(folder, "c", "!", "");
    write(folder, "d", "Four, five", "");
    write(folder, "e", "four five", "");
    write(folder, "f", "一二三四五六七八九", "");    // eight pairs
    write(folder, "g", "一二三四五六七八九十", "");  // nine
    write(folder, "h", "H",
          "one two three four five six seven eight nine. Twice: one two three four five six seven eight? "
          "一二三四五六七八九十");
    const Corpus corpus = read(folder);
    const auto& titles = corpus.titles;
    CHECK(found_in(corpus, titles, "h.md") == Found{{"a.md", 2}, {"d.md", 2}, {"f.md", 1}});
    CHECK(titles.borne == std::vector{TitleId{0}, none<TitleId>, none<TitleId>, TitleId{1}, TitleId{1}, TitleId{2},
                                      none<TitleId>, none<TitleId>});
}

TEST_CASE("titles in posts are the same for any number of threads and empty unless asked for", "[ingest][mentions]")
{
    const TemporaryFolder folder;
    for (int i = 0; i < 300; ++i) {
        const std::string n = std::to_string(i % 97);
        write(folder, std::to_string(i), "note number " + n,
              "of note number " + std::to_string(i * 7 % 101) + " and of note number 1" + n);
    }
    folder.write("draft.md", "---\ntitle: note number 1\ndraft: true\n---\nnote number 2\n");
    folder.write("broken.md", "---\ntitle: [\n---\nnote number 3\n");
    const Corpus one = read(folder, 1, false);
    CHECK(one.titles.found.size() == one.posts.size());
    CHECK(one.titles.found.size() == 301);
    // Note 91 and, as single digits are no terms, "note number" of 0.md, twice.
    CHECK(found_in(one, one.titles, "13.md") == Found{{"0.md", 2}, {"188.md", 1}});
    CHECK(same(one.titles, read(folder, 4, false).titles));
    const std::vector<Root> roots{{"vault", folder.path()}};
    CHECK(read_corpus(roots, {}, {}).value.titles.borne.empty());
    CHECK(read_corpus(roots, {}, {}).value.titles.found.empty());
}

TEST_CASE("posts may change and go between the two readings", "[ingest][mentions]")
{
    const TemporaryFolder folder;
    write(folder, "a", "Alpha", "beta gamma");
    write(folder, "b", "Beta", "alpha");
    write(folder, "c", "Gamma", "alpha");
    const std::vector<Root> roots{{"vault", folder.path()}};
    const auto files = find_files(roots, {}).value;
    const Corpus corpus = read_corpus(roots, {}, {}).value;
    std::filesystem::remove(folder.path() / "b.md");
    folder.write("c.md", "no front matter, " + std::string(100'000, 'x') + " beta");
    write(folder, "d", "Delta", "alpha");
    const TitleMentions titles = find_title_mentions(files, corpus, {});
    REQUIRE(titles.found.size() == 3);
    CHECK(found_in(corpus, titles, "a.md") == Found{{"b.md", 1}, {"c.md", 1}});
    CHECK(found_in(corpus, titles, "b.md").empty());
    CHECK(found_in(corpus, titles, "c.md") == Found{{"b.md", 1}});
}
