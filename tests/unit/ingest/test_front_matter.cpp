#include <catch2/catch.hpp>

#include <string>

#include "ingest/front_matter.hpp"

using namespace graphmatter::ingest;

TEST_CASE("a block between fences is cut from the body", "[ingest][front_matter]")
{
    struct Case {
        std::string text;
        FrontMatterFormat format;
        std::string block, body;
        std::uint32_t body_line;
    };
    const auto c = GENERATE(values<Case>({
        {"---\ntitle: A\n---\nbody\n", FrontMatterFormat::yaml, "title: A\n", "body\n", 4},
        {"---\ntitle: A\n---", FrontMatterFormat::yaml, "title: A\n", "", 4},
        {"---  \ntitle: A\n---\t\nbody", FrontMatterFormat::yaml, "title: A\n", "body", 4},
        {"---\ntitle: A\n...\nbody", FrontMatterFormat::yaml, "title: A\n", "body", 4},
        {"---\n---\nbody", FrontMatterFormat::yaml, "", "body", 3},
        {"---\na: 1\n---\ntext\n\n---\n\nmore", FrontMatterFormat::yaml, "a: 1\n", "text\n\n---\n\nmore", 4},
        {"---\na: |\n  ---\n  b\n---\nbody", FrontMatterFormat::yaml, "a: |\n  ---\n  b\n", "body", 6},
        {"+++\na = 1\n+++\nbody", FrontMatterFormat::toml, "a = 1\n", "body", 4},
        {"{\"a\": 1}\nbody", FrontMatterFormat::json, "{\"a\": 1}", "body", 2},
        {"{\n\"a\": \"}{\\\"\"\n}\n\nbody", FrontMatterFormat::json, "{\n\"a\": \"}{\\\"\"\n}", "\nbody", 4},
        {"{}", FrontMatterFormat::json, "{}", "", 2},
        {"# Title\n---\nbody", FrontMatterFormat::none, "", "# Title\n---\nbody", 1},
        {" ---\na: 1\n---\n", FrontMatterFormat::none, "", " ---\na: 1\n---\n", 1},
        {"", FrontMatterFormat::none, "", "", 1},
        {"{{ template }}", FrontMatterFormat::none, "", "{{ template }}", 1},
        {"{% include x %}\n", FrontMatterFormat::none, "", "{% include x %}\n", 1},
        {"{\"a\"} is no front matter", FrontMatterFormat::none, "", "{\"a\"} is no front matter", 1},
    }));
    CAPTURE(c.text);
    const FrontMatter cut = split_front_matter(c.text);
    CHECK(cut.format == c.format);
    CHECK(cut.block == c.block);
    CHECK(cut.body == c.body);
    CHECK(cut.body_line == c.body_line);
    CHECK_FALSE(cut.unclosed);
    CHECK(cut.odd_fence_line == 0);
}

TEST_CASE("more than three dashes are read and noted", "[ingest][front_matter]")
{
    const FrontMatter opening = split_front_matter("----\ntitle: A\n---\nbody");
    CHECK(opening.block == "title: A\n");
    CHECK(opening.odd_fence_line == 1);

    const FrontMatter closing = split_front_matter("---\ntitle: A\n-----\nbody");
    CHECK(closing.block == "title: A\n");
    CHECK(closing.body == "body");
    CHECK(closing.odd_fence_line == 3);
}

TEST_CASE("other dashes do where fields stand below", "[ingest][front_matter]")
{
    for (const std::string fence : {"--", "\u2014", "\u2013\u2013", "\u2014-"}) {
        CAPTURE(fence);
        const std::string opened = fence + "\ntitle: A\n---\nbody", closed = "---\ntitle: A\n" + fence + "\nbody";
        const FrontMatter opening = split_front_matter(opened);
        CHECK(opening.block == "title: A\n");
        CHECK(opening.odd_fence_line == 1);
        const FrontMatter closing = split_front_matter(closed);
        CHECK(closing.body == "body");
        CHECK(closing.odd_fence_line == 3);
        CHECK(split_front_matter(fence + "\nOnce upon a time\n---\n").format == FrontMatterFormat::none);
    }
}

TEST_CASE("blank lines above the front matter are noted", "[ingest][front_matter]")
{
    const FrontMatter late = split_front_matter("\n\n---\ntitle: A\n---\nbody");
    CHECK(late.block == "title: A\n");
    CHECK(late.lines_above == 2);
    CHECK(late.block_line == 4);
    CHECK(late.body_line == 6);
    for (const std::string text : {"\n---\n\ntext\n\n---\n", "\n---\ntitle: A\n", "\ntitle: A\n"})
        CHECK(split_front_matter(text).body == text);
}

TEST_CASE("fields without an opening line are told from headings", "[ingest][front_matter]")
{
    for (const std::string text : {"title: A\ntags:\n- b\n---\nbody", "title: A\n\ndate: 2024-01-01\n---\n",
                                   " ---\ntitle: A\ndraft: true\n---\n"})
        CHECK(split_front_matter(text).unopened);
    for (const std::string text : {"title: A\n---\nbody", "Note: this\nand: that\n---\n",
                                   "title: A\ndate: x\n\nText.\n", "# Title\n---\n", "---\ntitle: A\ndate: x\n---\n"})
        CHECK_FALSE(split_front_matter(text).unopened);
}

TEST_CASE("a long rule above a text is no front matter", "[ingest][front_matter]")
{
    for (const std::string text :
         {"-----\nOnce upon a time: a story\n-----\n", "----\n# Heading: one\n----\n", "----", "----\n\n"}) {
        const FrontMatter cut = split_front_matter(text);
        CHECK(cut.format == FrontMatterFormat::none);
        CHECK(cut.body == text);
        CHECK_FALSE(cut.unclosed);
    }
}

TEST_CASE("a missing closing line leaves everything to the body", "[ingest][front_matter]")
{
    for (const std::string text :
         {"---\ntitle: A\n\nbody\n", "---", "---\n", "+++\na = 1\n---\n", "{\n\"a\": 1\n", "---\na: 1\n ---\n"}) {
        const FrontMatter cut = split_front_matter(text);
        CAPTURE(text);
        CHECK(cut.unclosed);
        CHECK(cut.body == text);
        CHECK(cut.body_line == 1);
        CHECK(cut.block.empty());
    }
}

TEST_CASE("a file without front matter parses to nothing", "[ingest][front_matter]")
{
    const Parsed parsed = parse_front_matter(split_front_matter("just text"));
    CHECK(parsed.value.type == Value::Type::null);
    CHECK_FALSE(parsed.flaw);
}
