#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <graphmatter/queries/answer_text.hpp>

using namespace graphmatter::queries;

namespace {
const Answer answer{
    {"name", "n"}, {{{"谷歌"}, {"7", false, true}}, {{"a \"b\",\nc"}, {"1234", false, true}}, {{}, {{}, true, false}}}};
}

TEST_CASE("Wide characters take two columns, marks none", "[queries]")
{
    CHECK(display_width("") == 0);
    CHECK(display_width("abc é") == 5);
    CHECK(display_width("谷歌") == 4);
    CHECK(display_width("カタ") == 4);
    CHECK(display_width("한글") == 4);
    CHECK(display_width("《书》") == 6);
    CHECK(display_width("e\u0301") == 1);
    CHECK(display_width("🙂") == 2);
    CHECK(display_width("Привет") == 6);
    CHECK(display_width("a\u200bb") == 2);
    CHECK(display_width("\xE8") == 1);  // cut off in the middle of a character
}

TEST_CASE("Tables line up by width on screen", "[queries]")
{
    CHECK(as_table({{"name", "n"}, {{{"谷歌"}, {"7", false, true}}, {{"a\nb"}, {"1234", false, true}}}}) ==
          "name     n\n"
          "谷歌     7\n"
          "a b   1234\n");
    CHECK(as_table({{"a", "b"}, {}}) == "a  b\n");
    CHECK(as_table({{"a", "b"}, {{{"x"}, {"long"}}}}) == "a  b\nx  long\n");
}

TEST_CASE("CSV quotes what needs quotes", "[queries]")
{
    CHECK(as_csv(answer) == "name,n\n谷歌,7\n\"a \"\"b\"\",\nc\",1234\n,\n");
}

TEST_CASE("JSON tells numbers, texts and null apart", "[queries]")
{
    const auto json = nlohmann::json::parse(as_json(answer));
    REQUIRE(json.size() == 3);
    CHECK(json[0] == nlohmann::json{{"name", "谷歌"}, {"n", 7}});
    CHECK(json[1]["name"] == "a \"b\",\nc");
    CHECK(json[2]["n"].is_null());
    CHECK(json[2]["name"] == "");
    CHECK(as_json({{"a"}, {}}) == "[]\n");
    CHECK(nlohmann::json::parse(as_json({{"a"}, {{{"\x01\\"}}}}))[0]["a"] == "\x01\\");
}
