#include <catch2/catch.hpp>

#include <graphmatter/exports/alias_files.hpp>

using namespace graphmatter;

namespace {

/// Two organizations, one of them with marks that need care.
Snapshot two_names()
{
    Snapshot snapshot;
    snapshot.schema = default_schema();
    Post post;
    post.path = snapshot.corpus.strings.intern("a.md");
    snapshot.corpus.posts.push_back(post);
    auto& graph = snapshot.graph;
    graph.nodes.push_back({post_kind, {}, {}});
    const KindId kind = *snapshot.schema.find_kind("organization");
    for (const char* label : {"NVIDIA", "\"英伟达\"\\: x"})
        graph.nodes.push_back({kind, graph.strings.intern(label), graph.strings.intern(label)});
    graph.posts = {1, 3, 1};
    return snapshot;
}

AliasProposal merge(const Snapshot& snapshot)
{
    AliasEvidence link;
    link.name = NodeId{2};
    link.other = NodeId{1};
    link.confidence = 0.876F;
    link.spelling = Spelling::two_names;
    link.glosses = 1;
    link.post = PostId{0};
    link.line = 7;
    return {snapshot.graph.nodes[1].kind, NodeId{1}, {NodeId{2}}, 0.876F, {link}};
}

}  // namespace

TEST_CASE("Proposals as JSON", "[exports][aliases]")
{
    const Snapshot snapshot = two_names();
    CHECK(exports::alias_proposals_json(snapshot, {}) == "[]\n");
    CHECK(
        exports::alias_proposals_json(snapshot, std::vector{merge(snapshot)}) ==
        "[\n"
        R"({"kind":"organization","canonical":"NVIDIA","names":["\"英伟达\"\\: x"],"confidence":0.88,"evidence":[)"
        R"({"name":"\"英伟达\"\\: x","other":"NVIDIA","confidence":0.88,"glosses":1,"path":"a.md","line":7,)"
        R"("text":"\"英伟达\"\\: x = NVIDIA: 1 post explains one by the other, first a.md:7; one value holds both names"}]})"
        "\n]\n");
}

TEST_CASE("Proposals as an alias file", "[exports][aliases]")
{
    const Snapshot snapshot = two_names();
    const std::string text = exports::alias_proposals_yaml(snapshot, std::vector{merge(snapshot)});
    CHECK(text.ends_with(
        "\"organization\":\n  # 0.88\n  #   \"英伟达\"\\: x = NVIDIA: 1 post explains one by the other, first "
        "a.md:7; one value holds both names\n  \"NVIDIA\": [\"\\\"英伟达\\\"\\\\: x\"]\n"));
}

TEST_CASE("Reports of kinds and noise", "[exports][aliases]")
{
    const Snapshot snapshot = two_names();
    CHECK(exports::names_in_kinds_json(snapshot, std::vector{NameInKinds{{NodeId{1}, NodeId{2}}}}) ==
          "[\n{\"name\":\"NVIDIA\",\"kinds\":[{\"kind\":\"organization\",\"posts\":3},{\"kind\":\"organization\","
          "\"posts\":1}]}\n]\n");
    const std::vector noise{NoiseName{NodeId{1}, "a number", PostId{0}, 4}};
    CHECK(
        exports::noise_names_json(snapshot, noise) ==
        "[\n{\"kind\":\"organization\",\"name\":\"NVIDIA\",\"reason\":\"a number\",\"path\":\"a.md\",\"line\":4}\n]\n");
    CHECK(exports::noise_names_yaml(snapshot, noise)
              .ends_with("stop:\n  \"organization\":\n    - \"NVIDIA\"  # a number\n"));
    CHECK(exports::noise_names_yaml(snapshot, {}).ends_with("stop: {}\n"));
}
