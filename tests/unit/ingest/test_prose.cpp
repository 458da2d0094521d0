#include <catch2/catch.hpp>

#include <string>
#include <string_view>
#include <vector>

#include "ingest/prose.hpp"

using graphmatter::ingest::find_prose;

namespace {

/// The pieces, white space and marks of emphasis made one blank.
std::string prose(std::string_view body)
{
    std::vector<std::string_view> pieces;
    find_prose(body, pieces);
    std::string text;
    for (const std::string_view piece : pieces) {
        for (const char c : piece) {
            const bool blank = std::string_view{" \n*[]|>()"}.find(c) != std::string_view::npos;
            if (!blank)
                text += c;
            else if (!text.empty() && text.back() != ' ')
                text += ' ';
        }
        if (!text.empty() && text.back() != ' ') text += ' ';
    }
    while (text.ends_with(' ')) text.pop_back();
    return text;
}

}  // namespace

TEST_CASE("prose keeps headings, link texts and inline code", "[ingest][prose]")
{
    CHECK(prose("# Head\n\nSome **bold** [link text](https://example.org/a(b) \"t\") and `code`.") ==
          "# Head Some bold link text and `code`.");
    CHECK(prose("See [[page]] and [[folder/page|label]].") == "See page and label .");
    CHECK(prose("plain") == "plain");
    CHECK(prose("").empty());
}

TEST_CASE("prose leaves out code blocks, comments, tags, pictures, URLs and templates", "[ingest][prose]")
{
    CHECK(prose("a\n```js\nlet x;\n```\nb") == "a b");
    CHECK(prose("a\n~~~~\n~~~\ncode\n~~~~\nb") == "a b");
    CHECK(prose("a\n   ```\ncode\n   ```  \nb") == "a b");
    CHECK(prose("> ```\n> code\n> ```\nb") == "b");
    CHECK(prose("a ```inline``` b") == "a ```inline``` b");
    CHECK(prose("```inline``` b") == "```inline``` b");
    CHECK(prose("a\n```\nnever closed") == "a");
    CHECK(prose("a <!-- no\n\n```\n --> b") == "a b");
    CHECK(prose("a <b class=\"x\">bold</b> b<br/>c") == "a bold b c");
    CHECK(prose("1 < 2 and 3<4") == "1 < 2 and 3<4");
    CHECK(prose("a ![alt text](p.png) b ![alt][ref] c ![[pic.png]] d") == "a b c d");
    CHECK(prose("a <https://example.org> https://example.org/x, b") == "a b");
    CHECK(prose("见https://example.org/a。后") == "见 。后");
    CHECK(prose("time 10:30 std::string") == "time 10:30 std::string");
    CHECK(prose("a {% include x.html %} b {{ page.title }} c {#id} d {:.cls}") == "a b c d");
    CHECK(prose("fish &amp; chips AT&T &#8217;") == "fish chips AT&T");
    CHECK(prose("[ref]: https://example.org \"Title\"\n[^1]: a note\nb") == "^1 : a note b");
}

TEST_CASE("what is not closed stays prose", "[ingest][prose]")
{
    CHECK(prose("a <b and ![x and {% y and [z](") == "a <b and ! x and {% y and z");
    CHECK(prose("![[") == "!");
    CHECK(prose("[[a") == "a");
    CHECK(prose("&amp") == "&amp");
    CHECK(prose("://") == "://");
}

TEST_CASE("a mark is found at every place of a text", "[ingest][prose]")
{
    // Sixteen bytes are compared at once.
    for (std::size_t before = 0; before < 50; ++before)
        for (std::size_t after = 0; after < 20; ++after) {
            const std::string head(before, 'a'), tail(after, 'b');
            const std::string blank = before > 0 && after > 0 ? " " : "";
            CHECK(prose(head + "<!-- {{ no }} -->" + tail) == head + blank + tail);
            CHECK(prose(head + "&amp;" + tail) == head + blank + tail);
            CHECK(prose(head + "{{ no }}" + tail) == head + blank + tail);
            CHECK(prose(head + "![no](no.png)" + tail) == head + blank + tail);
            CHECK(prose("天" + head + "[[no|" + tail + "智") == "天" + head + " " + tail + "智");
            CHECK(prose(head + "天](no)" + tail) == head + "天" + (after > 0 ? " " : "") + tail);
            CHECK(prose("天" + head + " http://no " + tail) == "天" + head + (after > 0 ? " " : "") + tail);
            CHECK(prose(head + "天\n```\nno\n```\n" + tail) == head + "天" + (after > 0 ? " " : "") + tail);
        }
}
