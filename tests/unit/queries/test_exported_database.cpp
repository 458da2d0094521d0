#include <catch2/catch.hpp>

#include <cstdlib>
#include <fstream>

#include <graphmatter/app/build.hpp>
#include <graphmatter/exports/formats.hpp>
#include <graphmatter/queries/queries.hpp>

using namespace graphmatter;

namespace {

namespace fs = std::filesystem;

struct TemporaryFolder {
    fs::path path;
    TemporaryFolder()
    {
        std::string name = (fs::temp_directory_path() / "graphmatter-XXXXXX").string();
        path = ::mkdtemp(name.data());
    }
    ~TemporaryFolder() { fs::remove_all(path); }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    void write(const std::string& name, const std::string& text) const { std::ofstream{path / name} << text; }
};

}  // namespace

TEST_CASE("Every query runs on a database that the exporter wrote", "[queries]")
{
    const TemporaryFolder folder;
    const std::string same =
        "people: [Ada Lovelace]\ncompanies_orgs: [OpenAI]\ntags: [maths, 数学]\nspeaker: Ada Lovelace\nsource: "
        "https://example.org/talk\n";
    folder.write("a.md", "---\ntitle: First note\ndate: 2024-01-05\n" + same + "---\n[b](b.md) [gone](gone.md)\n");
    folder.write("b.md",
                 "---\ntitle: Second note\ndate: 2024-02-05\n" + same + "tools: [ada-lovelace, 谷歌]\n---\nText.\n");
    folder.write("c.md", "---\ntitle: Third\npeople: [ada-lovelace]\n---\n");
    folder.write("d.md", "---\ntitle: Alone\ndate: soon\n---\n");
    const std::vector<std::string> words{folder.path.string()};
    const auto roots = ingest::roots_from(words);
    const fs::path file = folder.path / "graph.sqlite";
    app::BuildOptions options;
    options.analyse.measures = {"betweenness"};
    exports::about_format("sqlite").write(app::build(roots, {}, options), exports::View::full, file, {});
    const std::map<std::string, std::string> usual{{"from", "谷歌"}, {"to", "OpenAI"}, {"name", "Ada Lovelace"},
                                                   {"post", "b.md"}, {"text", "谷歌"}, {"since", "2024"}};
    for (const auto& query : queries::all()) {
        INFO(query.name);
        std::map<std::string, std::string> arguments;
        for (const auto& parameter : query.parameters) {
            if (!parameter.has_default) arguments.insert(*usual.find(parameter.name));
            if (parameter.name == "most") arguments["most"] = "1";
            if (parameter.name == "min_posts") arguments["min_posts"] = "2";
        }
        if (query.name == "new-entities") arguments["min_posts"] = "1";
        const auto answer = queries::run(file, query, arguments);
        CHECK(answer.columns == query.columns);
        CHECK_FALSE(answer.rows.empty());
    }
}
