#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include <graphmatter/ingest/configuration.hpp>
#include <graphmatter/model/error.hpp>

#include "ingest/temporary_folder.hpp"

using namespace graphmatter;
using namespace graphmatter::ingest;
using graphmatter::test::TemporaryFolder;
using Strings = std::vector<std::string>;

namespace {

Configuration configuration(const std::string& text)
{
    const TemporaryFolder folder;
    folder.write("aliases.yaml", "organization: {NVIDIA: [英伟达, NVDA]}\n");
    return read_configuration(folder.write("graphmatter.yaml", text));
}

/// What the reader complains of, or "".
std::string complaint(const std::string& text)
{
    try {
        (void)configuration(text);
    } catch (const UsageError& e) {
        return e.what();
    }
    return {};
}

const FieldRule& rule(const Configuration& c, std::string_view field)
{
    const auto id = c.schema.find_field(field);
    REQUIRE(id);
    return c.schema[*id];
}

}  // namespace

TEST_CASE("every key of a configuration is read", "[ingest][configuration]")
{
    const Configuration c = configuration(
        "site: {base_urls: [https://example.org/blog/, https://b.org], url: '/p/{slug}/'}\n"
        "fields:\n"
        "  companies_orgs: {weight: 2.5}\n"
        "  rezept: {kind: recipe, relation: COOKED, split: ',', weight: 0.5}\n"
        "  website: {kind: source, relation: DERIVED_FROM, url: true}\n"
        "  Status: ignore\n"
        "kinds:\n"
        "  organization: {plural: orgs, color: '#4E79a7', co_occurs: false}\n"
        "  recipe: {plural: recipes, co_occurs: true}\n"
        "  place:\n"
        "aliases: aliases.yaml\n"
        "include: '*.md'\n"
        "exclude: [drafts/**, x]\n"
        "stop: {tag: [post, 视频文稿], recipe: none}\n"
        "related: {top: 25, weights: {links: 0, text: 2.5}, min_score: 0.25, per_series: 1, per_speaker: 2, "
        "dates: older-only, drafts_too: true}\n");
    CHECK(c.base_urls == Strings{"https://example.org/blog/", "https://b.org"});
    CHECK(c.url_pattern == "/p/{slug}/");
    CHECK(c.include == Strings{"*.md"});
    CHECK(c.exclude == Strings{"drafts/**", "x"});
    CHECK(c.related_top == 25);
    CHECK(c.related_weights.links == 0);
    CHECK(c.related_weights.text == 2.5);
    CHECK(c.related_weights.title == 1);
    CHECK(c.related_weights.mentions == 0);
    CHECK(c.related_policies.min_score == 0.25);
    CHECK(c.related_policies.per_series == 1);
    CHECK(c.related_policies.per_speaker == 2);
    CHECK(c.related_policies.dates == RelatedDates::older_only);
    CHECK(c.related_policies.drafts == RelatedDrafts::for_all);
    CHECK(c.schema.ignored_fields == Strings{"status"});

    CHECK(rule(c, "companies_orgs").weight == 2.5);
    CHECK(c.schema[rule(c, "companies_orgs").kind].name == "organization");
    CHECK(c.schema[rule(c, "rezept").kind].name == "recipe");
    CHECK(c.schema[rule(c, "rezept").relation].name == "COOKED");
    CHECK(rule(c, "REZEPT").split_on_comma);
    CHECK(rule(c, "website").is_url);
    const Kind& organization = c.schema[*c.schema.find_kind("organization")];
    CHECK(organization.plural == "orgs");
    CHECK(organization.color == "#4E79a7");
    CHECK_FALSE(organization.co_occurs);
    CHECK(c.schema[*c.schema.find_kind("recipe")].co_occurs);
    CHECK(c.schema[*c.schema.find_kind("place")].plural == "places");

    REQUIRE(c.aliases.size() == 1);
    CHECK(c.aliases[0].canonical == "NVIDIA");
    CHECK(c.aliases[0].names == Strings{"英伟达", "NVDA"});
    CHECK(c.aliases[0].where == "aliases.yaml:1");
    REQUIRE(c.stop.size() == 2);
    CHECK(c.stop[0].names == Strings{"post", "视频文稿"});
    CHECK(c.stop[1].kind == "recipe");
}

TEST_CASE("distinct names are told by kind", "[ingest][configuration]")
{
    const auto c = configuration("distinct: {product: [EVE, Arc], person: X}\n");
    REQUIRE(c.distinct.size() == 2);
    CHECK(c.distinct[0].kind == "product");
    CHECK(c.distinct[0].names == Strings{"EVE", "Arc"});
    CHECK(c.stop.empty());
    CHECK_THAT(complaint("distinct: {products: [EVE]}\n"), Catch::Contains("did you mean product?"));
    CHECK_THAT(complaint("distinct: [EVE]\n"), Catch::Contains("distinct must be a map"));
}

TEST_CASE("an empty configuration is the default", "[ingest][configuration]")
{
    const Configuration c = configuration("# nothing\n"), fresh;
    CHECK(c.schema.kinds.size() == fresh.schema.kinds.size());
    CHECK(c.schema.fields.size() == fresh.schema.fields.size());
    CHECK(c.url_pattern == "/{path}/");
    CHECK(c.related_top == 10);
}

TEST_CASE("a wrong configuration is an error with its place and a way out", "[ingest][configuration]")
{
    const auto [text, message] = GENERATE(table<std::string, std::string>({
        {"sites: {}\n", "graphmatter.yaml:1:1: unknown key sites; did you mean site?"},
        {"related: {topp: 3}\n", "graphmatter.yaml:1:11: unknown key topp; did you mean top?"},
        {"kinds:\n  tag:\n    colour: x\n", "graphmatter.yaml:3:5: unknown key colour; did you mean color?"},
        {"zzzzzzzzz: 1\n",
         "graphmatter.yaml:1:1: unknown key zzzzzzzzz; known are aliases, distinct, exclude, fields, include, kinds, "
         "related, "
         "site, stop"},
        {"fields:\n  x: {kind: organisation}\n",
         "graphmatter.yaml:2:13: unknown key organisation; did you mean organization?"},
        {"fields: {x: {kind: post}}\n", "graphmatter.yaml:1:20: unknown key post"},
        {"fields: {x: {weight: 1}}\n", "graphmatter.yaml:1:10: the field x needs a kind"},
        {"fields: {x: person}\n", "graphmatter.yaml:1:13: a field is `ignore` or a map with a kind"},
        {"fields: {people: {weight: 0}}\n", "graphmatter.yaml:1:27: weight must be a number above 0"},
        {"fields: {people: {weight: nan}}\n", "graphmatter.yaml:1:27: weight must be a number above 0"},
        {"fields: {people: {weight: 1x}}\n", "weight must be a number above 0"},
        {"fields: {people: {split: ';'}}\n", "split must be"},
        {"fields: {people: {url: perhaps}}\n", "must be true or false"},
        {"fields: {people: {relation: LINKS_TO}}\n", "LINKS_TO is made by the program itself"},
        {"fields: {people: {relation: likes}}\n", "the relation likes may hold A-Z, 0-9 and _ only"},
        {"kinds: {Big Thing: {}}\n", "graphmatter.yaml:1:9: the kind Big Thing may hold"},
        {"kinds: {tag: {plural: people}}\n", "two kinds have the plural people"},
        {"kinds: {tag: {color: red}}\n", "color must look like"},
        {"kinds: [tag]\n", "graphmatter.yaml:1:8: kinds must be a map"},
        {"related: {top: many}\n", "graphmatter.yaml:1:16: top must be a number from 0 to 1000"},
        {"related: {top: -1}\n", "top must be a number from 0 to 1000"},
        {"related: {min_score: high}\n", "graphmatter.yaml:1:22: min_score must be a number from 0 to 100"},
        {"related: {per_series: 1.5}\n", "per_series must be a number from 0 to 1000"},
        {"related: {dates: older}\n", "dates must be all, older-only or newer-only"},
        {"related: {weights: {txt: 1}}\n", "unknown key txt; did you mean text?"},
        {"related: {weights: {text: -1}}\n", "text must be a number from 0 to 100"},
        {"site: {url: [a]}\n", "graphmatter.yaml:1:13: url must be a text"},
        {"exclude: {a: b}\n", "exclude must be a list"},
        {"stop: {tags: [a]}\n", "graphmatter.yaml:1:8: unknown key tags; did you mean tag?"},
        {"aliases: gone.yaml\n", "cannot read"},
        {"site: [\n", "end of sequence flow not found"},
        {"- a\n", "graphmatter.yaml:1:1: the configuration must be a map"},
    }));
    CAPTURE(text);
    CHECK_THAT(complaint(text), Catch::Contains(message));
}

TEST_CASE("a configuration that is not there is an error", "[ingest][configuration]")
{
    const TemporaryFolder folder;
    CHECK_THROWS_AS(read_configuration(folder.path() / "graphmatter.yaml"), UsageError);
}

TEST_CASE("a configuration may be saved with CRLF and a byte order mark", "[ingest][configuration]")
{
    const Configuration c =
        configuration("\xEF\xBB\xBFsite:\r\n  url: /a-longer-url/{path}/\r\nrelated:\r\n  top: 7\r\n");
    CHECK(c.url_pattern == "/a-longer-url/{path}/");
    CHECK(c.related_top == 7);
}
