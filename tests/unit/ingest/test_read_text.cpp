#include <catch2/catch.hpp>

#include <string>
#include <string_view>
#include <vector>

#include "ingest/read_post.hpp"
#include "ingest/shown.hpp"
#include "ingest/temporary_folder.hpp"

using namespace graphmatter;
using namespace graphmatter::ingest;
using graphmatter::test::shown;
using namespace std::string_view_literals;
using Strings = std::vector<std::string>;

namespace {

struct Text {
    std::string text;
    Strings diagnostics;
};

Text read(std::string_view bytes)
{
    const test::TemporaryFolder folder;
    const PostFile file{folder.write("a.md", bytes), "a.md", "a"};
    Text result{"left over from the file before", {}};
    std::vector<Diagnostic> diagnostics;
    REQUIRE(read_text(file, result.text, diagnostics));
    result.diagnostics = shown(diagnostics);
    return result;
}

}  // namespace

TEST_CASE("text is UTF-8 with LF line ends, whatever the file holds", "[ingest][read_text]")
{
    struct Case {
        std::string_view bytes;
        std::string text;
        Strings diagnostics;
    };
    const auto c = GENERATE(values<Case>({
        {"", "", {}},
        {"a\nb", "a\nb", {}},
        {"a\r\nb\r\n", "a\nb\n", {}},
        {"a\rb\r", "a\nb\n", {}},
        {"\xEF\xBB\xBFtitle", "title", {}},
        {"\xEF\xBB\xBF", "", {}},
        {"\xFF\xFEt\0\x2D\x4E\r\0\n\0"sv, "t中\n", {"encoding-utf16 0:0"}},
        {"\xFE\xFF\0t\x4E\x2D"sv, "t中", {"encoding-utf16 0:0"}},
        {"-\0-\0-\0\n\0a\0"sv, "---\na", {"encoding-utf16 0:0"}},
        {"\0-\0-\0-\0\n"sv, "---\n", {"encoding-utf16 0:0"}},
        {"one\n台\xE9x"sv, "one\n台\uFFFDx", {"encoding-repaired 2:2"}},
        {"\x80", "\uFFFD", {"encoding-repaired 1:1"}},
        {"a\xE4\xB8", "a\uFFFD", {"encoding-repaired 1:2"}},
    }));
    CAPTURE(c.text);
    const Text read_back = read(c.bytes);
    CHECK(read_back.text == c.text);
    CHECK(read_back.diagnostics == c.diagnostics);
}

TEST_CASE("a file that cannot be read is diagnosed", "[ingest][read_text]")
{
    const test::TemporaryFolder folder;
    std::string bytes;
    std::vector<Diagnostic> diagnostics;
    CHECK_FALSE(read_text({folder.path() / "gone.md", "gone.md", "gone"}, bytes, diagnostics));
    REQUIRE(diagnostics.size() == 1);
    CHECK(diagnostics[0].code == "file-unreadable");
    CHECK(diagnostics[0].path == "gone.md");
    CHECK_FALSE(diagnostics[0].message.empty());
}
