#include <catch2/catch.hpp>

#include <string>

#include "ingest/front_matter.hpp"
#include "ingest/shown.hpp"

using namespace graphmatter::ingest;
using graphmatter::test::place;
using graphmatter::test::shown;

TEST_CASE("TOML values are taken as written", "[ingest][toml]")
{
    const auto [block, expected] = GENERATE(table<std::string, std::string>({
        {"", "{}"},
        {"a = 3.10\n", "{a: 3.10}"},
        {"a = 1_000\n", "{a: 1_000}"},
        {"a = true # yes\n", "{a: true}"},
        {"a = 2024-03-04\n", "{a: 2024-03-04}"},
        {"a = 2024-03-04T10:00:00+08:00\n", "{a: 2024-03-04T10:00:00+08:00}"},
        {"a = 2024-03-04 10:00:00\n", "{a: 2024-03-04 10:00:00}"},
        {"a = \"x\"\nb = 'y'\n", "{a: 'x', b: 'y'}"},
        {"a = \"\"\"\none\ntwo\"\"\"\n", "{a: 'one\ntwo'}"},
        {"a = [1, 2.50, \"x\", 2024-01-02]\n", "{a: [1, 2.50, 'x', 2024-01-02]}"},
        {"a = [\n  10,\n  200,\n]\n", "{a: [10, 200]}"},
        {"a = { name = \"X\", n = 1 }\n", "{a: {name: 'X', n: 1}}"},
        {"[taxonomies]\ntags = [\"a\"]\n", "{taxonomies: {tags: ['a']}}"},
        {"[[authors]]\nname = \"A\"\n[[authors]]\nname = \"B\"\n", "{authors: [{name: 'A'}, {name: 'B'}]}"},
        {"b = 1\na = 2\n", "{b: 1, a: 2}"},
    }));
    CAPTURE(block);
    const Parsed parsed = parse_toml(block, 2);
    CHECK_FALSE(parsed.flaw);
    CHECK(shown(parsed.value) == expected);
}

TEST_CASE("TOML values know their line and column in characters", "[ingest][toml]")
{
    const Parsed parsed = parse_toml("title = 'A'\n\"标签\" = ['甲', '乙丙', 7]\n", 2);
    REQUIRE(parsed.value.fields.size() == 2);
    CHECK(place(parsed.value.fields[0].value) == "2:9");
    CHECK(place(parsed.value.fields[1]) == "3:1");
    CHECK(place(parsed.value.fields[1].value.items[1]) == "3:14");
    CHECK(place(parsed.value.fields[1].value.items[2]) == "3:20");
    CHECK(parsed.value.fields[1].value.items[2].text == "7");
}

TEST_CASE("a TOML flaw names its line", "[ingest][toml]")
{
    const Parsed parsed = parse_toml("a = 1\nb = = 2\n", 2);
    REQUIRE(parsed.flaw);
    CHECK(parsed.flaw->line == 3);
    CHECK(parse_toml("a = 1\na = 2\n", 2).flaw);
}

TEST_CASE("endless TOML nesting is refused, not followed", "[ingest][toml]")
{
    std::string key = "a";
    for (int i = 0; i < 100000; ++i) key += ".a";
    CHECK(parse_toml(key + " = 1\n", 2).flaw);
    CHECK(parse_toml("[" + key + "]\n", 2).flaw);
    CHECK(parse_toml("a = " + std::string(20000, '[') + "\n", 2).flaw);
    CHECK_FALSE(parse_toml("a.b.c.d = 1\ntext = \"" + std::string(5000, '.') + "\"\n", 2).flaw);
}

TEST_CASE("JSON values are taken as written", "[ingest][json]")
{
    const auto [block, expected] = GENERATE(table<std::string, std::string>({
        {"{}", "{}"},
        {R"({"a": 3.10, "b": 2024, "c": -7})", "{a: 3.10, b: 2024, c: -7}"},
        {R"({"a": true, "b": null})", "{a: true, b: ~}"},
        {R"({"a": "true", "b": ""})", "{a: 'true', b: ''}"},
        {R"({"a": ["x", 1, [2], {"n": 3}]})", "{a: ['x', 1, [2], {n: 3}]}"},
        {R"({"a": "\u53f0\n"})", "{a: '台\n'}"},
        {R"({"a": 1, "a": 2})", "{a: 1, a: 2}"},
    }));
    CAPTURE(block);
    const Parsed parsed = parse_json(block, 1);
    CHECK_FALSE(parsed.flaw);
    CHECK(shown(parsed.value) == expected);
}

TEST_CASE("JSON values know their line and column in characters", "[ingest][json]")
{
    const Parsed parsed = parse_json("{\"标签\": [\"甲\", 12, \"乙\"],\n  \"b\": 3\n,\n\"c\": {\"d\": null}}", 1);
    REQUIRE(parsed.value.fields.size() == 3);
    const auto& list = parsed.value.fields[0].value;
    CHECK(place(parsed.value.fields[0]) == "1:2");
    CHECK(place(list) == "1:8");
    CHECK(place(list.items[0]) == "1:9");
    CHECK(place(list.items[1]) == "1:14");
    CHECK(place(list.items[2]) == "1:18");
    CHECK(place(parsed.value.fields[1]) == "2:3");
    CHECK(place(parsed.value.fields[1].value) == "2:8");
    CHECK(place(parsed.value.fields[2].value.fields[0].value) == "4:12");
}

TEST_CASE("a JSON flaw names its place", "[ingest][json]")
{
    const Parsed parsed = parse_json("{\n\"a\": 1,\n\"台\": x\n}", 1);
    REQUIRE(parsed.flaw);
    CHECK(place(*parsed.flaw) == "3:6");
    CHECK(parsed.flaw->message.starts_with("syntax error"));
    CHECK(parse_json("{\"a\":" + std::string(100000, '[') + std::string(100000, ']') + "}", 1).flaw);
}
