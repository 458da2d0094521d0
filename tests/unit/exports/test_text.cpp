#include <catch2/catch.hpp>

#include "exports/json_text.hpp"
#include "exports/text_writer.hpp"
#include "exports/written_file.hpp"
#include "exports/xml_text.hpp"

using namespace graphmatter;
using namespace std::string_literals;
using exports::Json, exports::Real, exports::Rounded, exports::Xml;

namespace {

template <class... Part>
std::string put(const Part&... parts)
{
    const test::TestFolder folder;
    exports::OutputFile file(folder / "text");
    const Watch watch;
    exports::TextWriter out(file, watch);
    out.put(parts...);
    out.flush();
    file.commit();
    return test::bytes_of(folder / "text");
}

}  // namespace

TEST_CASE("XML text is escaped, and what XML forbids is left out")
{
    CHECK(put(Xml{""}).empty());
    CHECK(put(Xml{"plain 谷歌 🚀 é"}) == "plain 谷歌 🚀 é");
    CHECK(put(Xml{"&<>\"'"}) == "&amp;&lt;&gt;&quot;'");
    CHECK(put(Xml{"a\tb\nc\rd"}) == "a&#9;b&#10;c&#13;d");
    CHECK(put(Xml{"a\0b\x01\x0B\x1F"
                  "c\x7F"s}) == "abc\x7F");
    CHECK(put(Xml{"a\uFFFE\uFFFFb\uFFFD"}) == "ab\uFFFD");
    CHECK(put(Xml{"]]>"}) == "]]&gt;");
}

TEST_CASE("bytes that are no UTF-8 become replacement characters")
{
    CHECK(put(Xml{"caf\xE9"}) == "caf\uFFFD");
    CHECK(put(Xml{"\xC0\xAF"}) == "\uFFFD\uFFFD");                      // overlong
    CHECK(put(Xml{"\xED\xA0\x80"}) == "\uFFFD\uFFFD\uFFFD");            // a surrogate
    CHECK(put(Xml{"\xF4\x90\x80\x80"}) == "\uFFFD\uFFFD\uFFFD\uFFFD");  // beyond U+10FFFF
    CHECK(put(Xml{"\xE8\xB0"}) == "\uFFFD\uFFFD");                      // cut off
    CHECK(put(Json{"caf\xE9!"}) == "\"caf\uFFFD!\"");
}

TEST_CASE("JSON text is escaped and loses the same characters as XML text")
{
    CHECK(put(Json{"a\"b\\c/"}) == R"("a\"b\\c/")");
    CHECK(put(Json{"a\tb\nc\rd\x7F"}) == R"("a\tb\nc\rd\u007f")");
    CHECK(put(Json{"谷歌 🚀\x0B\uFFFE"}) == "\"谷歌 🚀\"");
}

TEST_CASE("ids keep a trace of what a file cannot hold, so that they stay different")
{
    CHECK(exports::clean_id("post:a/谷歌 b") == "post:a/谷歌 b");
    CHECK(exports::clean_id("post:a\x0B") == "post:a%0B");
    CHECK(exports::clean_id("post:a\x0C") == "post:a%0C");
    CHECK(exports::clean_id("post:\xE9\uFFFE") == "post:%E9%EF%BF%BE");
}

TEST_CASE("reals have a fraction and no locale; rounded numbers no needless digits")
{
    CHECK(put(Real{1}, ' ', Real{0}, ' ', Real{-40}, ' ', Real{100000}) == "1.0 0.0 -40.0 100000.0");
    CHECK(put(Real{0.25}, ' ', Real{1.0 / 3}, ' ', Real{1e-7}) == "0.25 0.33333334 1e-07");
    CHECK(put(Rounded{0.83337}, ' ', Rounded{0.4}, ' ', Rounded{1}, ' ', Rounded{0}) == "0.8334 0.4 1 0");
    CHECK(put(Rounded{0.00004}, ' ', Rounded{0.99999}, ' ', Rounded{0.0312}) == "0 1 0.0312");
    CHECK(put(std::uint8_t{255}, ' ', std::uint64_t{18446744073709551615U}, ' ', -3) == "255 18446744073709551615 -3");
}

TEST_CASE("text larger than the buffer arrives whole and in order")
{
    const std::string large(700'000, 'x');
    CHECK(put("a", large, 'b', large, 17) == "a" + large + "b" + large + "17");
}
