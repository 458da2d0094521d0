#include <catch2/catch.hpp>

#include <string>

#include "ingest/front_matter.hpp"
#include "ingest/shown.hpp"

using namespace graphmatter::ingest;
using graphmatter::test::place;
using graphmatter::test::shown;

TEST_CASE("YAML values are taken as written", "[ingest][yaml]")
{
    const auto [block, expected] = GENERATE(table<std::string, std::string>({
        {"", "~"},
        {"# only a comment\n", "~"},
        {"a: 2024\n", "{a: 2024}"},
        {"a: 3.10\n", "{a: 3.10}"},
        {"a: NO\n", "{a: NO}"},
        {"a: on\n", "{a: on}"},
        {"a: 0x1F\n", "{a: 0x1F}"},
        {"a: 1_000\n", "{a: 1_000}"},
        {"a: 2024-03-04 10:00:00 +08:00\n", "{a: 2024-03-04 10:00:00 +08:00}"},
        {"a:\n", "{a: ~}"},
        {"a: ~\n", "{a: ~}"},
        {"a: null\n", "{a: ~}"},
        {"a: 'null'\n", "{a: 'null'}"},
        {"a: ''\n", "{a: ''}"},
        {"a: '[]'\n", "{a: '[]'}"},
        {"a: []\n", "{a: []}"},
        {"a: {}\n", "{a: {}}"},
        {"a: '\"OpenAI\"'\n", "{a: '\"OpenAI\"'}"},
        {"a: \"tab\\there\"\n", "{a: 'tab\there'}"},
        {"a: 'it''s'\n", "{a: 'it's'}"},
        {"a: https://example.org/x#y?z=1:2\n", "{a: https://example.org/x#y?z=1:2}"},
        {"a: text # comment\n", "{a: text}"},
        {"a: one\n  two\n\n  three\n", "{a: one two\nthree}"},
        {"a: |\n  one\n  b: two\nc: d\n", "{a: 'one\nb: two\n', c: d}"},
        {"a: >-\n  one\n  two\n", "{a: 'one two'}"},
        {"a: [b, 'c, d', e f]\n", "{a: [b, 'c, d', e f]}"},
        {"a:\n- b\n-\n- ''\n", "{a: [b, ~, '']}"},
        {"a:\n  - name: X\n    url: y\n", "{a: [{name: X, url: y}]}"},
        {"a: [[Ray Kurzweil]]\n", "{a: [[Ray Kurzweil]]}"},
        {"台: 积电\n", "{台: 积电}"},
        {"a: 1\na: 2\n", "{a: 1, a: 2}"},
        {"- a\n- b\n", "[a, b]"},
        {"b: &x {p: 1, q: 2}\na:\n  <<: *x\n  q: 3\n", "{b: {p: 1, q: 2}, a: {q: 3, p: 1}}"},
        {"a:\n  <<: text\n", "{a: {<<: text}}"},
        {"just text\n", "just text"},
    }));
    const Parsed parsed = parse_yaml(block, 2);
    CAPTURE(block);
    CHECK_FALSE(parsed.flaw);
    CHECK(shown(parsed.value) == expected);
}

TEST_CASE("YAML values know their line and column in characters", "[ingest][yaml]")
{
    const Parsed parsed = parse_yaml("title: A\n标签: [甲, 乙丙, x]\npeople:\n  - Ada Lovelace\n  - {name: 'B'}\n", 2);
    REQUIRE_FALSE(parsed.flaw);
    const auto& fields = parsed.value.fields;
    REQUIRE(fields.size() == 3);
    CHECK(place(fields[0]) == "2:1");
    CHECK(place(fields[0].value) == "2:8");
    CHECK(place(fields[1]) == "3:1");
    CHECK(place(fields[1].value.items[0]) == "3:6");
    CHECK(place(fields[1].value.items[1]) == "3:9");
    CHECK(place(fields[1].value.items[2]) == "3:13");
    CHECK(place(fields[2].value.items[0]) == "5:5");
    CHECK(place(fields[2].value.items[1].fields[0].value) == "6:12");
}

TEST_CASE("YAML aliases copy what their anchor names, at their own place", "[ingest][yaml]")
{
    const Parsed parsed = parse_yaml("a: &x [one, two]\nb: *x\nc: &y name\nd: [*y, *y]\n", 2);
    REQUIRE_FALSE(parsed.flaw);
    CHECK(shown(parsed.value) == "{a: [one, two], b: [one, two], c: name, d: [name, name]}");
    CHECK(place(parsed.value.fields[1].value) == "3:4");
    CHECK(place(parsed.value.fields[3].value.items[1]) == "5:9");
}

TEST_CASE("a YAML alias bomb is refused", "[ingest][yaml]")
{
    std::string block = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
    for (int i = 1; i < 12; ++i) {
        const std::string one = "*a" + std::to_string(i - 1), name = "a" + std::to_string(i);
        block += name + ": &" + name + " [" + one;
        for (int k = 1; k < 10; ++k) block += ", " + one;
        block += "]\n";
    }
    const Parsed parsed = parse_yaml(block, 2);
    REQUIRE(parsed.flaw);
    CHECK(parsed.value.type == Value::Type::null);
}

TEST_CASE("aliases of a long text are refused before they fill the memory", "[ingest][yaml]")
{
    std::string block = "a: &x " + std::string(1'000'000, 'y') + "\nb:\n";
    for (int i = 0; i < 1'500; ++i) block += "  - *x\n";
    CHECK(parse_yaml(block, 2).flaw);
}

TEST_CASE("deep YAML nesting is refused, not followed", "[ingest][yaml]")
{
    for (const std::size_t depth : {std::size_t{300}, std::size_t{20000}}) {
        CHECK(parse_yaml("a: " + std::string(depth, '[') + std::string(depth, ']'), 2).flaw);
        CHECK(parse_yaml("a: " + std::string(depth, '['), 2).flaw);
    }
    CHECK_FALSE(parse_yaml("a: " + std::string(50, '[') + std::string(50, ']'), 2).flaw);
}

TEST_CASE("a YAML flaw is told in plain words, those of the parser behind them", "[ingest][yaml]")
{
    struct Case {
        std::string block, says;
    };
    const auto c = GENERATE(values<Case>({
        {"title: a: b\n", "a second colon with a blank behind it stands in a value; put quotes around"},
        {"a: 1\n b: 2\n", "put quotes around the value, or mend the indentation of the line (illegal map value)"},
        {"a: - b\n", "a list item stands behind its field name"},
        {"a: [b, c\n", "add the ], or put quotes around a value that begins with [ (end of sequence flow not found)"},
        {"a: {b\n", "add the }"},
        {"a: ]\n", "a closing bracket or brace has no opening one"},
        {"a: *b\n", "a value that begins with * needs quotes"},
        {"a: & b\n", "a value that begins with & needs quotes"},
        {"a: @b\n", "a value cannot begin with this character; put quotes around the value (unknown token)"},
        {"a: \"b\" c\n", "text stands behind a closing quote or bracket"},
        {"a: b\nc\n - d: e\n", "this line is no field: write `name: value`"},
        {"a: b\n- c\n", "this line is no field of the map above it"},
        {"- - b\n  c\n", "this line is no item of the list above it"},
        {"a: b\n\tc: d\n", "a tab indents this line"},
        {"a: | b\n", "text stands behind the | or > that opens a block"},
        {"a: \"C:\\dir\"\n", "a backslash within double quotes"},
        {"a: \"b\n", "this quote is not closed; close it"},
    }));
    CAPTURE(c.block);
    const Parsed parsed = parse_yaml(c.block, 2);
    REQUIRE(parsed.flaw);
    CHECK_THAT(parsed.flaw->message, Catch::Contains(c.says));
}

TEST_CASE("the column of a YAML flaw counts characters", "[ingest][yaml]")
{
    const Parsed parsed = parse_yaml("标题: 一: 二\n", 2);
    REQUIRE(parsed.flaw);
    CHECK(place(*parsed.flaw) == "2:6");
}

TEST_CASE("a YAML flaw names its line", "[ingest][yaml]")
{
    struct Case {
        std::string block;
        std::uint32_t line;
    };
    const auto c = GENERATE(values<Case>({
        {"title: a: b\n", 2},
        {"title: A\ntags: [a, b\nx: y\n", 4},
        {"title: A\nsummary: a long enough text here\nname: \"open\nx: y\n", 4},
        {"a: 1\nb: a value that is long enough\n c: 2\n", 4},
        {"a: *nowhere\n", 2},
        {"a: 1\n\tb: 2\n", 3},
        {"a: @x\n", 2},
    }));
    CAPTURE(c.block);
    const Parsed parsed = parse_yaml(c.block, 2);
    REQUIRE(parsed.flaw);
    CHECK(parsed.flaw->line >= c.line);
    CHECK(parsed.flaw->line <= c.line + 2);
    CHECK(parsed.flaw->column >= 1);
    CHECK_FALSE(parsed.flaw->message.empty());
    CHECK(parsed.value.type == Value::Type::null);
}
