#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "ingest/fields.hpp"
#include "ingest/front_matter.hpp"
#include "ingest/post_url.hpp"
#include "ingest/shown.hpp"

using namespace graphmatter;
using namespace graphmatter::ingest;
using graphmatter::test::shown;
using Strings = std::vector<std::string>;

namespace {

PostFields read(const std::string& block, std::vector<Diagnostic>& diagnostics, const std::string& today = "2025-06-30")
{
    return read_fields(parse_yaml(block, 2).value, default_schema(), "a.md", today, diagnostics);
}

PostFields read(const std::string& block)
{
    std::vector<Diagnostic> ignored;
    return read(block, ignored);
}

}  // namespace

TEST_CASE("the date is the first of date, published, created, updated", "[ingest][fields]")
{
    struct Case {
        std::string block, date;
        Strings diagnostics;
        std::string extra;
    };
    const auto c = GENERATE(values<Case>({
        {"date: 2024-01-02\n", "2024-01-02", {}, ""},
        {"updated: 2024-04-04\ncreated: 2024-03-03\n", "2024-03-03", {}, R"({"updated":"2024-04-04"})"},
        {"published: 2024-02-02\ndate:\n", "2024-02-02", {}, R"({"date":null})"},
        {"Date: 2024-01-02T23:30:00-08:00\n", "2024-01-02", {}, ""},
        {"date: |\n  2024-01-02\n", "2024-01-02", {}, ""},
        {"date: 3/4/2024\npublished: 2024-01-01\n", "", {"date-unreadable 2:7"}, R"({"published":"2024-01-01"})"},
        {"date: [2024-01-02]\n", "", {"date-unreadable 2:7"}, ""},
        {"date: 2025-06-30\n", "2025-06-30", {}, ""},
        {"date: 2025-07-01\n", "2025-07-01", {"date-future 2:7"}, ""},
    }));
    CAPTURE(c.block);
    std::vector<Diagnostic> diagnostics;
    const PostFields fields = read(c.block, diagnostics);
    CHECK(to_string(fields.date.day) == c.date);
    CHECK(shown(diagnostics) == c.diagnostics);
    CHECK(fields.extra == c.extra);
}

TEST_CASE("without a today no date is the future", "[ingest][fields]")
{
    std::vector<Diagnostic> diagnostics;
    CHECK(to_string(read("date: 2999-01-01\n", diagnostics, "").date.day) == "2999-01-01");
    CHECK(diagnostics.empty());
}

TEST_CASE("title, summary, draft, exclude and aliases are the program's own", "[ingest][fields]")
{
    const PostFields fields =
        read("Title: ' A '\nsummary: S\ndescription: D\ndraft: true\nexclude: 'Yes'\naliases: [b, ' ', c]\nslug: s\n");
    CHECK(fields.title == "A");
    CHECK(fields.summary == "S");
    CHECK(fields.draft);
    CHECK(fields.exclude);
    CHECK(fields.aliases == Strings{"b", "c"});
    CHECK(fields.slug == "s");
    CHECK(fields.extra == R"({"description":"D"})");
    CHECK(read("excerpt: E\n").summary == "E");
    CHECK(read("summary:\ndescription: D\n").summary == "D");
    CHECK(read("alias: one\n").aliases == Strings{"one"});
    CHECK_FALSE(read("draft: false\nexclude: no\n").draft);
    CHECK_FALSE(read("draft: false\nexclude: no\n").exclude);
}

TEST_CASE("a title that is no text is diagnosed", "[ingest][fields]")
{
    std::vector<Diagnostic> diagnostics;
    CHECK(read("title: [a, b]\n", diagnostics).title.empty());
    CHECK(shown(diagnostics) == Strings{"field-nested 2:8"});
}

TEST_CASE("of a repeated field the first value counts", "[ingest][fields]")
{
    std::vector<Diagnostic> diagnostics;
    const PostFields fields = read("title: A\nstatus: x\ntitle: B\nStatus: y\n", diagnostics);
    CHECK(fields.title == "A");
    CHECK(fields.extra == R"({"status":"x"})");
    CHECK(shown(diagnostics) == Strings{"duplicate-key 4:1", "duplicate-key 5:1"});
}

TEST_CASE("other fields are kept as JSON", "[ingest][fields]")
{
    const auto [block, json] = GENERATE(table<std::string, std::string>({
        {"rating: 5\n", R"({"rating":5})"},
        {"rating: 4.50\n", R"({"rating":"4.50"})"},
        {"rating: 4.5\n", R"({"rating":4.5})"},
        {"rating: '5'\n", R"({"rating":"5"})"},
        {"a: 007\n", R"({"a":"007"})"},
        {"a: -0\n", R"({"a":"-0"})"},
        {"a: true\nb: yes\nc: null\n", R"({"a":true,"b":"yes","c":null})"},
        {"a: 12345678901234567890123\n", R"({"a":"12345678901234567890123"})"},
        {"b: [1, {c: 'x\"y'}]\na: 台\n", R"({"b":[1,{"c":"x\"y"}],"a":"台"})"},
        {"a: {b: 1, b: 2}\n", R"({"a":{"b":2}})"},
        {"tags: [a]\n", ""},
    }));
    CAPTURE(block);
    CHECK(read(block).extra == json);
}

TEST_CASE("the URL comes from the permalink, the slug or the pattern", "[ingest][post_url]")
{
    struct Case {
        std::string block, key, pattern, url;
        Strings diagnostics;
    };
    const auto c = GENERATE(values<Case>({
        {"", "notes/a", "/{path}/", "/notes/a/", {}},
        {"", "笔记/台积电", "/{path}/", "/笔记/台积电/", {}},
        {"", "notes/index", "/{path}/", "/notes/", {}},
        {"", "notes/_index", "/{path}/", "/notes/", {}},
        {"", "index", "/{path}/", "/", {}},
        {"", "index", "/x/{path}//{slug}/", "/x/", {}},
        {"", "notes/a", "/{path}.html", "/notes/a.html", {}},
        {"slug: b\n", "notes/a", "/{path}/", "/notes/b/", {}},
        {"slug: b\n", "notes/a", "/p/{slug}/", "/p/b/", {}},
        {"", "2024-03-04-a", "/{slug}.html", "/a.html", {}},
        {"", "x/2024-03-04-a", "/{name}/", "/2024-03-04-a/", {}},
        {"slug: 2024-03-04-b\n", "x/a", "/{slug}/{name}/", "/2024-03-04-b/2024-03-04-b/", {}},
        {"date: 2024-03-04\n", "posts/a", "/{year}/{month}/{day}/{slug}/", "/2024/03/04/a/", {}},
        {"", "posts/a", "/{year}/{month}/{slug}/", "/a/", {}},
        {"permalink: /about/\n", "notes/a", "/{path}/", "/about/", {}},
        {"permalink: about\n", "notes/a", "/{path}/", "/about", {}},
        {"url: https://example.org/x\n", "notes/a", "/{path}/", "https://example.org/x", {}},
        {"permalink: false\n", "notes/a", "/{path}/", "", {}},
        {"permalink:\n", "notes/a", "/{path}/", "/notes/a/", {}},
        {"permalink: '/{{ page.fileSlug }}/'\n", "notes/a", "/{path}/", "/notes/a/", {"permalink-template 2:12"}},
        {"permalink: '/:year/:title/'\n", "notes/a", "/{path}/", "/notes/a/", {"permalink-template 2:12"}},
    }));
    CAPTURE(c.block, c.key, c.pattern);
    std::vector<Diagnostic> diagnostics;
    CHECK(post_url(read(c.block, diagnostics), c.key, c.pattern) == c.url);
    CHECK(shown(diagnostics) == c.diagnostics);
}

TEST_CASE("front matter lists other posts", "[ingest][fields]")
{
    struct Case {
        std::string block;
        Strings targets;
    };
    const auto c = GENERATE(values<Case>({
        {"related: a.md\n", {"a.md"}},
        {"Related: [a, ' ', b c, null]\n", {"a", "b c"}},
        {"related: [[A]]\n", {"A"}},
        {"related: ['[[A|b]]']\n", {"[[A|b]]"}},
        {"related:\n  - {title: T, url: /t/}\n  - {weight: 3}\n", {"/t/"}},
        {"related:\n", {}},
    }));
    CAPTURE(c.block);
    const auto fields = read(c.block);
    Strings targets;
    for (const auto& post : fields.listed) {
        targets.push_back(post.target);
        CHECK(post.use == ListUse::pin);
    }
    CHECK(targets == c.targets);
    CHECK((fields.extra.empty() || fields.extra.find("elated") != std::string::npos));  // nothing is lost
}

TEST_CASE("a list knows what it is for, and a field that names entities is none", "[ingest][fields]")
{
    const auto fields = read("related_exclude: [x]\n");
    REQUIRE(fields.listed.size() == 1);
    CHECK(fields.listed[0].use == ListUse::ban);
    CHECK(fields.listed[0].line == 2);

    Schema schema = default_schema();
    schema.lists.push_back({"tags", ListUse::pin});
    CHECK_FALSE(schema.find_list("title"));
    CHECK(schema.find_list("TAGS") == ListUse::pin);
    std::vector<Diagnostic> ignored;
    CHECK(read_fields(parse_yaml("tags: [x]\n", 2).value, schema, "a.md", {}, ignored).listed.empty());
}
