#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <tuple>
#include <vector>

#include <graphmatter/app/build.hpp>
#include <graphmatter/model/error.hpp>

#include "ingest/temporary_folder.hpp"

using namespace graphmatter;
using graphmatter::test::TemporaryFolder;

namespace {

void write_vault(const TemporaryFolder& folder)
{
    folder.write("notes/a.md",
                 "---\ntitle: Alpha\npeople: [Ada Lovelace, Charles Babbage]\ntags: [engines]\nsource: "
                 "https://youtu.be/abc\n---\nSee [[b]].\n");
    folder.write(
        "notes/b.md",
        "---\ntitle: Beta\npeople: [ada-lovelace, Charles Babbage]\ndate: nonsense\n---\nSee [gone](gone.md).\n");
    folder.write("c.md", "---\ndraft: true\nspeaker: Ada Lovelace\nsource: https://www.youtube.com/watch?v=abc\n---\n");
}

std::vector<ingest::Root> roots(const TemporaryFolder& folder) { return {{"vault", folder.path()}}; }

bool has_node(const Snapshot& snapshot, std::string_view id)
{
    for (std::size_t n = 0; n < snapshot.graph.nodes.size(); ++n)
        if (text_id(snapshot.graph, snapshot.schema, id_at<NodeId>(n)) == id) return true;
    return false;
}

std::vector<std::string> codes(const Snapshot& snapshot)
{
    std::vector<std::string> out;
    for (const Diagnostic& d : snapshot.diagnostics) out.push_back(d.path + " " + std::string{d.code});
    return out;
}

}  // namespace

TEST_CASE("build reads, resolves and analyses", "[app]")
{
    const TemporaryFolder folder;
    write_vault(folder);
    const Snapshot snapshot = app::build(roots(folder), {});
    CHECK(snapshot.corpus.posts.size() == 3);
    for (const char* id : {"post:c", "post:notes/a", "person:ada-lovelace", "person:charles-babbage",
                           "speaker:ada-lovelace", "tag:engines", "site:youtube.com"})
        CHECK(has_node(snapshot, id));
    CHECK(codes(snapshot) == std::vector<std::string>{"c.md duplicate-source", "notes/a.md duplicate-source",
                                                      "notes/b.md date-unreadable", "notes/b.md link-dead"});
    CHECK(snapshot.about.generator.starts_with("graphmatter "));
    CHECK(snapshot.about.drafts);
    REQUIRE(snapshot.findings.whole.find_score("degree") != nullptr);
    CHECK(snapshot.findings.whole.find_score("degree")->values.size() == snapshot.graph.nodes.size());
    REQUIRE(snapshot.findings.pairs.size() == 1);
    CHECK(snapshot.findings.pairs[0].posts == 2);
    CHECK(snapshot.findings.related.size() == 3);
}

TEST_CASE("read stops before analysis", "[app]")
{
    const TemporaryFolder folder;
    write_vault(folder);
    const Snapshot snapshot = app::read(roots(folder), {});
    CHECK(snapshot.graph.nodes.size() > 3);
    CHECK(snapshot.findings.whole.scores.empty());
    CHECK(snapshot.findings.related.empty());
    CHECK(snapshot.diagnostics.size() == 4);
}

TEST_CASE("check finds slips that build takes as they are", "[app]")
{
    const TemporaryFolder folder;
    folder.write("a.md", "---\ntitle: A\nSeries: Letters\ntags: [x]\n---\n[b](b.md)\n");
    folder.write("b.md", "---\ntitle: a\ntags: ['y ']\n---\n");
    const auto found = codes(app::check(roots(folder), {}));
    CHECK(found == std::vector<std::string>{"a.md duplicate-title", "a.md field-case", "b.md duplicate-title",
                                            "b.md trailing-spaces"});
    CHECK(app::read(roots(folder), {}).diagnostics.empty());
    CHECK(app::build(roots(folder), {}).corpus.fields.values.empty());
    // Alone, a file does not tell what lies around it.
    CHECK(codes(app::check(std::vector<ingest::Root>{{"a.md", folder.path() / "a.md"}}, {})) ==
          std::vector<std::string>{"a.md field-case"});
}

TEST_CASE("the configuration reaches every stage", "[app]")
{
    const TemporaryFolder folder;
    write_vault(folder);
    const auto file = folder.write("graphmatter.yaml",
                                   "aliases: names.yaml\nstop: {tag: [engines]}\nexclude: [c.md]\n"
                                   "fields: {people: {kind: inventor}}\nkinds: {inventor: {co_occurs: true}}\n");
    folder.write("names.yaml", "inventor: {Augusta Ada King: [Ada Lovelace]}\n");
    const Snapshot snapshot = app::build(roots(folder), ingest::read_configuration(file));
    CHECK(snapshot.corpus.posts.size() == 2);
    CHECK(has_node(snapshot, "inventor:augusta-ada-king"));
    CHECK_FALSE(has_node(snapshot, "tag:engines"));
    CHECK(snapshot.findings.pairs.size() == 1);
}

TEST_CASE("options reach their stage and the provenance", "[app]")
{
    const TemporaryFolder folder;
    write_vault(folder);
    app::BuildOptions options;
    options.read.drafts = false;
    options.analyse.min_posts = 3;
    options.analyse.related_top = 4;
    const Snapshot snapshot = app::build(roots(folder), {}, options);
    CHECK(snapshot.corpus.posts.size() == 2);
    CHECK(snapshot.findings.pairs.empty());
    CHECK_FALSE(snapshot.about.drafts);
    CHECK(snapshot.about.min_posts == 3);
    CHECK(snapshot.about.related_top == 4);
}

TEST_CASE("the number of threads changes nothing", "[app]")
{
    const TemporaryFolder folder;
    write_vault(folder);
    for (int i = 0; i < 100; ++i)
        folder.write("more/p" + std::to_string(i) + ".md", "---\npeople: [P" + std::to_string(i % 9) + ", Q" +
                                                               std::to_string(i % 7) + "]\n---\n[x](p" +
                                                               std::to_string(i / 2) + ".md)\n");
    const auto of = [&folder](unsigned jobs) {
        app::BuildOptions options;
        options.read.jobs = jobs;
        return app::build(roots(folder), {}, options);
    };
    const Snapshot one = of(1), four = of(4);
    REQUIRE(one.graph.nodes.size() == four.graph.nodes.size());
    REQUIRE(one.graph.edges.size() == four.graph.edges.size());
    for (std::size_t n = 0; n < one.graph.nodes.size(); ++n)
        CHECK(text_id(one.graph, one.schema, id_at<NodeId>(n)) == text_id(four.graph, four.schema, id_at<NodeId>(n)));
    const auto parts = [](const Edge& e) { return std::tuple{e.from, e.to, e.relation, e.weight}; };
    CHECK(std::ranges::equal(one.graph.edges, four.graph.edges, {}, parts, parts));
    REQUIRE(one.findings.whole.scores.size() == four.findings.whole.scores.size());
    for (std::size_t s = 0; s < one.findings.whole.scores.size(); ++s)
        CHECK(one.findings.whole.scores[s].values == four.findings.whole.scores[s].values);
    const auto related = [](const RelatedPost& r) { return std::pair{r.post, r.score}; };
    CHECK(std::ranges::equal(one.findings.related.values, four.findings.related.values, {}, related, related));
}

TEST_CASE("a folder that is not there ends the run", "[app]")
{
    const TemporaryFolder folder;
    const std::vector<ingest::Root> gone{{"gone", folder.path() / "gone"}};
    CHECK_THROWS_AS(app::build(gone, {}), DataError);
}

TEST_CASE("an empty vault builds", "[app]")
{
    const TemporaryFolder folder;
    const Snapshot snapshot = app::build(roots(folder), {});
    CHECK(snapshot.corpus.posts.empty());
    CHECK(snapshot.graph.nodes.empty());
    CHECK(snapshot.diagnostics.empty());
}
