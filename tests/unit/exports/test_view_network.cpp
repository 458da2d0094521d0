#include <cmath>
#include <map>

#include <catch2/catch.hpp>

#include "exports/sample_snapshot.hpp"
#include "exports/view_network.hpp"

using namespace graphmatter;
using exports::View, exports::ViewEdge, exports::ViewNetwork, exports::ViewNode;

namespace {

std::vector<double> measure(const ViewNetwork& network, std::string_view name)
{
    for (const auto& column : network.measures())
        if (column.name == name) return {column.values.begin(), column.values.end()};
    return {};
}

}  // namespace

TEST_CASE("the full view is the knowledge graph")
{
    const Snapshot snapshot = test::sample_snapshot();
    const ViewNetwork network(snapshot, View::full, exports::gephi_sizes);
    REQUIRE(network.nodes().size() == 12);
    REQUIRE(network.edge_count() == 14);
    std::map<std::string, int, std::less<>> relations, symmetric;
    std::size_t number = 0;
    network.each_edge([&](const ViewEdge& edge) {
        CHECK(edge.number == number++);
        CHECK(edge.weight > 0);
        ++relations[edge.relation.name];
        if (edge.relation.symmetric) ++symmetric[edge.relation.name];
        CHECK(edge.date == (edge.source == "post:notes/a"      ? "2024-01-02"
                            : edge.source == "post:notes/谷歌" ? "2023-12-31"
                                                               : ""));
    });
    CHECK(number == 14);
    CHECK(relations == std::map<std::string, int, std::less<>>{{"MENTIONS", 5},
                                                               {"TAGGED", 3},
                                                               {"SPOKEN_BY", 1},
                                                               {"DERIVED_FROM", 1},
                                                               {"LINKS_TO", 2},
                                                               {"SAME_AS", 1},
                                                               {"HOSTED_ON", 1}});
    CHECK(symmetric == std::map<std::string, int, std::less<>>{{"SAME_AS", 1}});
}

TEST_CASE("a node shows what is known of it and nothing else")
{
    const Snapshot snapshot = test::sample_snapshot();
    const ViewNetwork network(snapshot, View::full, exports::gephi_sizes);
    std::size_t seen = 0;
    network.each_node([&](const ViewNode& node) {
        ++seen;
        if (node.id == "post:notes/a") {
            CHECK(node.date == "2024-01-02");
            CHECK(node.url == "/notes/a/?x=1&y=2");
            CHECK(node.tags == "ai|either/or");
            CHECK_FALSE(node.posts);
            CHECK(node.size == 100);
        } else if (node.id == "post:notes/b") {
            CHECK(node.date.empty());
            CHECK(node.url.empty());
            CHECK(node.tags.empty());
        } else if (node.id == "post:notes/lonely") {
            CHECK(node.size == 4);
        } else if (node.id == "organization:at&t") {
            CHECK(node.label == "AT&T");
            CHECK(node.kind.name == "organization");
            CHECK(node.posts == 1U);
            CHECK(node.date.empty());
        }
    });
    CHECK(seen == 12);
}

TEST_CASE("the entities view holds pairs, with the measures of that view")
{
    Snapshot snapshot = test::sample_snapshot();
    std::vector<double> degrees(12, std::nan(""));
    degrees[6] = degrees[7] = 1;
    snapshot.findings.entities.scores = {{"degree", ScoreType::integer, degrees, {}}};
    const ViewNetwork network(snapshot, View::entities, exports::pixel_sizes);
    REQUIRE(network.nodes().size() == 2);
    CHECK(measure(network, "degree") == std::vector<double>{1, 1});
    CHECK(network.measures().size() == 1);
    CHECK(network.precision().empty());
    network.each_edge([](const ViewEdge& edge) {
        CHECK(edge.source == "organization:nvidia");
        CHECK(edge.target == "tag:ai");
        CHECK(edge.relation.name == "CO_OCCURS_WITH");
        CHECK(edge.label == "co occurs with");
        CHECK(edge.weight == 2);
        REQUIRE(edge.pair != nullptr);
        CHECK(edge.pair->npmi == 0.75F);
    });
}

TEST_CASE("the posts view holds every post; where it was not measured it has no measures")
{
    const Snapshot snapshot = test::sample_snapshot();
    const ViewNetwork network(snapshot, View::posts, exports::gephi_sizes);
    REQUIRE(network.nodes().size() == 4);
    REQUIRE(network.edge_count() == 4);
    CHECK(network.measures().empty());
    network.each_node([](const ViewNode& node) { CHECK(node.size == 20); });
    std::vector<std::string> edges;
    network.each_edge([&](const ViewEdge& edge) {
        edges.push_back(std::string{edge.source} + ">" + std::string{edge.target} + " " + std::string{edge.date});
    });
    CHECK(edges == std::vector<std::string>{"post:notes/a>post:notes/谷歌 2024-01-02",
                                            "post:notes/a>post:notes/b 2024-01-02", "post:notes/b>post:notes/a ",
                                            "post:notes/谷歌>post:notes/a 2023-12-31"});
}

TEST_CASE("sizes span the range exactly and grow with the square root of the degree")
{
    using exports::scaled_sizes;
    CHECK(scaled_sizes(std::vector<double>{0, 1, 4, 16}, {4, 100}) == std::vector<float>{4, 28, 52, 100});
    CHECK(scaled_sizes(std::vector<double>{3, 3}, {4, 100}) == std::vector<float>{20, 20});
    CHECK(scaled_sizes(std::vector<double>{1, 4, 9}, {2, 20}) == std::vector<float>{2, 11, 20});
    CHECK(scaled_sizes(std::vector<double>{}, {4, 100}).empty());
}

TEST_CASE("colours are read as hexadecimal, anything else is grey")
{
    const auto is = [](exports::Rgb c, int r, int g, int b) { return c.r == r && c.g == g && c.b == b; };
    CHECK(is(exports::to_rgb("#4e79a7"), 0x4E, 0x79, 0xA7));
    CHECK(is(exports::to_rgb("red"), 0x99, 0x99, 0x99));
    CHECK(is(exports::to_rgb("#12345g"), 0x99, 0x99, 0x99));
    CHECK(is(exports::to_rgb(""), 0x99, 0x99, 0x99));
}
