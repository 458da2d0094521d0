#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include <graphmatter/ingest/repair.hpp>
#include <graphmatter/model/error.hpp>

#include "ingest/repaired_front_matter.hpp"
#include "ingest/temporary_folder.hpp"

using namespace graphmatter;
using Of = Repair::Of;

namespace {

Diagnostic at(std::uint32_t line, std::uint32_t column, Of of, std::string before = {}, std::string after = {})
{
    return {"name-quotes", "a.md", line, column, "odd", {}, Repair{of, std::move(before), std::move(after)}};
}

/// The file after one repair; "left" when it was not made.
std::string repaired(const std::string& bytes, const Diagnostic& diagnostic)
{
    const auto result = ingest::repaired_front_matter(bytes, std::vector{diagnostic}, default_schema());
    CHECK(result.mended + result.left.size() == 1);
    if (result.left.empty()) return result.bytes;
    CHECK(result.bytes == bytes);
    return "left";
}

}  // namespace

TEST_CASE("a text is replaced in the quotes it has", "[ingest][repair]")
{
    const auto text = [](std::string before, std::string after) { return at(2, 4, Of::text, before, after); };
    CHECK(repaired("---\na: 'x '  # why\n---\n", text("x ", "x")) == "---\na: 'x'  # why\n---\n");
    CHECK(repaired("---\na: \" x\\\\\"\n---\n", text(" x\\", "x\\")) == "---\na: \"x\\\\\"\n---\n");
    CHECK(repaired("---\na: '''x'''\n---\n", text("'x'", "x")) == "---\na: 'x'\n---\n");
    CHECK(repaired("---\na: “x”\n---\nb", text("“x”", "x")) == "---\na: x\n---\nb");
    CHECK(repaired("---\na: “x: y”\n---\n", text("“x: y”", "x: y")) == "left");  // YAML reads a map
    CHECK(repaired("---\na: “~”\n---\n", text("“~”", "~")) == "---\na: '~'\n---\n");
    CHECK(repaired("---\na: x, y, x y\n---\n", at(2, 7, Of::text, "y", "z")) == "---\na: x, z, x y\n---\n");
    CHECK(repaired("---\na: \"\\x41 \"\n---\n", text("A ", "A")) == "left");  // an escape that is not undone
    CHECK(repaired("---\na: 'other'\n---\n", text("x ", "x")) == "left");     // the file has changed meanwhile
    CHECK(repaired("---\na: >\n  x \n---\n", text("x ", "x")) == "left");
}

TEST_CASE("what a reader could take for a date, a number or a switch gets quotes", "[ingest][repair]")
{
    for (const std::string text : {"2024-01-01", "true", "Yes", "off", "n", "NULL", "007", "0x1F", "1_000", ".5",
                                   "12:30", "-1", ":c", ".nan", "=", "3M"})
        CHECK(repaired("---\na: [“" + text + "”, k]\n---\n", at(2, 5, Of::text, "“" + text + "”", text)) ==
              "---\na: ['" + text + "', k]\n---\n");
    CHECK(repaired("---\na: [“nothing”]\n---\n", at(2, 5, Of::text, "“nothing”", "nothing")) ==
          "---\na: [nothing]\n---\n");
}

TEST_CASE("places count characters, and any line ends", "[ingest][repair]")
{
    CHECK(repaired("\xEF\xBB\xBF---\r\n标签: ['é ']\r\n---\r\n", at(2, 6, Of::text, "é ", "é")) ==
          "\xEF\xBB\xBF---\r\n标签: ['é']\r\n---\r\n");
    CHECK(repaired("---\rb: 1\ra: x  \r---\r", at(3, 5, Of::line_end)) == "---\rb: 1\ra: x\r---\r");
    CHECK(repaired("---\na: 'x", at(2, 4, Of::text, "x", "y")) == "left");
    CHECK(repaired("no front matter", at(9, 4, Of::line_end)) == "left");
    CHECK(repaired("---\na: caf\xE9 \n---\n", at(2, 8, Of::line_end)) == "left");
}

TEST_CASE("a field name is changed unless the post has the other already", "[ingest][repair]")
{
    const Diagnostic name = at(2, 1, Of::field_name, "Tags", "tags");
    CHECK(repaired("---\nTags: [a]\n---\n", name) == "---\ntags: [a]\n---\n");
    CHECK(repaired("---\n\"Tags\": [a]\n---\n", name) == "---\n\"tags\": [a]\n---\n");
    CHECK(repaired("---\nTags: [a]\ntags: [b]\n---\n", name) == "left");
}

TEST_CASE("an empty list in quotes becomes one, or its item goes", "[ingest][repair]")
{
    const auto empty = [](std::uint32_t line, std::uint32_t column) { return at(line, column, Of::empty_list, "[]"); };
    CHECK(repaired("---\na: '[]' # x\n---\n", empty(2, 4)) == "---\na: [] # x\n---\n");
    CHECK(repaired("---\na:  # x\n- '[]'\n---\n", empty(3, 3)) == "left");  // the comment would move
    CHECK(repaired("---\na:\n- '[]'\n---\n", empty(3, 3)) == "---\na: []\n---\n");
    CHECK(repaired("---\na:\n- b\n- '[]'\n---\n", empty(4, 3)) == "---\na:\n- b\n---\n");
    CHECK(repaired("---\na:\n- b\n- '[]' # x\n---\n", empty(4, 3)) == "---\na:\n- b\n# x\n---\n");
    CHECK(repaired("---\na: [b, '[]']\n---\n", empty(2, 8)) == "---\na: [b]\n---\n");
    CHECK(repaired("---\na: ['[]', b]\n---\n", empty(2, 5)) == "---\na: [b]\n---\n");
    CHECK(repaired("---\na: ['[]']\n---\n", empty(2, 5)) == "---\na: []\n---\n");
}

TEST_CASE("a repair that would change another value is not made", "[ingest][repair]")
{
    CHECK(repaired("---\na: &x 'b '\nc: *x\n---\n", at(2, 4, Of::text, "b ", "b")) == "left");
    CHECK(repaired("---\na: |\n  b  \n  c\n---\n", at(3, 4, Of::line_end)) == "left");
}

TEST_CASE("several repairs of one file are made from its end", "[ingest][repair]")
{
    std::vector<Diagnostic> all{at(2, 1, Of::field_name, "Tags", "tags"), at(2, 8, Of::text, "a ", "a"),
                                at(2, 14, Of::text, "b ", "b"), at(2, 14, Of::text, "b ", "b")};
    const auto result = ingest::repaired_front_matter("---\nTags: ['a ', 'b ']\n---\n", all, default_schema());
    CHECK(result.bytes == "---\ntags: ['a', 'b']\n---\n");
    CHECK(result.mended == 4);
}

TEST_CASE("files are handed over in order, with what was left", "[ingest][repair]")
{
    const test::TemporaryFolder folder;
    folder.write("b.md", "---\na: 'x '\n---\n");
    folder.write("a.md", "---\na: y\n---\n");
    std::vector<Diagnostic> all{at(2, 4, Of::text, "x ", "x"), at(2, 4, Of::text, "x ", "x")};
    all[0].path = "b.md";
    all.push_back({"link-dead", "c.md", 1, 1, "no repair"});
    const std::vector<ingest::Root> roots{{"vault", folder.path()}};
    std::vector<std::string> seen;
    ingest::repair_files(roots, {}, all, [&](const ingest::RepairedFile& file) {
        seen.push_back(file.path + (file.before == file.after ? " same " : " changed ") +
                       std::to_string(file.left.size()));
    });
    CHECK(seen == std::vector<std::string>{"a.md same 1", "b.md changed 0"});
    all[0].path = "gone.md";
    std::vector<std::string> reasons;
    ingest::repair_files(roots, {}, std::span{all}.first(1), [&](const ingest::RepairedFile& file) {
        for (const ingest::LeftFinding& left : file.left) reasons.push_back(left.why);
    });
    CHECK(reasons == std::vector<std::string>{"the file is no longer there"});
}
