#include <catch2/catch.hpp>

#include <graphmatter/model/baseline.hpp>
#include <graphmatter/model/error.hpp>

using namespace graphmatter;

namespace {

Diagnostic dead(const std::string& path, std::uint32_t line, const std::string& message)
{
    return {"link-dead", path, line, 1, message};
}

}  // namespace

TEST_CASE("a fingerprint holds no line, and its parts cannot run together", "[model]")
{
    CHECK(fingerprint_of(dead("a.md", 3, "no post")) == "link-dead\ta.md\tno post");
    CHECK(fingerprint_of(dead("a.md", 9, "no post")) == fingerprint_of(dead("a.md", 3, "no post")));
    CHECK(fingerprint_of(dead("a\tb.md", 3, "x\n\\")) == "link-dead\ta\\tb.md\tx\\n\\\\");
    Diagnostic about = dead("a.md", 3, "fits 3 posts");
    about.subject = "[[b]]";
    CHECK(fingerprint_of(about) == "link-dead\ta.md\t[[b]]");
}

TEST_CASE("a baseline excuses as many findings as it holds", "[model]")
{
    const std::vector<Diagnostic> old{dead("b.md", 1, "x"), dead("a.md", 1, "x"), dead("a.md", 2, "x"),
                                      dead("c.md", 1, "y")};
    const std::string text = baseline_text(old);
    CHECK(text.find("link-dead\ta.md\tx\nlink-dead\ta.md\tx\nlink-dead\tb.md\tx\n") != std::string::npos);
    CHECK(compared_with_baseline(old, text, "known.txt").fresh.empty());
    const auto compared = compared_with_baseline(
        {dead("a.md", 5, "x"), dead("a.md", 6, "x"), dead("a.md", 7, "x"), dead("b.md", 1, "z")}, text, "known.txt");
    REQUIRE(compared.fresh.size() == 2);
    CHECK(compared.fresh[0].line == 7);
    CHECK(compared.fresh[1].message == "z");
    CHECK(compared.gone == 2);
    CHECK(compared_with_baseline(old, "# empty\r\n\r\n", "known.txt").fresh.size() == 4);
    CHECK_THROWS_WITH(compared_with_baseline(old, "# a\nb\n", "known.txt"), Catch::StartsWith("known.txt:2: "));
}
