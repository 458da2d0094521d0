#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "ingest/read_ahead.hpp"
#include "ingest/temporary_folder.hpp"

using namespace graphmatter;
using namespace graphmatter::ingest;

namespace {

std::vector<PostFile> files_in(const test::TemporaryFolder& folder, std::size_t count)
{
    std::vector<PostFile> files;
    for (std::size_t i = 0; i < count; ++i) {
        const std::string name = std::to_string(i) + ".md";
        files.push_back({folder.path() / name, name, std::to_string(i)});
    }
    return files;
}

}  // namespace

TEST_CASE("nobody reads ahead in a small vault, in one that lies in memory, or where nothing can be opened",
          "[ingest][read_ahead]")
{
    const test::TemporaryFolder folder;
    CHECK(read_ahead_crew({}) == 0);
    CHECK(read_ahead_crew(files_in(folder, 1'000)) == 0);
    for (const PostFile& file : files_in(folder, 600)) folder.write(file.path, "text");
    CHECK(read_ahead_crew(files_in(folder, 600)) == 0);  // written this moment
}

TEST_CASE("reading ahead ends with its reader, however far that came", "[ingest][read_ahead]")
{
    const test::TemporaryFolder folder;
    const auto files = files_in(folder, 10'000);  // more than are asked for at once; most are not there
    for (std::size_t i = 0; i < 50; ++i) folder.write(files[i * 200].path, "text");
    const auto come_to = GENERATE(std::size_t{0}, std::size_t{5'000}, std::size_t{10'000});
    ReadAhead ahead{files, 8};
    for (std::size_t i = 0; i < come_to; i += 32) ahead.reached(i);
    SUCCEED("the destructor returns");
}
