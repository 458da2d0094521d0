#include <catch2/catch.hpp>

#include <graphmatter/model/error.hpp>

#include "queries/query_files.hpp"

using namespace graphmatter;
using namespace graphmatter::queries;

TEST_CASE("A query header gives name, parameters and columns", "[queries]")
{
    const Query query = parsed_query(
        "-- name: x\n-- about: What it tells.\n-- param: name  any form\n-- param: kind=  only this\n"
        "-- param: top=20  how many\n-- param: by=month {month|year}  length of a step\n-- columns: a, b c\nSELECT "
        "1;\n");
    CHECK(query.name == "x");
    CHECK(query.about == "What it tells.");
    CHECK(query.columns == std::vector<std::string>{"a", "b c"});
    REQUIRE(query.parameters.size() == 4);
    CHECK_FALSE(query.parameters[0].has_default);
    CHECK(query.parameters[0].about == "any form");
    CHECK(query.parameters[1].has_default);
    CHECK(query.parameters[1].default_value.empty());
    CHECK(query.parameters[1].type == ParameterType::text);
    CHECK(query.parameters[2].type == ParameterType::integer);
    CHECK(query.parameters[2].default_value == "20");
    CHECK(query.parameters[3].choices == std::vector<std::string>{"month", "year"});
    CHECK(query.parameters[3].about == "length of a step");
}

TEST_CASE("A query header tells what a parameter names", "[queries]")
{
    const Query query = parsed_query(
        "-- name: x\n-- about: y\n-- param: from @entity  any form\n-- param: post= @post  path\n"
        "-- param: kind= @kind\n-- param: text  any\n-- param: not= @kinds\n-- columns: a\nSELECT 1;\n");
    REQUIRE(query.parameters.size() == 5);
    CHECK(query.parameters[0].names == Names::entity);
    CHECK(query.parameters[0].about == "any form");
    CHECK_FALSE(query.parameters[0].has_default);
    CHECK(query.parameters[1].names == Names::post);
    CHECK(query.parameters[1].has_default);
    CHECK(query.parameters[2].names == Names::kind);
    CHECK(query.parameters[2].about.empty());
    CHECK_FALSE(query.parameters[2].is_list);
    CHECK(query.parameters[3].names == Names::nothing);
    CHECK(query.parameters[4].names == Names::kind);
    CHECK(query.parameters[4].is_list);
    CHECK_THROWS_AS(parsed_query("-- name: x\n-- about: y\n-- param: a @thing  b\n-- columns: a\nSELECT 1;"), Error);
}

TEST_CASE("A query header that lacks something is a fault", "[queries]")
{
    CHECK_THROWS_AS(parsed_query("SELECT 1;"), Error);
    CHECK_THROWS_AS(parsed_query("-- name: x\n-- about: y\nSELECT 1;"), Error);
    CHECK_THROWS_AS(parsed_query("-- name: x\n-- abut: y\n-- columns: a\nSELECT 1;"), Error);
    CHECK_THROWS_AS(parsed_query("-- name: x\n-- about: y\n-- param: a=b {c\n-- columns: a\nSELECT 1;"), Error);
}
