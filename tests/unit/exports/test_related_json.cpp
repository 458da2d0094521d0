#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "exports/sample_snapshot.hpp"
#include "exports/written_file.hpp"

using namespace graphmatter;

TEST_CASE("in related.json a pinned post says so, and its score stays the sum of its parts")
{
    Snapshot snapshot = test::sample_snapshot();
    auto& reasons = snapshot.findings.reasons;
    // The third suggestion, of notes/b.md, shares an entity; the fourth, of notes/谷歌.md, nothing.
    reasons.values.insert(reasons.values.begin() + reasons.offsets[2], Reason{Signal::pinned, 0, 0});
    for (std::size_t i = 3; i < reasons.offsets.size(); ++i) ++reasons.offsets[i];
    snapshot.findings.related.values[3].score = 0;
    reasons.values.back() = {Signal::pinned, 0, 1};
    const auto json = nlohmann::json::parse(test::written(snapshot, "related"));
    const auto& shares = json["notes/b.md"][0];
    CHECK(shares["pinned"] == true);
    CHECK(shares["why"] == "chosen by hand; both mention Ray Kurzweil");
    CHECK(shares["because"][0] ==
          nlohmann::json::parse(R"({"kind": "pinned", "label": "chosen by hand", "share": 0})"));
    CHECK(shares["parts"]["entities"] == 0.4);
    const auto& nothing = json["notes/谷歌.md"][0];
    CHECK(nothing["score"] == 0);
    CHECK(nothing["parts"] ==
          nlohmann::json::parse(R"({"text": 0, "title": 0, "entities": 0, "links": 0, "recency": 0})"));
    CHECK_FALSE(json["notes/a.md"][0].contains("pinned"));
}

TEST_CASE("related.json lists every post, best suggestion first, with reasons")
{
    const auto json = nlohmann::json::parse(test::written(test::sample_snapshot(), "related"));
    REQUIRE(json.size() == 4);
    CHECK(json["notes/lonely.md"].empty());
    CHECK(json["notes/a.md"] == nlohmann::json::parse(R"([
            {"path": "notes/谷歌.md", "title": "谷歌 🚀 搜索", "url": "/notes/谷歌/", "score": 0.8334,
             "parts": {"text": 0.2084, "title": 0.0521, "entities": 0.5209, "links": 0, "recency": 0.0521},
             "why": "both mention NVIDIA and ai; similar text: 规模化; similar title: search",
             "because": [{"kind": "organization", "label": "NVIDIA", "share": 0.5},
                         {"kind": "text", "label": "规模化", "share": 0.25},
                         {"kind": "tag", "label": "ai", "share": 0.125},
                         {"kind": "title", "label": "search", "share": 0.0625},
                         {"kind": "recency", "label": "written around the same time", "share": 0.0625}]},
            {"path": "notes/b.md", "title": "line\nbreak\ttab\r end", "url": null, "score": 0.4,
             "parts": {"text": 0, "title": 0, "entities": 0, "links": 0.4, "recency": 0},
             "why": "links to it; is linked from it",
             "because": [{"kind": "links_to", "label": "links to it", "share": 0.75},
                         {"kind": "linked_from", "label": "is linked from it", "share": 0.25}]}])"));
}
