#include <catch2/catch.hpp>

#include <array>

#include <graphmatter/exports/related_lists.hpp>

#include "exports/quoted_text.hpp"
#include "exports/sample_snapshot.hpp"
#include "exports/written_file.hpp"

using namespace graphmatter;

TEST_CASE("related.yaml says what related.json says", "[exports][related_yaml]")
{
    const std::string yaml = test::written(test::sample_snapshot(), "related-yaml");
    const std::string first = R"("notes/a.md":
  - path: "notes/谷歌.md"
    title: "谷歌 🚀 搜索"
    url: "/notes/谷歌/"
    score: 0.8334
    parts: {text: 0.2084, title: 0.0521, entities: 0.5209, links: 0, recency: 0.0521}
    why: "both mention NVIDIA and ai; similar text: 规模化; similar title: search"
    because:
      - {kind: "organization", label: "NVIDIA", share: 0.5}
      - {kind: "text", label: "规模化", share: 0.25}
      - {kind: "tag", label: "ai", share: 0.125}
      - {kind: "title", label: "search", share: 0.0625}
      - {kind: "recency", label: "written around the same time", share: 0.0625}
  - path: "notes/b.md"
    title: "line\nbreak\ttab\r end"
    url: null
)";
    CHECK(yaml.substr(0, first.size()) == first);
    CHECK(yaml.find("\n\"notes/lonely.md\": []\n") != std::string::npos);

    const Snapshot snapshot = test::sample_snapshot();
    const std::array posts{PostId{0}, PostId{1}, PostId{2}, PostId{3}};
    CHECK(exports::related_lists_yaml(exports::related_lists(snapshot, posts)) == yaml);
    CHECK(exports::related_lists_yaml({}) == "{}\n");
    CHECK(test::written({}, "related-yaml") == "{}\n");
}

TEST_CASE("a path that is too long for a key of YAML becomes a complex one", "[exports][related_yaml]")
{
    const std::string path(1100, 'a');
    CHECK(exports::related_lists_yaml(std::array{exports::RelatedList{path, {}}}) == "? \"" + path + "\"\n: []\n");
}

TEST_CASE("strings are quoted as JSON and YAML take them", "[exports][related_yaml]")
{
    CHECK(exports::quoted_json("a\"\\\x01\n\x7F\xC2\x85\xFF") == "\"a\\\"\\\\\\n\\u007f\xC2\x85\xEF\xBF\xBD\"");
    CHECK(exports::quoted_yaml("\xC2\x85 \xE2\x80\xA8 \xEF\xBB\xBF é 谷 🚀") == "\"\\u0085 \\u2028 \\ufeff é 谷 🚀\"");
}
