#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "exports/sample_snapshot.hpp"
#include "exports/written_file.hpp"

using namespace graphmatter;

TEST_CASE("related.json lists every post, best suggestion first, with reasons")
{
    const auto json = nlohmann::json::parse(test::written(test::sample_snapshot(), "related"));
    REQUIRE(json.size() == 4);
    CHECK(json["notes/lonely.md"].empty());
    CHECK(json["notes/a.md"] == nlohmann::json::parse(R"([
            {"path": "notes/谷歌.md", "title": "谷歌 🚀 搜索", "url": "/notes/谷歌/", "score": 0.8334,
             "because": [{"kind": "organization", "label": "NVIDIA", "share": 0.625},
                         {"kind": "tag", "label": "ai", "share": 0.375}]},
            {"path": "notes/b.md", "title": "line\nbreak\ttab\r end", "url": null, "score": 0.4,
             "because": [{"kind": "person", "label": "Ray Kurzweil", "share": 1}]}])"));
}
