#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include <graphmatter/model/error.hpp>

#include "ingest/find_files.hpp"
#include "ingest/shown.hpp"
#include "ingest/temporary_folder.hpp"

using namespace graphmatter;
using namespace graphmatter::ingest;
using graphmatter::test::TemporaryFolder;
namespace fs = std::filesystem;
using Strings = std::vector<std::string>;

namespace {

Strings paths(const Noted<std::vector<PostFile>>& found)
{
    Strings out;
    for (const PostFile& file : found.value) out.push_back(file.path);
    return out;
}

Strings keys(const Noted<std::vector<PostFile>>& found)
{
    Strings out;
    for (const PostFile& file : found.value) out.push_back(file.key);
    return out;
}

Noted<std::vector<PostFile>> find(const fs::path& folder, const Strings& include = {}, const Strings& exclude = {})
{
    Configuration configuration;
    configuration.include = include;
    configuration.exclude = exclude;
    const std::vector<Root> roots{{"vault", folder}};
    return find_files(roots, configuration);
}

/// "code path" of every diagnostic.
Strings notes(const Noted<std::vector<PostFile>>& found)
{
    Strings out;
    for (const Diagnostic& d : found.diagnostics) out.push_back(std::string{d.code} + " " + d.path);
    std::ranges::sort(out);
    return out;
}

}  // namespace

TEST_CASE("post files are found in any depth, sorted by key", "[ingest][find_files]")
{
    const TemporaryFolder folder;
    for (const char* name :
         {"b.md", "a/z.mdx", "a.markdown", "a/b/c.md", "台.md", "x.txt", "README", "md", ".hidden.md", ".obsidian/y.md",
          "node_modules/p/readme.md", "a/node_modules/q.md", "a/.git/r.md", "UPPER.MD"})
        folder.write(name, "");
    const auto found = find(folder.path());
    CHECK(paths(found) == Strings{"a.markdown", "a/b/c.md", "a/z.mdx", "b.md", "台.md"});
    CHECK(keys(found) == Strings{"a", "a/b/c", "a/z", "b", "台"});
    CHECK(found.diagnostics.empty());
}

TEST_CASE("a root may be one file", "[ingest][find_files]")
{
    const TemporaryFolder folder;
    const auto file = folder.write("notes/one.md", "");
    folder.write("notes/two.md", "");
    CHECK(paths(find(file)) == Strings{"one.md"});
}

TEST_CASE("twins keep their extension, and keys stay unique", "[ingest][find_files]")
{
    const TemporaryFolder folder;
    for (const char* name : {"a.md", "a.mdx", "a.md.md", "b.md", "n/c.markdown", "n/c.md"}) folder.write(name, "");
    const auto found = find(folder.path());
    CHECK(keys(found) == Strings{"a.md", "a.md.md", "a.mdx", "b", "n/c.markdown", "n/c.md"});
    CHECK(found.diagnostics.empty());
}

TEST_CASE("globs leave files out or let only some in", "[ingest][find_files]")
{
    const TemporaryFolder folder;
    for (const char* name : {"a.md", "drafts/b.md", "notes/c.md", "notes/drafts/d.md", "notes/deep/e.md"})
        folder.write(name, "");
    CHECK(paths(find(folder.path(), {}, {"drafts/**"})) ==
          Strings{"a.md", "notes/c.md", "notes/deep/e.md", "notes/drafts/d.md"});
    CHECK(paths(find(folder.path(), {}, {"drafts"})) == Strings{"a.md", "notes/c.md", "notes/deep/e.md"});
    CHECK(paths(find(folder.path(), {}, {"/drafts"})) ==
          Strings{"a.md", "notes/c.md", "notes/deep/e.md", "notes/drafts/d.md"});
    CHECK(paths(find(folder.path(), {"notes"}, {})) == Strings{"notes/c.md", "notes/deep/e.md", "notes/drafts/d.md"});
    CHECK(paths(find(folder.path(), {"notes/*.md"}, {})) == Strings{"notes/c.md"});
    CHECK(paths(find(folder.path(), {"notes/**/*.md"}, {"*/deep/"})) == Strings{"notes/c.md", "notes/drafts/d.md"});
    CHECK(paths(find(folder.path(), {"nothing"}, {})).empty());
}

TEST_CASE("globs", "[ingest][find_files]")
{
    struct Case {
        std::string glob, path;
        bool fits;
    };
    const auto c = GENERATE(values<Case>({
        {"*.md", "a.md", true},
        {"*.md", "x/a.md", true},
        {"*.md", "a.mdx", false},
        {"?.md", "a.md", true},
        {"?.md", "ab.md", false},
        {"a?b", "a/b", false},
        {"x/*.md", "x/a.md", true},
        {"x/*.md", "x/y/a.md", false},
        {"x/**", "x/y/a.md", true},
        {"x/**", "xy/a.md", false},
        {"**/a.md", "a.md", true},
        {"**/a.md", "x/y/a.md", true},
        {"**/a.md", "x/ba.md", false},
        {"x/**/a.md", "x/a.md", true},
        {"x/**/a.md", "x/y/z/a.md", true},
        {"**", "anything/at/all", true},
        {"x", "x/y/a.md", true},
        {"x/", "x/a.md", true},
        {"y", "x/y/a.md", true},
        {"x/y", "x/y/a.md", true},
        {"x/y", "z/x/y/a.md", false},
        {"/x", "x/a.md", true},
        {"/y", "x/y/a.md", false},
        {"台*", "台积电.md", true},
        {"", "a.md", false},
        {"*", "a/b", true},
        {"a**", "a/b/c", true},
    }));
    CAPTURE(c.glob, c.path);
    CHECK(fits_glob(c.glob, c.path) == c.fits);
}

TEST_CASE("globs with many stars take no exponential time", "[ingest][find_files]")
{
    std::string glob, folders;
    for (int i = 0; i < 60; ++i) {
        glob += "*a";
        folders += "**/a/";
    }
    CHECK_FALSE(fits_glob(glob + "b", std::string(250, 'a')));
    CHECK_FALSE(fits_glob(folders + "b", "a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a"));
}

TEST_CASE("symbolic links are followed once", "[ingest][find_files]")
{
    const TemporaryFolder folder, outside;
    folder.write("notes/a.md", "");
    outside.write("vault/o.md", "");
    outside.write("more/m.md", "");
    fs::create_directory_symlink(folder.path(), folder.path() / "notes/loop");
    fs::create_directory_symlink(folder.path() / "notes", folder.path() / "again");
    fs::create_directory_symlink(outside.path() / "vault", folder.path() / "linked");
    fs::create_directory_symlink(outside.path(), folder.path() / "up");
    fs::create_symlink(folder.path() / "gone.md", folder.path() / "dangling.md");
    fs::create_symlink(outside.path() / "more/m.md", folder.path() / "file.md");
    fs::create_directory_symlink(folder.path() / "self", folder.path() / "self");
    const auto found = find(folder.path());
    CHECK(paths(found) == Strings{"file.md", "linked/o.md", "notes/a.md", "up/more/m.md"});
    CHECK(notes(found) == Strings{"symlink-broken dangling.md", "symlink-broken self", "symlink-loop again",
                                  "symlink-loop notes/loop", "symlink-loop up/vault"});
}

TEST_CASE("a link to the folder above the root does not count the root twice", "[ingest][find_files]")
{
    const TemporaryFolder folder;
    folder.write("vault/a.md", "");
    folder.write("beside/b.md", "");
    fs::create_directory_symlink(folder.path(), folder.path() / "vault/up");
    const auto found = find(folder.path() / "vault");
    CHECK(paths(found) == Strings{"a.md", "up/beside/b.md"});
}

TEST_CASE("file names that are no UTF-8 are repaired, all are normalised", "[ingest][find_files]")
{
    const TemporaryFolder folder;
    folder.write("caf\xE9.md", "");
    folder.write("e\u0301t\u0065\u0301.md", "");
    const auto found = find(folder.path());
    CHECK(paths(found) == Strings{"caf\uFFFD.md", "\u00E9t\u00E9.md"});
    CHECK(notes(found) == Strings{"path-encoding caf\uFFFD.md"});
}

TEST_CASE("of two names that are one in Unicode the second is diagnosed", "[ingest][find_files]")
{
    const TemporaryFolder folder;
    folder.write("\u00E9.md", "");
    folder.write("e\u0301.md", "");
    const auto found = find(folder.path());
    CHECK(paths(found) == Strings{"\u00E9.md"});
    CHECK(notes(found) == Strings{"file-unreadable \u00E9.md"});
}

TEST_CASE("with several roots their names come first", "[ingest][find_files]")
{
    const TemporaryFolder folder;
    folder.write("x/a.md", "");
    folder.write("y/a.md", "");
    const std::vector<Root> roots{{"e\u0301", folder.path() / "x"}, {"b", folder.path() / "y"}};
    const auto found = find_files(roots, {});
    CHECK(paths(found) == Strings{"b/a.md", "\u00E9/a.md"});
    CHECK(keys(found) == Strings{"b/a", "\u00E9/a"});
}

TEST_CASE("a root that is not there cannot be read", "[ingest][find_files]")
{
    const TemporaryFolder folder;
    CHECK_THROWS_AS(find(folder.path() / "gone"), DataError);
}

TEST_CASE("roots come from words", "[ingest][find_files]")
{
    const TemporaryFolder folder;
    folder.write("x/notes/a.md", "");
    folder.write("y/notes/a.md", "");
    const std::string x = (folder.path() / "x/notes").string(), y = (folder.path() / "y/notes").string();
    const auto roots = [](const Strings& words) { return roots_from(words); };
    CHECK(roots({x}).front().name == "notes");
    CHECK(roots({x + "/"}).front().name == "notes");
    CHECK(roots({x, "other=" + y}).back().name == "other");
    CHECK(roots({x, "other=" + y}).back().folder == y);
    CHECK_THROWS_AS(roots({x, y}), UsageError);
    CHECK_THROWS_AS(roots({x, "notes=" + y}), UsageError);
    CHECK_THROWS_AS(roots({x + "/gone"}), DataError);
}
