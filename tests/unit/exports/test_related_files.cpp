#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <set>
#include <string>

#include <nlohmann/json.hpp>

#include <graphmatter/exports/replace_folder.hpp>
#include <graphmatter/model/error.hpp>

#include "exports/sample_snapshot.hpp"
#include "exports/written_file.hpp"

using namespace graphmatter;
namespace fs = std::filesystem;

namespace {

void write(const fs::path& file, const std::string& text)
{
    fs::create_directories(file.parent_path());
    std::ofstream{file, std::ios::binary} << text;
}

std::set<std::string> files_in(const fs::path& folder)
{
    std::set<std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator{folder})
        if (!entry.is_directory() || entry.is_symlink()) files.insert(entry.path().lexically_relative(folder).string());
    return files;
}

/// An output folder with these files, all of the same text.
fs::path made(const fs::path& folder, const std::vector<std::string>& names, const std::string& text)
{
    for (const std::string& name : names) write(folder / name, text);
    exports::make_folder(folder);
    exports::write_file_list(folder, names);
    return folder;
}

}  // namespace

TEST_CASE("each post has a file with its list of related.json", "[exports][related_files]")
{
    const test::TestFolder folder;
    const Snapshot snapshot = test::sample_snapshot();
    exports::about_format("related-files").write(snapshot, exports::View::full, folder / "related", {});
    const auto json = nlohmann::json::parse(test::written(snapshot, "related"));
    std::set<std::string> expected{".graphmatter-files"};
    for (const auto& [path, list] : json.items()) {
        INFO(path);
        CHECK(nlohmann::json::parse(test::bytes_of(folder / "related" / (path + ".json"))) == list);
        expected.insert(path + ".json");
    }
    CHECK(files_in(folder / "related") == expected);
    CHECK(test::bytes_of(folder / "related/notes/lonely.md.json") == "[]\n");
}

TEST_CASE("a post whose file name is too long has a shortened one of its own", "[exports][related_files]")
{
    const test::TestFolder folder;
    Snapshot snapshot = test::sample_snapshot();
    std::string wide = "notes/x";
    for (int i = 0; i < 83; ++i) wide += "谷";
    const std::vector<std::string> paths{"notes/" + std::string(247, 'a') + ".md",  // with .json 255 bytes
                                         "notes/" + std::string(251, 'a') + "a.md",
                                         "notes/" + std::string(251, 'a') + "b.md", wide + ".md"};
    for (std::size_t i = 0; i < paths.size(); ++i)
        snapshot.corpus.posts[i].path = snapshot.corpus.strings.intern(paths[i]);
    exports::about_format("related-files").write(snapshot, exports::View::full, folder / "related", {});
    std::string wide_start = "notes/x";
    for (int i = 0; i < 66; ++i) wide_start += "谷";  // 199 bytes
    const auto files = files_in(folder / "related");
    CHECK(files == std::set<std::string>{".graphmatter-files", paths[0] + ".json",
                                         "notes/" + std::string(200, 'a') + "-bbc1d3e2a7ec6736.json",
                                         "notes/" + std::string(200, 'a') + "-420103ec11e548d9.json",
                                         wide_start + "-6b9c07723b8321d7.json"});
}

TEST_CASE("a folder takes the place of an earlier one, and nothing else goes", "[exports][related_files]")
{
    const test::TestFolder folder;
    const fs::path out = folder / "out";
    exports::replace_folder(made(folder / "one", {"a.json", "old/b.json", "old/deep/c.json"}, "1"), out);
    CHECK(files_in(out) == std::set<std::string>{".graphmatter-files", "a.json", "old/b.json", "old/deep/c.json"});
    write(out / "old/mine.txt", "mine");
    exports::replace_folder(made(folder / "two", {"a.json", "new/d.json"}, "2"), out);
    CHECK(files_in(out) == std::set<std::string>{".graphmatter-files", "a.json", "new/d.json", "old/mine.txt"});
    CHECK_FALSE(fs::exists(out / "old/deep"));
    CHECK(test::bytes_of(out / "a.json") == "2");
    CHECK(test::bytes_of(out / ".graphmatter-files") == std::string{"a.json\0new/d.json\0", 18});
    CHECK(files_in(folder / "two").empty());
}

TEST_CASE("a list that names files elsewhere removes none of them", "[exports][related_files]")
{
    const test::TestFolder folder;
    const fs::path out = folder / "out";
    write(folder / "outside.json", "mine");
    write(folder / "elsewhere/b.json", "mine");
    made(out, {"a.json"}, "1");
    fs::create_directory_symlink(folder / "elsewhere", out / "link");
    fs::create_symlink(folder / "outside.json", out / "linked.json");
    exports::write_file_list(out, {"../outside.json", (folder / "outside.json").string(), "link/b.json", "linked.json",
                                   "", "no/such.json", "a.json"});
    exports::replace_folder(made(folder / "new", {"c.json"}, "2"), out);
    CHECK(test::bytes_of(folder / "outside.json") == "mine");
    CHECK(test::bytes_of(folder / "elsewhere/b.json") == "mine");
    CHECK(files_in(out) == std::set<std::string>{".graphmatter-files", "c.json", "link", "linked.json"});
}

TEST_CASE("a file in the place of a folder is an error", "[exports][related_files]")
{
    const test::TestFolder folder;
    write(folder / "out", "a file");
    CHECK_THROWS_AS(exports::replace_folder(made(folder / "new", {"c.json"}, "2"), folder / "out"), DataError);
}
