#include <catch2/catch.hpp>

#include <string>

#include <graphmatter/exports/unified_diff.hpp>

using graphmatter::exports::unified_diff;

TEST_CASE("equal texts have no diff", "[exports]")
{
    CHECK(unified_diff("a.md", "a\n", "a\n").empty());
    CHECK(unified_diff("a.md", "", "").empty());
}

TEST_CASE("a diff has three lines of context and joins changes that are near", "[exports]")
{
    const std::string before = "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15\n";
    std::string after = before;
    after.replace(after.find("5"), 1, "five");
    after.replace(after.find("8\n"), 2, "");
    CHECK(unified_diff("a b.md", before, after) ==
          "--- a/a b.md\t\n+++ b/a b.md\t\n"
          "@@ -2,10 +2,9 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n-8\n 9\n 10\n 11\n");
    std::string far = before;
    far.replace(0, 1, "one");
    far.replace(far.find("15"), 2, "last");
    CHECK(unified_diff("a.md", before, far) ==
          "--- a/a.md\n+++ b/a.md\n@@ -1,4 +1,4 @@\n-1\n+one\n 2\n 3\n 4\n"
          "@@ -12,4 +12,4 @@\n 12\n 13\n 14\n-15\n+last\n");
}

TEST_CASE("a diff keeps carriage returns, missing line ends and odd names", "[exports]")
{
    CHECK(unified_diff("q\"\t.md", "a\r\nb", "a\r\nc") ==
          "--- \"a/q\\\"\\011.md\"\n+++ \"b/q\\\"\\011.md\"\n@@ -1,2 +1,2 @@\n a\r\n-b\n\\ No newline at end of "
          "file\n+c\n"
          "\\ No newline at end of file\n");
    CHECK(unified_diff("a", "", "x\n") == "--- a/a\n+++ b/a\n@@ -0,0 +1,1 @@\n+x\n");
}
