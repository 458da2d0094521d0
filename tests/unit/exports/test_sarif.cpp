#include <catch2/catch.hpp>

#include <nlohmann/json.hpp>

#include <graphmatter/exports/sarif.hpp>

using namespace graphmatter;
using nlohmann::json;

namespace {

json log_of(const std::vector<Diagnostic>& diagnostics)
{
    return json::parse(exports::sarif(diagnostics, "1.2.3", [](const std::string& path) { return path; }));
}

}  // namespace

TEST_CASE("a SARIF log without findings has all rules", "[exports]")
{
    const json log = log_of({});
    CHECK(log["version"] == "2.1.0");
    const json& run = log["runs"][0];
    CHECK(run["results"].empty());
    CHECK(run["columnKind"] == "unicodeCodePoints");
    const json& driver = run["tool"]["driver"];
    CHECK(driver["semanticVersion"] == "1.2.3");
    REQUIRE(driver["rules"].size() == diagnostic_codes().size());
    for (std::size_t i = 0; i < diagnostic_codes().size(); ++i) {
        const json& rule = driver["rules"][i];
        const DiagnosticCode& code = diagnostic_codes()[i];
        CHECK(rule["id"] == code.code);
        CHECK(rule["defaultConfiguration"]["level"] == name_of(code.severity));
        CHECK(rule["help"]["text"].get<std::string>().find(code.help) != std::string::npos);
    }
}

TEST_CASE("a repair with a known edit is a SARIF fix", "[exports]")
{
    Diagnostic mended{"name-quotes", "a b.md", 3, 5, "quotes"}, left = mended;
    mended.repair = Repair{Repair::Of::text, "“x”", "x", TextEdit{3, 5, 4, 1, "x"}};
    left.repair = Repair{Repair::Of::text, "“x”", "x"};
    Diagnostic gone = mended;
    gone.repair->edit->instead.clear();
    const json results = log_of({mended, left, gone})["runs"][0]["results"];
    const json region{{"startLine", 3}, {"startColumn", 5}, {"endLine", 4}, {"endColumn", 1}};
    const json& change = results[0]["fixes"][0]["artifactChanges"][0];
    CHECK(change["artifactLocation"] == json{{"uri", "a%20b.md"}, {"uriBaseId", "%SRCROOT%"}});
    CHECK(change["replacements"] == json::array({{{"deletedRegion", region}, {"insertedContent", {{"text", "x"}}}}}));
    CHECK_FALSE(results[1].contains("fixes"));
    CHECK(results[2]["fixes"][0]["artifactChanges"][0]["replacements"] ==
          json::array({json{{"deletedRegion", region}}}));
}

TEST_CASE("a SARIF result has a place, a level and a fingerprint that does not move", "[exports]")
{
    const json log = log_of({{"link-dead", "笔记/a b#1.md", 3, 7, "no post at x"},
                             {"link-dead", "笔记/a b#1.md", 9, 1, "no post at x"},
                             {"file-unreadable", "/abs/caf\xE9.md", 0, 0, "no"}});
    const json& results = log["runs"][0]["results"];
    REQUIRE(results.size() == 3);
    CHECK(results[0]["level"] == "warning");
    CHECK(results[0]["message"]["text"] == "no post at x");
    CHECK(results[0]["locations"][0]["physicalLocation"] ==
          json{{"artifactLocation", {{"uri", "%E7%AC%94%E8%AE%B0/a%20b%231.md"}, {"uriBaseId", "%SRCROOT%"}}},
               {"region", {{"startLine", 3}, {"startColumn", 7}}}});
    CHECK(results[2]["locations"][0]["physicalLocation"] ==
          json{{"artifactLocation", {{"uri", "file:///abs/caf%E9.md"}}}});
    const auto print = [&](std::size_t i) {
        return results[i]["partialFingerprints"]["graphmatter/v1"].get<std::string>();
    };
    CHECK(print(0).ends_with(":1"));
    CHECK(print(1) == print(0).substr(0, 16) + ":2");
    CHECK(print(2).substr(0, 16) != print(0).substr(0, 16));
}
