#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <fstream>
#include <string>
#include <thread>

#include <catch2/catch.hpp>
#include <graphmatter/exports/give_way.hpp>
#include <graphmatter/model/error.hpp>

#include "exports/output_file.hpp"
#include "exports/sample_snapshot.hpp"
#include "exports/written_file.hpp"

using namespace graphmatter;
using exports::OutputFile;

TEST_CASE("an output file takes its name when it is complete")
{
    const test::TestFolder folder;
    std::ofstream(folder / "a.txt") << "old";
    {
        OutputFile file(folder / "a.txt");
        file.write("new ");
        CHECK(test::bytes_of(folder / "a.txt") == "old");
        CHECK(folder.file_count() == 2);
        file.write("text");
        file.commit();
    }
    CHECK(test::bytes_of(folder / "a.txt") == "new text");
    CHECK(folder.file_count() == 1);
}

TEST_CASE("an output file that is given up leaves the old one and nothing else")
{
    const test::TestFolder folder;
    std::ofstream(folder / "a.txt") << "old";
    {
        OutputFile file(folder / "a.txt");
        file.write("half");
    }
    CHECK(test::bytes_of(folder / "a.txt") == "old");
    CHECK(folder.file_count() == 1);
}

TEST_CASE("what a dead process left behind is no obstacle")
{
    const test::TestFolder folder;
    std::ofstream(folder / (".a.txt.tmp-" + std::to_string(::getpid()))) << "remains that are longer";
    OutputFile file(folder / "a.txt");
    file.write("new");
    file.commit();
    CHECK(test::bytes_of(folder / "a.txt") == "new");
}

TEST_CASE("a failure names the file and the reason")
{
    const test::TestFolder folder;
    const auto file = folder / "no/such/folder.gexf";
    for (const auto& format : exports::formats()) {
        INFO(format.name);
        CHECK_THROWS_AS(format.write(test::sample_snapshot(), exports::View::full, file, {}), DataError);
        CHECK_THROWS_WITH(format.write(test::sample_snapshot(), exports::View::full, file, {}),
                          Catch::Contains("no/such/folder.gexf"));
    }
    CHECK_THROWS_WITH(OutputFile(file), Catch::Contains("No such file or directory"));
}

TEST_CASE("a target that cannot be replaced stays, and no pending file does")
{
    const test::TestFolder folder;
    for (const auto& format : exports::formats()) {
        INFO(format.name);
        const auto file = folder / format.name;
        if (format.is_folder) continue;
        std::filesystem::create_directories(file / "kept");  // a folder: nothing can be renamed over it
        CHECK_THROWS_AS(format.write(test::sample_snapshot(), exports::View::full, file, {}), DataError);
        CHECK(std::filesystem::exists(file / "kept"));
    }
    CHECK(folder.file_count() == exports::formats().size() - 1);
}

TEST_CASE("a file that may grow no further is an error and leaves nothing")
{
    const test::TestFolder folder;
    rlimit before{};
    REQUIRE(::getrlimit(RLIMIT_FSIZE, &before) == 0);
    const auto old_handler = std::signal(SIGXFSZ, SIG_IGN);  // the write shall fail, not the process
    rlimit small = before;
    small.rlim_cur = 4096;
    REQUIRE(::setrlimit(RLIMIT_FSIZE, &small) == 0);
    std::string message;
    try {
        OutputFile file(folder / "a.txt");
        file.write(std::string(10'000, 'x'));
        file.commit();
    } catch (const DataError& error) {
        message = error.what();
    }
    REQUIRE(::setrlimit(RLIMIT_FSIZE, &before) == 0);
    std::signal(SIGXFSZ, old_handler);
    CHECK_THAT(message, Catch::Contains("a.txt: File too large"));
    CHECK(folder.file_count() == 0);
}

TEST_CASE("a stop leaves the old file")
{
    const test::TestFolder folder;
    std::stop_source stop;
    stop.request_stop();
    Watch watch;
    watch.stop = stop.get_token();
    for (const auto& format : exports::formats()) {
        INFO(format.name);
        std::ofstream(folder / format.name) << "old";
        CHECK_THROWS_AS(format.write(test::sample_snapshot(), exports::View::full, folder / format.name, watch),
                        Cancelled);
        CHECK(test::bytes_of(folder / format.name) == "old");
    }
    CHECK(folder.file_count() == exports::formats().size());
}

#ifdef __linux__
TEST_CASE("a thread gives way alone, each time a little more")
{
    const auto niceness = [] { return ::getpriority(PRIO_PROCESS, 0); };
    const int before = niceness();
    int once = 0, often = 0;
    std::jthread{[&] {
        exports::give_way();
        once = niceness();
        for (int i = 0; i < 10; ++i) exports::give_way();
        often = niceness();
    }}.join();
    CHECK(once == std::min(before + 4, 19));
    CHECK(often == 19);
    CHECK(niceness() == before);
}
#endif
