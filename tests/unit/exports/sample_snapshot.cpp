#include "exports/sample_snapshot.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <tuple>

namespace graphmatter::test {

namespace {

using namespace std::chrono_literals;

class SampleBuilder {
  public:
    SampleBuilder()
    {
        made_.schema = default_schema();
        made_.about.generator = "graphmatter test";
    }

    void post(std::string_view key, std::string_view title, Date date, std::string_view url)
    {
        auto& strings = made_.corpus.strings;
        Post post;
        post.path = strings.intern(std::string{key} + ".md");
        post.key = strings.intern(key);
        post.title = strings.intern(title);
        post.url = strings.intern(url);
        post.date = date;
        post.words = 120;
        made_.corpus.posts.push_back(post);
        node("post", key, title, 1, 1);
        made_.graph.aliases.close_row();
    }
    void entity(std::string_view kind, std::string_view key, std::string_view label, std::uint32_t posts,
                std::uint32_t uses, std::initializer_list<Alias> aliases = {})
    {
        node(kind, key, label, posts, uses);
        made_.graph.aliases.push_row({aliases.begin(), aliases.size()});
    }
    StringId text(std::string_view written) { return made_.graph.strings.intern(written); }

    /// `field` empty: an edge without mentions. Edges in the order of the graph.
    void edge(std::string_view from, std::string_view relation, std::string_view to, float weight,
              std::string_view field = {}, std::uint32_t line = 0)
    {
        auto& graph = made_.graph;
        graph.edges.push_back({at(from), at(to), *made_.schema.find_relation(relation), weight});
        if (!field.empty())
            graph.evidence.values.push_back(
                {graph.nodes[index(at(to))].label, line, 7, *made_.schema.find_field(field)});
        else if (relation == relation::links_to)
            graph.evidence.values.push_back({empty_string, line, 1, none<FieldId>});
        graph.evidence.close_row();
    }
    [[nodiscard]] NodeId at(std::string_view id) const { return ids_.at(std::string{id}); }
    Snapshot& made() { return made_; }

  private:
    void node(std::string_view kind, std::string_view key, std::string_view label, std::uint32_t posts,
              std::uint32_t uses)
    {
        auto& graph = made_.graph;
        const auto id = id_at<NodeId>(graph.nodes.size());
        graph.nodes.push_back({*made_.schema.find_kind(kind), graph.strings.intern(key), graph.strings.intern(label)});
        graph.posts.push_back(posts);
        graph.uses.push_back(uses);
        ids_[text_id(graph, made_.schema, id)] = id;
    }

    Snapshot made_;
    std::map<std::string, NodeId> ids_;
};

void add_nodes(SampleBuilder& vault)
{
    vault.post("notes/a", "Tom & \"Jerry\" <3 'n' ]]>", 2024y / 1 / 2, "/notes/a/?x=1&y=2");
    vault.post("notes/b", "line\nbreak\ttab\r\x0B end", Date{}, "");
    vault.post("notes/lonely", "Lonely", 2022y / 2 / 28, "/notes/lonely/");
    vault.post("notes/谷歌", "谷歌 🚀 搜索", 2023y / 12 / 31, "/notes/谷歌/");
    vault.entity("person", "ray kurzweil", "Ray Kurzweil", 2, 3,
                 {{vault.text("Ray Kurzweil"), 2}, {vault.text("ray-kurzweil"), 1}});
    vault.entity("organization", "at&t", "AT&T", 1, 1, {{vault.text("AT&T"), 1}});
    vault.entity("organization", "nvidia", "NVIDIA", 2, 2, {{vault.text("NVIDIA"), 1}, {vault.text("英伟达"), 1}});
    vault.entity("tag", "ai", "ai", 2, 2, {{vault.text("ai"), 2}});
    vault.entity("tag", "either|or", "either|or", 1, 1, {{vault.text("either|or"), 1}});
    vault.entity("speaker", "ray kurzweil", "Ray Kurzweil", 1, 1, {{vault.text("Ray Kurzweil"), 1}});
    vault.entity("source", "example.org/talk", "https://example.org/talk", 1, 1,
                 {{vault.text("https://example.org/talk"), 1}});
    vault.entity("site", "example.org", "example.org", 1, 0);
}

void add_edges(SampleBuilder& vault)
{
    vault.edge("post:notes/a", "MENTIONS", "person:ray-kurzweil", 1, "people", 4);
    vault.made().graph.evidence.values.push_back(
        {vault.text("ray-kurzweil"), 5, 7, *vault.made().schema.find_field("people")});
    vault.made().graph.evidence.offsets.back() += 1;
    vault.edge("post:notes/a", "MENTIONS", "organization:at&t", 1, "orgs", 6);
    vault.edge("post:notes/a", "MENTIONS", "organization:nvidia", 1, "orgs", 7);
    vault.edge("post:notes/a", "TAGGED", "tag:ai", 1, "tags", 8);
    vault.edge("post:notes/a", "TAGGED", "tag:either|or", 1, "tags", 8);
    vault.edge("post:notes/a", "SPOKEN_BY", "person:ray-kurzweil", 1, "speaker", 9);  // parallel to the first
    vault.edge("post:notes/a", "DERIVED_FROM", "source:example.org/talk", 1, "source", 10);
    vault.edge("post:notes/a", "LINKS_TO", "post:notes/a", 1, {}, 20);  // self loop
    vault.edge("post:notes/a", "LINKS_TO", "post:notes/b", 2, {}, 21);
    vault.edge("post:notes/b", "MENTIONS", "person:ray-kurzweil", 1, "people", 3);
    vault.edge("post:notes/谷歌", "MENTIONS", "organization:nvidia", 1, "orgs", 3);
    vault.edge("post:notes/谷歌", "TAGGED", "tag:ai", 1, "tags", 4);
    vault.edge("speaker:ray-kurzweil", "SAME_AS", "person:ray-kurzweil", 1);
    vault.edge("source:example.org/talk", "HOSTED_ON", "site:example.org", 1);
}

void add_links(SampleBuilder& vault)
{
    auto& [about, schema, corpus, graph, findings, diagnostics] = vault.made();
    const auto link = [&](std::string_view target, std::uint32_t line, PostId post, bool dead) {
        corpus.links.values.push_back({corpus.strings.intern(target), line, 1, LinkForm::markdown, 0.5F});
        graph.link_targets.push_back(post);
        graph.link_dead.push_back(dead ? 1 : 0);
    };
    link("#top", 20, PostId{0}, false);
    link("b.md", 21, PostId{1}, false);
    link("../notes/b.md", 22, PostId{1}, false);
    link("https://elsewhere.example/", 23, none<PostId>, false);
    link("gone.md", 24, none<PostId>, true);
    corpus.links.offsets = {0, 5, 5, 5, 5};
    diagnostics.push_back({"link-dead", "notes/a.md", 24, 1, "gone.md is not there"});
}

void add_findings(SampleBuilder& vault)
{
    auto& findings = vault.made().findings;
    const std::size_t count = vault.made().graph.nodes.size();
    const auto column = [&](std::string name, ScoreType type, std::vector<double> values) {
        values.resize(count);
        findings.whole.scores.push_back({std::move(name), type, std::move(values), {}});
    };
    column("degree", ScoreType::integer, {7, 2, 0, 2, 3, 1, 2, 2, 1, 1, 2, 1});
    column("weighted_degree", ScoreType::real, {9, 3, 0, 2, 4, 1, 2, 2, 1, 1, 2, 1});
    column("pagerank", ScoreType::real, {0.25, 0.125, 1.0 / 3, 1e-7});
    column("component", ScoreType::integer, {0, 0, 1});
    column("core_number", ScoreType::integer, {2, 2, 0, 2, 2, 1, 2, 2, 1, 1, 1, 1});
    column("community", ScoreType::integer, {0, 0, 1});
    column("closeness", ScoreType::real, std::vector<double>(count, 0.5));
    findings.whole.scores.back().precision = "sampled: 9 samples";
    findings.whole.communities = {{"NVIDIA, ai", 11, 0.875}, {"Lonely", 1, 0}};
    findings.whole.modularity = 0.25;
    findings.trends.periods = {{"2023-Q4", 8095, 1}, {"2024-Q1", 8096, 1}};
    findings.trends.uses = {{vault.at("person:ray-kurzweil"), 1, 1, 2, 1},
                            {vault.at("organization:nvidia"), 0, 1, 1, 1},
                            {vault.at("organization:nvidia"), 1, 1, 1, 1}};
    for (std::size_t i = 0; i < count; ++i)
        findings.positions.push_back({static_cast<float>(i) * 12.5F - 40, static_cast<float>(i % 3) * 100.25F});
    findings.pairs = {{vault.at("organization:nvidia"), vault.at("tag:ai"), 2, 0.75F, 1, 0.01F}};
    findings.related.push_row(std::vector<RelatedPost>{{PostId{3}, 0.83337F}, {PostId{1}, 0.4F}});
    findings.related.push_row(std::vector<RelatedPost>{{PostId{0}, 0.4F}});
    findings.related.close_row();
    findings.related.push_row(std::vector<RelatedPost>{{PostId{0}, 1}});
    const auto entity = [&](const char* id, float share) {
        return Reason{Signal::entity, static_cast<std::uint32_t>(vault.at(id)), share};
    };
    const auto word = [&](Signal signal, const char* text, float share) {
        return Reason{signal, static_cast<std::uint32_t>(findings.words.intern(text)), share};
    };
    findings.reasons.push_row(std::vector<Reason>{entity("organization:nvidia", 0.5F),
                                                  word(Signal::text, "规模化", 0.25F),
                                                  entity("tag:ai", 0.125F),
                                                  word(Signal::title, "search", 0.0625F),
                                                  {Signal::recency, 0, 0.0625F}});
    findings.reasons.push_row(std::vector<Reason>{{Signal::links_to, 0, 0.75F}, {Signal::linked_from, 0, 0.25F}});
    findings.reasons.push_row(std::vector<Reason>{entity("person:ray-kurzweil", 1)});
    findings.reasons.push_row(std::vector<Reason>{{Signal::recency, 0, 1}});
}

}  // namespace

Snapshot sample_snapshot()
{
    SampleBuilder vault;
    add_nodes(vault);
    add_edges(vault);
    add_links(vault);
    add_findings(vault);
    return std::move(vault.made());
}

}  // namespace graphmatter::test
