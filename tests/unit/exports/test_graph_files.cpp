#include <map>
#include <set>
#include <sstream>

#include <boost/property_tree/ptree.hpp>
#include <boost/property_tree/xml_parser.hpp>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "exports/sample_snapshot.hpp"
#include "exports/written_file.hpp"

using namespace graphmatter;
using exports::View;
using Tree = boost::property_tree::ptree;

namespace {

Tree read_xml(const std::string& bytes)
{
    std::istringstream stream(bytes);
    Tree tree;
    boost::property_tree::read_xml(stream, tree);
    return tree;
}

std::string attribute(const Tree& element, const std::string& name)
{
    return element.get<std::string>(Tree::path_type("<xmlattr>/" + name, '/'), "(none)");
}

/// The children of that name by their attribute `id`.
std::map<std::string, Tree> by_id(const Tree& parent, const std::string& name, const std::string& id = "id")
{
    std::map<std::string, Tree> found;
    for (const auto& [child_name, child] : parent)
        if (child_name == name) found.emplace(attribute(child, id), child);
    return found;
}

constexpr std::string_view odd_label = "line\nbreak\ttab\r end";  // the sample's, without U+000B

}  // namespace

TEST_CASE("GEXF: nodes and edges with their values")
{
    const Tree graph = read_xml(test::written(test::sample_snapshot(), "gexf")).get_child("gexf.graph");
    CHECK(attribute(graph, "mode") == "dynamic");
    CHECK(attribute(graph, "timeformat") == "date");
    CHECK(attribute(graph, "defaultedgetype") == "directed");
    const auto nodes = by_id(graph.get_child("nodes"), "node");
    const auto edges = by_id(graph.get_child("edges"), "edge");
    REQUIRE(nodes.size() == 12);
    REQUIRE(edges.size() == 14);

    const Tree& post = nodes.at("post:notes/a");
    CHECK(attribute(post, "label") == "Tom & \"Jerry\" <3 'n' ]]>");
    CHECK(attribute(post, "start") == "2024-01-02");
    const auto values = by_id(post.get_child("attvalues"), "attvalue", "for");
    CHECK(attribute(values.at("node_type"), "value") == "post");
    CHECK(attribute(values.at("tags"), "value") == "ai|either/or");
    CHECK(attribute(values.at("degree"), "value") == "7");
    CHECK(attribute(values.at("weighted_degree"), "value") == "9.0");
    CHECK(attribute(post.get_child("viz:size"), "value") == "100.0");
    CHECK(attribute(post.get_child("viz:color"), "r") == "186");
    CHECK(attribute(post.get_child("viz:color"), "a") == "(none)");
    CHECK(attribute(post.get_child("viz:position"), "x") == "-40.0");

    CHECK(attribute(nodes.at("post:notes/b"), "label") == odd_label);
    CHECK(attribute(nodes.at("post:notes/b"), "start") == "(none)");
    CHECK(by_id(nodes.at("post:notes/b").get_child("attvalues"), "attvalue", "for").count("url") == 0);
    CHECK(attribute(nodes.at("post:notes/谷歌"), "label") == "谷歌 🚀 搜索");
    CHECK(attribute(nodes.at("post:notes/lonely").get_child("viz:size"), "value") == "4.0");
}

TEST_CASE("GEXF: parallel edges, self loop, symmetric edge")
{
    const Tree graph = read_xml(test::written(test::sample_snapshot(), "gexf")).get_child("gexf.graph");
    std::multiset<std::string> edges;
    double weights = 0;
    for (const auto& [id, edge] : by_id(graph.get_child("edges"), "edge")) {
        const auto values = by_id(edge.get_child("attvalues"), "attvalue", "for");
        CHECK(attribute(edge, "kind") == attribute(values.at("kind"), "value"));
        CHECK(attribute(values.at("symmetric"), "value") == (attribute(edge, "kind") == "SAME_AS" ? "true" : "false"));
        edges.insert(attribute(edge, "source") + " " + attribute(edge, "kind") + " " + attribute(edge, "target"));
        weights += std::stod(attribute(edge, "weight"));
    }
    CHECK(edges.count("post:notes/a MENTIONS person:ray-kurzweil") == 1);
    CHECK(edges.count("post:notes/a SPOKEN_BY person:ray-kurzweil") == 1);
    CHECK(edges.count("post:notes/a LINKS_TO post:notes/a") == 1);
    CHECK(edges.count("speaker:ray-kurzweil SAME_AS person:ray-kurzweil") == 1);
    CHECK(weights == 15);
}

TEST_CASE("GEXF and GraphML: every value belongs to a declared attribute, and none is called type")
{
    for (const View view : {View::full, View::entities, View::posts}) {
        const Tree gexf = read_xml(test::written(test::sample_snapshot(), "gexf", view)).get_child("gexf.graph");
        std::map<std::string, std::set<std::string>> declared;
        for (const auto& [name, block] : gexf)
            if (name == "attributes")
                for (const auto& [id, one] : by_id(block, "attribute")) {
                    CHECK(id == attribute(one, "title"));
                    CHECK(declared[attribute(block, "class")].insert(id).second);
                }
        for (const auto& [plural, singular] : {std::pair{"nodes", "node"}, std::pair{"edges", "edge"}})
            for (const auto& [id, element] : by_id(gexf.get_child(plural), singular))
                for (const auto& [key, value] : by_id(element.get_child("attvalues"), "attvalue", "for"))
                    CHECK(declared[singular].contains(key));
        CHECK_FALSE(declared["node"].contains("type"));

        const Tree graphml = read_xml(test::written(test::sample_snapshot(), "graphml", view)).get_child("graphml");
        std::map<std::string, std::set<std::string>> keys;
        for (const auto& [id, key] : by_id(graphml, "key")) keys[attribute(key, "for")].insert(id);
        for (const auto& singular : {"node", "edge"})
            for (const auto& [id, element] : by_id(graphml.get_child("graph"), singular))
                for (const auto& [key, value] : by_id(element, "data", "key")) {
                    CHECK(keys[singular].contains(key));
                    CHECK_FALSE(value.data().empty());
                }
        CHECK_FALSE(keys["node"].contains("type"));
    }
}

TEST_CASE("GraphML: nodes and edges with their values")
{
    const Tree graph = read_xml(test::written(test::sample_snapshot(), "graphml")).get_child("graphml.graph");
    CHECK(attribute(graph, "edgedefault") == "directed");
    const auto nodes = by_id(graph, "node");
    const auto edges = by_id(graph, "edge");
    REQUIRE(nodes.size() == 12);
    REQUIRE(edges.size() == 14);
    const auto data = by_id(nodes.at("post:notes/b"), "data", "key");
    CHECK(data.at("label").data() == odd_label);
    CHECK(data.count("date") == 0);
    CHECK(data.count("url") == 0);
    CHECK(attribute(nodes.at("organization:at&t"), "labels") == ":Organization");
    CHECK(by_id(nodes.at("organization:at&t"), "data", "key").at("color").data() == "#4e79a7");
    CHECK(by_id(nodes.at("organization:at&t"), "data", "key").at("posts").data() == "1");
    CHECK(attribute(edges.at("e0"), "label") == "MENTIONS");
    CHECK(by_id(edges.at("e0"), "data", "key").at("edgelabel").data() == "mentions");
    CHECK(by_id(edges.at("e8"), "data", "key").at("weight").data() == "2.0");
    CHECK(by_id(edges.at("e12"), "data", "key").at("symmetric").data() == "true");
}

TEST_CASE("JSON: the serialization of graphology")
{
    const auto json = nlohmann::json::parse(test::written(test::sample_snapshot(), "json"));
    CHECK(json["options"] == nlohmann::json{{"type", "directed"}, {"multi", true}, {"allowSelfLoops", true}});
    CHECK(json["attributes"]["node_count"] == 12);
    CHECK(json["attributes"]["edge_count"] == 14);
    REQUIRE(json["nodes"].size() == 12);
    REQUIRE(json["edges"].size() == 14);
    const auto& post = json["nodes"][1];
    CHECK(post["key"] == "post:notes/b");
    CHECK(post["attributes"]["label"] == odd_label);
    CHECK_FALSE(post["attributes"].contains("date"));
    CHECK(json["nodes"][0]["attributes"]["size"] == 20);
    CHECK(json["nodes"][2]["attributes"]["size"] == 2);
    CHECK(json["nodes"][2]["attributes"]["component"].is_number_integer());
    std::set<std::string> keys;
    for (const auto& node : json["nodes"]) keys.insert(node["key"]);
    for (const auto& edge : json["edges"]) {
        CHECK(keys.insert(edge["key"]).second);
        CHECK(keys.contains(edge["source"]));
        CHECK(keys.contains(edge["target"]));
        CHECK(edge["attributes"]["size"] >= 0.5);
        CHECK(edge["attributes"]["size"] <= 4);
        CHECK(edge["attributes"]["weight"] > 0);
    }
}

TEST_CASE("the entities view carries the measures of pairs in every format")
{
    const auto json = nlohmann::json::parse(test::written(test::sample_snapshot(), "json", View::entities));
    const auto& edge = json["edges"].at(0)["attributes"];
    CHECK(edge["npmi"] == 0.75);
    CHECK(edge["jaccard"] == 1);
    CHECK(edge["symmetric"] == true);
    const auto gexf = test::written(test::sample_snapshot(), "gexf", View::entities);
    CHECK_THAT(gexf, Catch::Contains("<attvalue for=\"significance\" value=\"0.01\"/>"));
    const auto graphml = test::written(test::sample_snapshot(), "graphml", View::entities);
    CHECK_THAT(graphml, Catch::Contains("<data key=\"npmi\">0.75</data>"));
}

TEST_CASE("a graph without nodes is a file that can be read")
{
    Snapshot empty;
    empty.schema = default_schema();
    for (const View view : {View::full, View::entities, View::posts}) {
        CHECK(nlohmann::json::parse(test::written(empty, "json", view))["nodes"].empty());
        CHECK(read_xml(test::written(empty, "gexf", view)).get_child("gexf.graph.edges").empty());
        CHECK(by_id(read_xml(test::written(empty, "graphml", view)).get_child("graphml.graph"), "node").empty());
    }
    CHECK(nlohmann::json::parse(test::written(empty, "related")).empty());
}

TEST_CASE("the files say how precise a measure is")
{
    const auto snapshot = test::sample_snapshot();
    CHECK_THAT(test::written(snapshot, "gexf"),
               Catch::Contains("<description>12 nodes, 14 edges; closeness sampled: 9 samples</description>"));
    CHECK_THAT(test::written(snapshot, "graphml"),
               Catch::Contains("<!-- graphmatter test; closeness sampled: 9 samples -->"));
    CHECK(nlohmann::json::parse(test::written(snapshot, "json"))["attributes"]["precision"] ==
          "closeness sampled: 9 samples");
    CHECK_THAT(test::written(snapshot, "gexf", View::posts), Catch::Contains("edges</description>"));
}

TEST_CASE("a measure without a value is left out")
{
    Snapshot snapshot = test::sample_snapshot();
    snapshot.findings.whole.scores[2].values[0] = std::nan("");
    const auto json = nlohmann::json::parse(test::written(snapshot, "json"));
    CHECK_FALSE(json["nodes"][0]["attributes"].contains("pagerank"));
    CHECK(json["nodes"][1]["attributes"].contains("pagerank"));
    CHECK(test::count_of(test::written(snapshot, "gexf"), "for=\"pagerank\"") == 11);
    CHECK(test::count_of(test::written(snapshot, "graphml"), "<data key=\"pagerank\">") == 11);
}
