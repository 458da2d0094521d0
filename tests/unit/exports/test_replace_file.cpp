#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <string>

#include <graphmatter/exports/replace_file.hpp>
#include <graphmatter/model/error.hpp>

#include "exports/written_file.hpp"

using namespace graphmatter;
namespace fs = std::filesystem;

TEST_CASE("a replaced file keeps its permissions, and a link stays a link", "[exports]")
{
    const test::TestFolder folder;
    std::ofstream(folder / "a.md") << "old";
    fs::permissions(folder / "a.md", fs::perms::owner_read | fs::perms::owner_write | fs::perms::group_read);
    fs::create_symlink("a.md", folder / "link.md");
    exports::replace_file(folder / "link.md", "old", "new");
    CHECK(fs::is_symlink(folder / "link.md"));
    CHECK(test::bytes_of(folder / "a.md") == "new");
    CHECK(fs::status(folder / "a.md").permissions() ==
          (fs::perms::owner_read | fs::perms::owner_write | fs::perms::group_read));
    CHECK(folder.file_count() == 2);
}

TEST_CASE("a file that changed meanwhile stays", "[exports]")
{
    const test::TestFolder folder;
    std::ofstream(folder / "a.md") << "newer";
    CHECK_THROWS_WITH(exports::replace_file(folder / "a.md", "old", "new"), Catch::Contains("has changed since"));
    CHECK(test::bytes_of(folder / "a.md") == "newer");
    CHECK(folder.file_count() == 1);
}

TEST_CASE("long names can be replaced, missing files cannot", "[exports]")
{
    const test::TestFolder folder;
    const fs::path file = folder / (std::string(250, 'n') + ".md");
    std::ofstream(file) << "old";
    exports::replace_file(file, "old", "new");
    CHECK(test::bytes_of(file) == "new");
    CHECK_THROWS_AS(exports::replace_file(folder / "gone.md", "old", "new"), DataError);
    CHECK(folder.file_count() == 1);
}
