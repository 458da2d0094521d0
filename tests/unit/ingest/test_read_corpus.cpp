#include <catch2/catch.hpp>

#include <stop_token>
#include <string>
#include <vector>

#include <graphmatter/ingest/read_corpus.hpp>
#include <graphmatter/model/error.hpp>

#include "ingest/shown.hpp"
#include "ingest/temporary_folder.hpp"

using namespace graphmatter;
using namespace graphmatter::ingest;
using graphmatter::test::TemporaryFolder;
using Strings = std::vector<std::string>;

namespace {

Noted<Corpus> read(const TemporaryFolder& folder, const ReadOptions& options = {},
                   const Configuration& configuration = {})
{
    const std::vector<Root> roots{{"vault", folder.path()}};
    return read_corpus(roots, configuration, options);
}

/// Everything in a corpus as lines of text, string ids included: equal dumps are equal corpora.
Strings dump(const Noted<Corpus>& read)
{
    const Corpus& c = read.value;
    Strings out;
    const auto text = [&c](StringId id) { return std::to_string(index(id)) + "=" + std::string{c[id]} + " "; };
    for (std::size_t p = 0; p < c.posts.size(); ++p) {
        const Post& post = c.posts[p];
        out.push_back(text(post.path) + text(post.key) + text(post.title) + text(post.summary) + text(post.url) +
                      text(post.extra) + to_string(post.date) + " " + std::to_string(post.words) + " " +
                      std::to_string(post.body_line) + " " + std::to_string(static_cast<int>(post.title_from)) +
                      (post.draft ? " draft" : ""));
        for (const Mention& m : c.mentions[p])
            out.push_back("m " + text(m.text) + test::place(m) + " " + std::to_string(index(m.field)));
        for (const Link& l : c.links[p])
            out.push_back("l " + text(l.target) + test::place(l) + " " + std::to_string(l.offset) +
                          std::to_string(static_cast<int>(l.form)));
        for (const Heading& h : c.headings[p])
            out.push_back("h " + text(h.text) + std::to_string(h.line) + " " + std::to_string(h.offset) +
                          std::to_string(h.level));
        for (const StringId a : c.aliases[p]) out.push_back("a " + text(a));
    }
    for (const Diagnostic& d : read.diagnostics)
        out.push_back(std::string{d.code} + " " + d.path + " " + test::place(d) + " " + d.message);
    out.push_back(std::to_string(c.strings.size()) + " strings");
    return out;
}

void write_many(const TemporaryFolder& folder)
{
    for (int i = 0; i < 200; ++i) {
        const std::string n = std::to_string(i);
        folder.write("n" + std::to_string(i % 7) + "/post " + n + ".md",
                     "---\ntitle: 标题 " + n + "\npeople: [Ada, 'P" + n + "', '-']\ntags: t" + std::to_string(i % 9) +
                         ", x\ndate: 2024-01-0" + std::to_string(i % 12) + "\nrating: " + n + "\naliases: [alias " + n +
                         "]\nsource: https://x.org/" + n + "\n" + (i % 5 == 0 ? "draft: true\n" : "") +
                         (i % 50 == 1 ? "exclude: true\n" : "") + (i % 31 == 0 ? "bad: a: b\n" : "") +
                         "---\n# Heading " + n + "\nSee [[post " + std::to_string(i + 1) + "]] and [a](b" + n +
                         ".md).\n");
    }
}

}  // namespace

TEST_CASE("a post is read whole", "[ingest][read_corpus]")
{
    const TemporaryFolder folder;
    folder.write("notes/a.md",
                 "\xEF\xBB\xBF---\r\ntitle: A\r\npeople: [Ada Lovelace]\r\nsummary: S\r\nstatus: done\r\ndate: "
                 "2024-01-02\r\n---\r\n"
                 "# Heading\r\n\r\nTwo words [link](b.md) 台积\r\n");
    const auto read_back = read(folder);
    CHECK(read_back.diagnostics.empty());
    const Corpus& c = read_back.value;
    REQUIRE(c.posts.size() == 1);
    const Post& post = c.posts[0];
    CHECK(c[post.path] == "notes/a.md");
    CHECK(c[post.key] == "notes/a");
    CHECK(c[post.title] == "A");
    CHECK(c[post.summary] == "S");
    CHECK(c[post.url] == "/notes/a/");
    CHECK(c[post.extra] == R"({"status":"done"})");
    CHECK(to_string(post.date) == "2024-01-02");
    CHECK(post.words == 8);  // Heading Two words link b md 台 积
    CHECK(post.body_line == 8);
    REQUIRE(c.mentions[0].size() == 1);
    CHECK(test::place(c.mentions[0][0]) == "3:10");
    REQUIRE(c.links[0].size() == 1);
    CHECK(test::place(c.links[0][0]) == "10:11");
    REQUIRE(c.headings[0].size() == 1);
    CHECK(c.headings[0][0].line == 8);
}

TEST_CASE("the title comes from the front matter, the first heading or the file name", "[ingest][read_corpus]")
{
    struct Case {
        std::string text, title;
        TitleFrom from;
    };
    const auto c = GENERATE(values<Case>({
        {"---\ntitle: A\n---\n# B\n", "A", TitleFrom::front_matter},
        {"---\ntitle: ''\n---\n## **B** [c](d)\n# E\n", "B c", TitleFrom::heading},
        {"# ![](pic.png)\n\n# [[page|Label]]\n", "Label", TitleFrom::heading},
        {"text\n", "my post", TitleFrom::file_name},
        {"# ![](pic.png)\n", "my post", TitleFrom::file_name},
        {"", "my post", TitleFrom::file_name},
    }));
    CAPTURE(c.text);
    const TemporaryFolder folder;
    folder.write("x/my post.md", c.text);
    const auto read_back = read(folder);
    REQUIRE(read_back.value.posts.size() == 1);
    CHECK(read_back.value[read_back.value.posts[0].title] == c.title);
    CHECK(read_back.value.posts[0].title_from == c.from);
}

TEST_CASE("a post without a date has that of its file name", "[ingest][read_corpus]")
{
    const TemporaryFolder folder;
    folder.write("_posts/2024-03-04-a.md", "text\n");
    folder.write("_posts/2024-03-04-b.md", "---\ndate: 2021-05-06\n---\n");
    folder.write("_posts/c.md", "text\n");
    const auto read_back = read(folder);
    REQUIRE(read_back.value.posts.size() == 3);
    CHECK(to_string(read_back.value.posts[0].date) == "2024-03-04");
    CHECK(to_string(read_back.value.posts[1].date) == "2021-05-06");
    CHECK(to_string(read_back.value.posts[2].date).empty());
}

TEST_CASE("flawed files count with what could be read", "[ingest][read_corpus]")
{
    struct Case {
        std::string text;
        Strings diagnostics;
        std::size_t mentions;
    };
    const auto c = GENERATE(values<Case>({
        {"----\ntags: [a]\n----\n", {"front-matter-dashes 1:1"}, 1},
        {"---\ntags: [a]\n\n# B\n", {"front-matter-unclosed 1:1"}, 0},
        {"---\ntags: [a]\nx: a: b\n---\n", {"front-matter-syntax 3:5"}, 0},
        {"---\n- a\n- b\n---\n", {"front-matter-not-map 2:1"}, 0},
        {"---\njust text\n---\n", {"front-matter-not-map 2:1"}, 0},
        {"---\n---\n", {}, 0},
        {"---\ntags: [a]\n---\ncaf\xE9\n", {"encoding-repaired 4:4"}, 1},
        {"+++\ntags = ['a', 'b']\n+++\n", {}, 2},
        {"{\"tags\": [\"a\"]}\nbody", {}, 1},
    }));
    CAPTURE(c.text);
    const TemporaryFolder folder;
    folder.write("a.md", c.text);
    const auto read_back = read(folder);
    REQUIRE(read_back.value.posts.size() == 1);
    CHECK(read_back.value.mentions.values.size() == c.mentions);
    CHECK(test::shown(read_back.diagnostics) == c.diagnostics);
}

TEST_CASE("drafts count unless told, excluded posts never", "[ingest][read_corpus]")
{
    const TemporaryFolder folder;
    folder.write("a.md", "---\ndraft: true\ndate: nonsense\n---\n");
    folder.write("b.md", "---\ndraft: false\n---\n");
    folder.write("c.md", "---\nexclude: true\ndate: nonsense\n---\n");
    const auto with = read(folder), without = read(folder, {.jobs = 0, .drafts = false, .today = {}});
    REQUIRE(with.value.posts.size() == 2);
    CHECK(with.value.posts[0].draft);
    CHECK(test::shown(with.diagnostics) == Strings{"date-unreadable 3:7"});
    REQUIRE(without.value.posts.size() == 1);
    CHECK(without.value[without.value.posts[0].path] == "b.md");
    CHECK(without.diagnostics.empty());
}

TEST_CASE("the result does not depend on the number of threads", "[ingest][read_corpus]")
{
    const TemporaryFolder folder;
    write_many(folder);
    const Strings one = dump(read(folder, {.jobs = 1, .drafts = true, .today = "2024-01-05"}));
    CHECK(one.size() > 1000);
    for (const unsigned jobs : {0U, 2U, 4U, 13U})
        CHECK(dump(read(folder, {.jobs = jobs, .drafts = true, .today = "2024-01-05"})) == one);
}

TEST_CASE("rows belong to their posts, posts are sorted by key", "[ingest][read_corpus]")
{
    const TemporaryFolder folder;
    write_many(folder);
    const Corpus c = read(folder).value;
    REQUIRE(c.posts.size() == 196);
    CHECK(c.mentions.size() == c.posts.size());
    CHECK(c.links.size() == c.posts.size());
    CHECK(c.headings.size() == c.posts.size());
    CHECK(c.aliases.size() == c.posts.size());
    for (std::size_t p = 0; p < c.posts.size(); ++p) {
        const std::string key{c[c.posts[p].key]}, n = key.substr(key.rfind(' ') + 1);
        if (p > 0) CHECK(c[c.posts[p - 1].key] < key);
        REQUIRE(c.headings[p].size() == 1);
        CHECK(c[c.headings[p][0].text] == "Heading " + n);
        CHECK(c.links[p].size() == 2);
    }
}

TEST_CASE("one post in two roots is two posts", "[ingest][read_corpus]")
{
    const TemporaryFolder folder;
    folder.write("x/a.md", "# A");
    folder.write("y/a.md", "# A");
    const Corpus c =
        read_corpus(roots_from(Strings{(folder.path() / "x").string(), "why=" + (folder.path() / "y").string()}), {})
            .value;
    REQUIRE(c.posts.size() == 2);
    CHECK(c[c.posts[0].key] == "why/a");
    CHECK(c[c.posts[1].key] == "x/a");
    CHECK(c[c.posts[0].url] == "/why/a/");
}

TEST_CASE("an empty folder is an empty corpus", "[ingest][read_corpus]")
{
    const TemporaryFolder folder;
    const auto read_back = read(folder);
    CHECK(read_back.value.posts.empty());
    CHECK(read_back.value.mentions.empty());
    CHECK(read_back.diagnostics.empty());
}

TEST_CASE("reading reports how far it is and stops when asked", "[ingest][read_corpus]")
{
    const TemporaryFolder folder;
    write_many(folder);
    const std::vector<Root> roots{{"vault", folder.path()}};
    std::size_t last = 0, total = 0;
    Watch watch;
    watch.progress = [&](const Progress& p) {
        CHECK(p.done >= last);
        last = p.done;
        total = p.total;
    };
    (void)read_corpus(roots, {}, {}, watch);
    CHECK(last == 200);
    CHECK(total == 200);
    last = 0;  // the next run begins anew
    std::stop_source source;
    source.request_stop();
    watch.stop = source.get_token();
    CHECK_THROWS_AS(read_corpus(roots, {}, {}, watch), Cancelled);
}

TEST_CASE("a survey counts fields and their shapes", "[ingest][read_corpus]")
{
    const TemporaryFolder folder;
    folder.write("a.md", "---\nTags: [a, b]\nauthor: {name: X}\nrating: 1\n---\n");
    folder.write("b.md", "---\ntags: a\nrating: 1\n---\n");
    const std::vector<Root> roots{{"vault", folder.path()}};
    const auto uses = survey_fields(roots, {});
    REQUIRE(uses.size() == 3);
    CHECK(uses[0].name == "author");
    CHECK(uses[0].maps == 1);
    CHECK(uses[1].name == "rating");
    CHECK(uses[1].posts == 2);
    CHECK(uses[1].distinct == 1);
    CHECK(uses[2].lists == 1);
    CHECK(uses[2].scalars == 1);
    CHECK(uses[2].distinct == 2);
}
