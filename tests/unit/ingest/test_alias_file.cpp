#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include <graphmatter/model/error.hpp>

#include "ingest/alias_file.hpp"
#include "ingest/temporary_folder.hpp"

using namespace graphmatter;
using namespace graphmatter::ingest;
using Strings = std::vector<std::string>;

namespace {

std::vector<AliasEntry> aliases(const std::string& text)
{
    const test::TemporaryFolder folder;
    return read_alias_file(folder.write("aliases.yaml", text), default_schema());
}

std::string complaint(const std::string& text)
{
    const test::TemporaryFolder holder;
    const auto file = holder.write("aliases.yaml", text);
    const std::string folder = file.parent_path().string() + '/';
    try {
        (void)read_alias_file(file, default_schema());
    } catch (const UsageError& e) {
        std::string message = e.what();  // without the folder
        for (std::size_t at = 0; (at = message.find(folder)) != std::string::npos;) message.erase(at, folder.size());
        return message;
    }
    return {};
}

}  // namespace

TEST_CASE("alias files name canonical names and their others", "[ingest][alias_file]")
{
    const auto entries = aliases("organization:\n  NVIDIA: [英伟达, NVDA]\n  TSMC: 台积电\nperson:\n  习近平:\n");
    REQUIRE(entries.size() == 3);
    CHECK(entries[0].kind == "organization");
    CHECK(entries[0].canonical == "NVIDIA");
    CHECK(entries[0].names == Strings{"英伟达", "NVDA"});
    CHECK(entries[0].where == "aliases.yaml:2");
    CHECK(entries[1].names == Strings{"台积电"});
    CHECK(entries[2].names.empty());
    CHECK(entries[2].where == "aliases.yaml:5");
    CHECK(aliases("").empty());
}

TEST_CASE("an alias file may be JSON", "[ingest][alias_file]")
{
    const auto entries = aliases("{\"organization\": {\"NVIDIA\": [\"英伟达\", \"NVDA\"]}}");
    REQUIRE(entries.size() == 1);
    CHECK(entries[0].names == Strings{"英伟达", "NVDA"});
}

TEST_CASE("one name may stand in two kinds, and in two spellings under one canonical name", "[ingest][alias_file]")
{
    CHECK(aliases("organization: {Meta: [FB]}\nproduct: {Facebook: [FB]}\n").size() == 2);
    CHECK(aliases("organization: {Meta: [FB, fb, meta]}\n").size() == 1);
}

TEST_CASE("a contradicting alias file names both places", "[ingest][alias_file]")
{
    CHECK(complaint("organization:\n  NVIDIA: [NVDA]\n  Hyundai: [x, nvda]\n") ==
          "aliases.yaml:3:16: nvda names Hyundai here and NVIDIA at aliases.yaml:2:12");
    CHECK(
        complaint("person:\n  A1: [B1]\n  B1: [C1]\n") ==
        "aliases.yaml:2:8: B1 is a name of A1 here and has names of its own at aliases.yaml:3:3; write them all in one "
        "entry");
    CHECK(
        complaint("person:\n  B1: [C1]\n  A1: [B1]\n") ==
        "aliases.yaml:3:8: B1 is a name of A1 here and has names of its own at aliases.yaml:2:3; write them all in one "
        "entry");
    CHECK_THAT(complaint("person:\n  A1: [B1]\n  B1: [A1]\n"),
               Catch::Contains("aliases.yaml:2:8") && Catch::Contains("aliases.yaml:3:3"));
    CHECK(
        complaint("person:\n  A1: [C1]\n  B1:\n    - A1\n") ==
        "aliases.yaml:4:7: A1 is a name of B1 here and has names of its own at aliases.yaml:2:3; write them all in one "
        "entry");
}

TEST_CASE("what stands twice in an alias file names both places", "[ingest][alias_file]")
{
    CHECK(complaint("organization:\n  NVIDIA: [NVDA]\n  Nvidia: [x]\n") ==
          "aliases.yaml:3:3: Nvidia is the same name as NVIDIA at aliases.yaml:2:3; write one entry for both");
    CHECK(complaint("person: {A1: [A1]}\n") == "aliases.yaml:1:15: A1 stands among its own names");
    CHECK_THAT(complaint("person: {A1: ['[]']}\n"),
               Catch::Contains("aliases.yaml:1:15: a name of A1 must name something"));
}

TEST_CASE("what an alias file says again does no harm", "[ingest][alias_file]")
{
    CHECK(aliases("organization: {NVIDIA: [NVDA, nvda, NVDA]}\n").front().names == Strings{"NVDA", "nvda"});
    const auto entries =
        aliases("organization:\n  NVIDIA: [NVDA]\n  TSMC: [台积电]\norganization:\n  NVIDIA: [英伟达, NVDA]\n");
    REQUIRE(entries.size() == 2);
    CHECK(entries[0].names == Strings{"NVDA", "英伟达"});
    CHECK(entries[0].where == "aliases.yaml:2");
    CHECK(entries[1].names == Strings{"台积电"});
}

TEST_CASE("complaints name the file as it was given", "[ingest][alias_file]")
{
    const test::TemporaryFolder folder;
    const auto file = folder.write("aliases.yaml", "organization:\n  A: [B, B2]\n  C: [b]\n");
    CHECK_THROWS_WITH(read_alias_file(file, default_schema()), Catch::StartsWith(file.string() + ":3:7: b names C"));
}

TEST_CASE("a wrong alias file is an error with its place", "[ingest][alias_file]")
{
    CHECK_THAT(complaint("organisation: {A: [B]}\n"),
               Catch::Contains("aliases.yaml:1:1: unknown key organisation; did you mean organization?"));
    CHECK_THAT(complaint("person: [A]\n"), Catch::Contains("aliases.yaml:1:9"));
    CHECK_THAT(complaint("person: {A: {b: c}}\n"), Catch::Contains("aliases.yaml:1:13"));
    CHECK_THAT(complaint("person: {'--': [b]}\n"), Catch::Contains("must name something"));
}
