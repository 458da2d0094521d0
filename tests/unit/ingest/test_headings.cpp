#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "ingest/markdown_body.hpp"

using namespace graphmatter::ingest;
using Strings = std::vector<std::string>;

namespace {

/// Headings as "level line text".
Strings headings(const std::string& body, std::uint32_t first_line = 1)
{
    Strings out;
    for (const BodyHeading& heading : find_headings(body, first_line))
        out.push_back(std::to_string(heading.level) + " " + std::to_string(heading.line) + " " +
                      std::string{heading.text});
    return out;
}

}  // namespace

TEST_CASE("ATX and setext headings are found", "[ingest][headings]")
{
    struct Case {
        std::string body;
        Strings expected;
    };
    const auto c = GENERATE(values<Case>({
        {"# A\n## B\n###### F", {"1 1 A", "2 2 B", "6 3 F"}},
        {"####### seven", {}},
        {"#hashtag", {}},
        {"#\tTab", {"1 1 Tab"}},
        {"#  A  ##  ", {"1 1 A"}},
        {"# C#", {"1 1 C#"}},
        {"# A #b", {"1 1 A #b"}},
        {"#\n# #\n# ##", {}},
        {"   # A", {"1 1 A"}},
        {"    # code", {}},
        {"\t# code", {}},
        {"A\n===", {"1 1 A"}},
        {"A\n-", {"2 1 A"}},
        {"text\n\n  台积电\n  ---  \n", {"2 3 台积电"}},
        {"A\n\n---\n", {}},
        {"- item\n---\n", {}},
        {"1. item\n---\n", {}},
        {"> quote\n---\n", {}},
        {"---\n---\n", {}},
        {"* * *\n---\n", {}},
        {"# A\n---\n", {"1 1 A"}},
        {"\tcode\n---\n", {}},
        {"**Bold**\n---\n", {"2 1 **Bold**"}},
        {"2024 was long\n---\n", {"2 1 2024 was long"}},
        {"`code` first\n===\n", {"1 1 `code` first"}},
        {"a | b\n--- | ---\n", {}},
        {"A\n= =\n", {}},
        {"", {}},
    }));
    CAPTURE(c.body);
    CHECK(headings(c.body) == c.expected);
}

TEST_CASE("there are no headings in fences and comments", "[ingest][headings]")
{
    CHECK(headings("```\n# no\n```\n# yes") == Strings{"1 4 yes"});
    CHECK(headings("~~~ md\n# no\n```\n# no\n~~~~\n# yes") == Strings{"1 6 yes"});
    CHECK(headings("````\n# no\n```\n# no\n````\n# yes") == Strings{"1 6 yes"});
    CHECK(headings("```\n# never closed") == Strings{});
    CHECK(headings("```\nA\n---\n```\n---\n") == Strings{});
    CHECK(headings("```inline``` code\n# yes") == Strings{"1 2 yes"});
    CHECK(headings("<!--\n# no\n-->\n# yes") == Strings{"1 4 yes"});
    CHECK(headings("<!-- one line -->\n# yes") == Strings{"1 2 yes"});
}

TEST_CASE("headings know their line in the file and their offset", "[ingest][headings]")
{
    const std::string body = "12345678\n# A\nB\n=\n";
    CHECK(headings(body, 10) == Strings{"1 11 A", "1 12 B"});
    const auto found = find_headings(body, 10);
    CHECK(found[0].offset == Approx(9.0 / 17));
    CHECK(found[1].offset == Approx(13.0 / 17));
}

TEST_CASE("a heading's text carries no markup", "[ingest][headings]")
{
    const auto [heading, text] = GENERATE(table<std::string, std::string>({
        {"Plain text", "Plain text"},
        {"**Bold** [text](url)", "Bold text"},
        {"[[page|label]] and [[page]]", "label and page"},
        {"`code` *em* __strong__ ~~gone~~", "code em strong gone"},
        {"![alt](pic.png) title", "alt title"},
        {"[![alt](pic.png)](url)", "alt"},
        {"![](pic.png)", ""},
        {"1. **First**", "1. First"},
        {"- *dash*", "- dash"},
        {"A &amp; B &lt;C&gt; &hearts;", "A & B <C> &hearts;"},
        {"H<sub>2</sub>O", "H2O"},
        {"snake_case_name", "snake_case_name"},
        {"2 * 3 * 4", "2 * 3 * 4"},
        {"\\*not em\\*", "*not em*"},
        {"[no link]", "[no link]"},
        {"《三体》与**黑暗森林**", "《三体》与黑暗森林"},
        {"C# and F#", "C# and F#"},
        {"", ""},
    }));
    CAPTURE(heading);
    CHECK(plain_text(heading) == text);
}

TEST_CASE("very many headings are found in one pass", "[ingest][headings]")
{
    std::string body;
    for (int i = 0; i < 50'000; ++i) body += "# a\nb\n=\n";
    CHECK(find_headings(body, 1).size() == 100'000);
}
