#include <catch2/catch.hpp>

#include <algorithm>

#include <graphmatter/model/corpus.hpp>
#include <graphmatter/model/diagnostic.hpp>
#include <graphmatter/model/rows.hpp>
#include <graphmatter/model/schema.hpp>
#include <graphmatter/model/string_pool.hpp>

using namespace graphmatter;

TEST_CASE("a string pool keeps each text once, in order of first sight", "[model]")
{
    StringPool pool;
    REQUIRE(pool.intern("") == empty_string);
    const StringId a = pool.intern("NVIDIA"), b = pool.intern("英伟达");
    CHECK(index(a) == 1);
    CHECK(index(b) == 2);
    CHECK(pool.intern("NVIDIA") == a);
    CHECK(pool[b] == "英伟达");
    CHECK(pool.find("nobody") == none<StringId>);
    for (int i = 0; i < 10'000; ++i) pool.intern(std::to_string(i));
    CHECK(pool.size() == 10'003);
    CHECK(pool.find("NVIDIA") == a);
    CHECK(pool[pool.find("9999")] == "9999");
    pool.release_index();
    CHECK(pool.find("英伟达") == b);
    CHECK(pool.intern("9999") == pool.find("9999"));
    CHECK(pool.size() == 10'003);
}

TEST_CASE("rows hold lists of different length", "[model]")
{
    Rows<int> rows;
    rows.push_row(std::vector{1, 2});
    rows.close_row();
    rows.push_row(std::vector{3});
    REQUIRE(rows.size() == 3);
    CHECK(rows[0].size() == 2);
    CHECK(rows[1].empty());
    CHECK(rows[2][0] == 3);
}

TEST_CASE("the default schema maps every field of the model", "[model]")
{
    const Schema schema = default_schema();
    CHECK(schema.kinds[0].name == "post");
    const auto field = schema.find_field("Companies_Orgs");
    REQUIRE(field);
    CHECK(schema[schema[*field].kind].plural == "organizations");
    CHECK(schema[schema[*field].relation].name == "MENTIONS");
    CHECK_FALSE(schema.find_field("status"));
    CHECK(schema[*schema.find_field("tags")].split_on_comma);
    CHECK_FALSE(schema[*schema.find_field("people")].split_on_comma);
    CHECK(schema[*schema.find_field("source")].is_url);
    CHECK(schema[*schema.find_relation("SAME_AS")].symmetric);
    std::vector<std::string> plurals;
    for (const auto& kind : schema.kinds) plurals.push_back(kind.plural);
    std::ranges::sort(plurals);
    CHECK(std::ranges::adjacent_find(plurals) == plurals.end());
}

TEST_CASE("dates print as ISO 8601", "[model]")
{
    using namespace std::chrono;
    CHECK(to_string(2024y / March / 4d) == "2024-03-04");
    CHECK(to_string(Date{}).empty());
}

TEST_CASE("diagnostics sort by place, and every code says the way out", "[model]")
{
    std::vector<Diagnostic> list{
        {"link-dead", "b.md", 1, 1, "x"}, {"date-future", "a.md", 9, 1, "x"}, {"date-future", "a.md", 2, 7, "x"}};
    sort_diagnostics(list);
    CHECK(list[0].line == 2);
    CHECK(list[2].path == "b.md");
    for (const auto& code : diagnostic_codes()) {
        CHECK_FALSE(code.about.empty());
        CHECK_FALSE(code.help.empty());
        CHECK(about_code(code.code).code == code.code);
    }
}
