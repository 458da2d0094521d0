#include <catch2/catch.hpp>
#include <graphmatter/exports/formats.hpp>
#include <graphmatter/model/error.hpp>

using namespace graphmatter;
using exports::View;

TEST_CASE("every format is found by its name and says who reads it")
{
    REQUIRE(exports::formats().size() == 7);
    for (const auto& format : exports::formats()) {
        CHECK(exports::find_format(format.name) == &format);
        CHECK_FALSE(format.about.empty());
        CHECK(format.by_default == !format.name.starts_with("related-"));
    }
    CHECK(exports::find_format("gefx") == nullptr);
}

TEST_CASE("an unknown format names the known ones")
{
    CHECK(exports::about_format("gexf").name == "gexf");
    CHECK_THROWS_AS(exports::about_format("gefx"), UsageError);
    CHECK_THROWS_WITH(exports::about_format("gefx"),
                      "there is no format \"gefx\"; there are sqlite, gexf, graphml, json, related, "
                      "related-yaml, related-files");
}

TEST_CASE("files are named after their view, except those that have none")
{
    CHECK(exports::file_name(exports::about_format("gexf"), View::full) == "graph.gexf");
    CHECK(exports::file_name(exports::about_format("graphml"), View::entities) == "entities.graphml");
    CHECK(exports::file_name(exports::about_format("json"), View::posts) == "posts.json");
    CHECK(exports::file_name(exports::about_format("sqlite"), View::posts) == "graph.sqlite");
    CHECK(exports::file_name(exports::about_format("related"), View::full) == "related.json");
    CHECK(exports::file_name(exports::about_format("related-yaml"), View::full) == "related.yaml");
    CHECK(exports::file_name(exports::about_format("related-files"), View::full) == "related");
    CHECK(exports::name_of(View::entities) == "entities");
}
