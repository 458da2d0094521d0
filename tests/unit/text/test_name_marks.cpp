#include <catch2/catch.hpp>

#include <string>
#include <utility>
#include <vector>

#include <graphmatter/text/name_marks.hpp>

using namespace graphmatter;

TEST_CASE("quotes around a whole name come off", "[text]")
{
    using Case = std::pair<std::string, std::string>;
    for (const auto& [name, bare] : std::vector<Case>{{"\"OpenAI\"", "OpenAI"},
                                                      {"“Google”", "Google"},
                                                      {"'Ada Lovelace'", "Ada Lovelace"},
                                                      {"‘读书’", "读书"},
                                                      {"\"\"Kew\"\"", "Kew"},
                                                      {"'\"Kew\"'", "Kew"},
                                                      {"“ Kew ”", "Kew"},
                                                      {"'Schindler's List'", "Schindler's List"}}) {
        CAPTURE(name);
        REQUIRE(text::without_quotes(name));
        CHECK(*text::without_quotes(name) == bare);
    }
    for (const char* name : {"OpenAI", "\"Weird Al\" Yankovic", "\"a\" and \"b\"", "“a”、“b”", "Rock 'n' Roll",
                             "\"OpenAI", "'Salem's Lot", "\"\"", "“”", "《三体》", ""}) {
        CAPTURE(name);
        CHECK_FALSE(text::without_quotes(name));
    }
}

TEST_CASE("a quote without a partner is stray, an inch or an apostrophe is none", "[text]")
{
    for (const char* name : {"\"OpenAI", "OpenAI\"", "“Google", "Google”"}) CHECK(text::has_stray_quote(name));
    for (const char* name : {"27\"", "The Beatles'", "'Salem's Lot", "\"Weird Al\" Yankovic", "Kew", "", "“a” b"})
        CHECK_FALSE(text::has_stray_quote(name));
}

TEST_CASE("a bracket without a partner is stray", "[text]")
{
    for (const char* name : {"OpenAI]", "《三体", "三体》", "(Kew", "[Kew]", "a) b", "(a]"})
        CHECK(text::has_stray_bracket(name));
    for (const char* name : {"[[Kew]]", "《三体》", "英伟达（NVIDIA)", "f(x)", "「台積電」", "a (b [c])", "[a] and [b]",
                             "", "1) First", "iv) Last", "三）甲"})
        CHECK_FALSE(text::has_stray_bracket(name));
}
