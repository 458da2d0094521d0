#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "ingest/fields.hpp"
#include "ingest/front_matter.hpp"
#include "ingest/shown.hpp"

using namespace graphmatter;
using namespace graphmatter::ingest;
using graphmatter::test::place;
using graphmatter::test::shown;
using Strings = std::vector<std::string>;

namespace {

struct Read {
    PostFields fields;
    std::vector<Diagnostic> diagnostics;
};

Read read(const std::string& block, const Schema& schema = default_schema(), const std::string& today = "2025-06-30")
{
    Read result;
    const Parsed parsed = parse_yaml(block, 2);
    REQUIRE_FALSE(parsed.flaw);
    result.fields = read_fields(parsed.value, schema, "a.md", today, result.diagnostics);
    for (const Diagnostic& d : result.diagnostics) CHECK(d.path == "a.md");
    return result;
}

/// Names as "kind/relation text".
Strings names(const Read& read, const Schema& schema = default_schema())
{
    Strings out;
    for (const WrittenName& name : read.fields.names) {
        const FieldRule& rule = schema[name.field];
        out.push_back(schema[rule.kind].name + "/" + schema[rule.relation].name + " " + name.text);
    }
    return out;
}

Strings texts(const Read& read)
{
    Strings out;
    for (const WrittenName& name : read.fields.names) out.push_back(name.text);
    return out;
}

}  // namespace

TEST_CASE("every field of the table names its kind by its relation", "[ingest][fields]")
{
    struct Case {
        Strings fields;
        std::string expected, text = "X";
    };
    const auto c = GENERATE(values<Case>({
        {{"people", "persons", "person"}, "person/MENTIONS "},
        {{"companies_orgs", "companies", "organizations", "orgs", "company"}, "organization/MENTIONS "},
        {{"products_models", "products", "models", "tools"}, "product/MENTIONS "},
        {{"media_books", "books", "media"}, "media/MENTIONS "},
        {{"tags", "keywords", "topics"}, "tag/TAGGED "},
        {{"speaker", "speakers", "guest", "guests", "channel", "podcast"}, "speaker/SPOKEN_BY "},
        {{"author", "authors", "contributors"}, "author/WRITTEN_BY "},
        {{"source", "source_url", "canonical_url"}, "source/DERIVED_FROM ", "https://example.org/x"},
        {{"category", "categories", "section"}, "category/IN_CATEGORY "},
        {{"area"}, "area/IN_AREA "},
        {{"series", "Series", "SERIES"}, "series/PART_OF "},
        {{"project", "projects"}, "project/PART_OF "},
    }));
    for (const std::string& field : c.fields) {
        CAPTURE(field);
        const Read scalar = read(field + ": " + c.text + "\n"), list = read(field + ": ['" + c.text + "']\n");
        CHECK(names(scalar) == Strings{c.expected + c.text});
        CHECK(names(list) == Strings{c.expected + c.text});
        CHECK(scalar.diagnostics.empty());
        CHECK(scalar.fields.extra.empty());
    }
}

TEST_CASE("a field is a scalar, a list, or a text with commas", "[ingest][fields]")
{
    struct Case {
        std::string block;
        Strings expected;
    };
    const auto c = GENERATE(values<Case>({
        {"tags: a, b c ,d\n", {"a", "b c", "d"}},
        {"keywords: 'a, b'\n", {"a", "b"}},
        {"categories: x,,y,\n", {"x", "y"}},
        {"tags: 甲，乙, 丙，丁\n", {"甲", "乙", "丙", "丁"}},
        {"tags: ，a，\n", {"a"}},
        {"tags: [a, 'b, c']\n", {"a", "b, c"}},
        {"speaker: Tyler, the Creator\n", {"Tyler, the Creator"}},
        {"companies: Acme, Inc.\n", {"Acme, Inc."}},
        {"author: {name: X}\n", {"X"}},
        {"authors: [{name: X}, {Name: Y, url: z}, plain]\n", {"X", "Y", "plain"}},
        {"books: [{title: T}]\n", {"T"}},
        {"authors: [{title: Dr, name: X}]\n", {"X"}},
        {"tags: [2024, 3.10, NO, on, true]\n", {"2024", "3.10", "NO", "on", "true"}},
        {"people: [' padded ', \"tab\\t\"]\n", {"padded", "tab"}},
        {"people: [elon-musk, 英伟达 (NVIDIA), .NET, C++]\n", {"elon-musk", "英伟达 (NVIDIA)", ".NET", "C++"}},
    }));
    CAPTURE(c.block);
    const Read r = read(c.block);
    CHECK(texts(r) == c.expected);
    CHECK(r.diagnostics.empty());
}

TEST_CASE("null, ~, empty and [] name nothing, without a word", "[ingest][fields]")
{
    const Read r = read("people:\ntags: ~\nseries: null\nproject: ''\nguest: \"  \"\nbooks: []\nsource:\n");
    CHECK(r.fields.names.empty());
    CHECK(r.diagnostics.empty());
}

TEST_CASE("odd names are kept or dropped with a diagnostic at their place", "[ingest][fields]")
{
    struct Case {
        std::string block;
        Strings names, diagnostics;
    };
    const std::string longest(500, 'x');
    const auto c = GENERATE_COPY(values<Case>({
        {"people: '[]'\n", {}, {"name-list-as-text 2:9"}},
        {"tags: '[]'\n", {}, {"name-list-as-text 2:7"}},
        {"people: ['[]']\n", {}, {"name-list-as-text 2:10"}},
        {"tags: \"['a', 'b, c']\"\n", {"a", "b, c"}, {"name-list-as-text 2:7"}},
        {"people: ['', A, ~]\n", {"A"}, {"name-empty 2:10", "name-empty 2:17"}},
        {"people: ['-', '…', '?!', A]\n",
         {"A"},
         {"name-punctuation 2:10", "name-punctuation 2:15", "name-punctuation 2:20"}},
        {"companies: ['\"OpenAI\"', “Google”]\n", {"\"OpenAI\"", "“Google”"}, {"name-quotes 2:13", "name-quotes 2:25"}},
        {"people: [[Ray Kurzweil]]\n", {"Ray Kurzweil"}, {"field-nested 2:10"}},
        {"people: [[a, b], C]\n", {"C"}, {"field-nested 2:10"}},
        {"people: [{born: 1900}]\n", {}, {"field-nested 2:10"}},
        {"authors: {name: ''}\n", {}, {"name-empty 2:17"}},
        {"people:\n  - " + longest + "\n", {longest}, {}},
        {"people:\n  - " + longest + "y\n", {}, {"name-too-long 3:5"}},
        {"source: a book\n", {}, {"source-not-url 2:9"}},
        {"source: https://\n", {}, {"source-not-url 2:9"}},
        {"source: https://a b\n", {}, {"source-not-url 2:9"}},
        {"source: '\"https://x.org/a\"'\n", {"https://x.org/a"}, {"name-quotes 2:9"}},
        {"source: '\"a book\"'\n", {}, {"source-not-url 2:9"}},
        {"source: [ftp://x.org, www.x.org]\n", {"ftp://x.org"}, {"source-not-url 2:23"}},
        {"tags: [a]\ntags: [b]\n", {"a", "b"}, {"duplicate-key 3:1"}},
        {"tags: [a]\nTags: b\n", {"a", "b"}, {"duplicate-key 3:1"}},
        {"people: [\"a\\vb\"]\n", {"a\vb"}, {"text-control-characters 2:10"}},
    }));
    CAPTURE(c.block);
    const Read r = read(c.block);
    CHECK(texts(r) == c.names);
    CHECK(shown(r.diagnostics) == c.diagnostics);
}

TEST_CASE("names know their place, those of a split text, too", "[ingest][fields]")
{
    const Read r = read("tags: 甲,  b\nkeywords: \"c, d\"\npeople:\n  - X\n");
    REQUIRE(r.fields.names.size() == 5);
    const Strings expected{"2:7", "2:11", "3:12", "3:15", "5:5"};
    for (std::size_t i = 0; i < expected.size(); ++i) CHECK(place(r.fields.names[i]) == expected[i]);
}

TEST_CASE("configured fields split, weigh, or are ignored", "[ingest][fields]")
{
    Schema schema = default_schema();
    schema.fields[index(*schema.find_field("people"))].split_on_comma = true;
    schema.ignored_fields = {"status", "books"};
    const Read r = read("People: a, b\nStatus: done\nbooks: [x]\nlayout: y\n", schema);
    CHECK(texts(r) == Strings{"a", "b"});
    CHECK(r.fields.extra == R"({"layout":"y"})");
}

TEST_CASE("a text of very many names is split in one pass", "[ingest][fields]")
{
    std::string block = "tags: a";
    for (int i = 0; i < 100'000; ++i) block += ", b";
    CHECK(read(block).fields.names.size() == 100'001);
}
