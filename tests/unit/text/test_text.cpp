#include <catch2/catch.hpp>

#include <array>
#include <string>
#include <string_view>

#include <graphmatter/text/encoding.hpp>
#include <graphmatter/text/names.hpp>
#include <graphmatter/text/nearest_name.hpp>
#include <graphmatter/text/words.hpp>

using namespace graphmatter::text;

TEST_CASE("forms of one name share a key", "[text]")
{
    const auto [form, key] = GENERATE(table<std::string, std::string>({
        {"NVIDIA", "nvidia"},
        {" Nvidia ", "nvidia"},
        {"\"OpenAI\"", "openai"},
        {"“Google”", "google"},
        {"“Google", "google"},
        {"'OpenAI'", "openai"},
        {"[[Ray Kurzweil]]", "ray kurzweil"},
        {"《三体》", "三体"},
        {"《三體》", "三体"},
        {"「三体」", "三体"},
        {"《紅樓夢》与《三国》", "《红楼梦》与《三国》"},
        {"elon-musk", "elon musk"},
        {"Elon_Musk", "elon musk"},
        {"Elon\u00A0Musk", "elon musk"},
        {"J. D. Vance", "j d vance"},
        {"J.D. Vance", "j d vance"},
        {"JD Vance", "jd vance"},
        {"Acme, Inc.", "acme inc"},
        {"Erdős", "erdos"},
        {"Łukasz Ørsted Đoković", "lukasz orsted dokovic"},
        {"Straße", "strasse"},
        {"が", "が"},
        {"Й", "й"},
        {"唐纳德·特朗普", "唐纳德 特朗普"},
        {"唐纳德・特朗普", "唐纳德 特朗普"},
        {"スーパー", "スーパー"},
        {"ＮＶＩＤＩＡ", "nvidia"},
        {"NVI\u200BDIA", "nvidia"},
        {"Llama 3.1", "llama 3.1"},
        {".NET", ".net"},
        {"Node.js", "node js"},
        {"C++", "c++"},
        {"C#", "c#"},
        {"AT&T", "at&t"},
        {"GPT\u20114", "gpt 4"},
        {"A\u2212B", "a b"},
        {"臺積電", "台积电"},
        {"甚麼", "什么"},
        {"英伟达 (NVIDIA)", "英伟达 (nvidia)"},
        {"英伟达（NVIDIA）", "英伟达(nvidia)"},
        {"'[]'", ""},
        {"[]", ""},
        {"", ""},
        {"\"", ""},
    }));
    CHECK(name_key(form) == key);
}

TEST_CASE("a key is its own key", "[text]")
{
    const std::array forms{"NVIDIA", "《紅樓夢》与《三国》", "J. D. Vance", "Llama 3.1", ".NET", "Łukasz", "[[a]] b",
                           "3. 5"};
    for (const std::string_view form : forms) {
        const auto key = name_key(form);
        CHECK(name_key(key) == key);
    }
}

TEST_CASE("the squashed key drops spaces, save one between two digits", "[text]")
{
    CHECK(squashed_key("chat gpt") == "chatgpt");
    CHECK(squashed_key("j d vance") == "jdvance");
    CHECK(squashed_key("737 8") == "737 8");
    CHECK(squashed_key(name_key("A7-200")) == "a7 200");
    CHECK(squashed_key(name_key("A7200")) == "a7200");
    CHECK(squashed_key(name_key("GPT-4")) == "gpt4");
    CHECK(squashed_key(name_key("GPT-4o")) == "gpt4o");
}

TEST_CASE("labels lose outer quotes and brackets only", "[text]")
{
    CHECK(shown_name(" \"OpenAI\" ") == "OpenAI");
    CHECK(shown_name("《三体》") == "三体");
    CHECK(shown_name("《三体》与《球状闪电》") == "《三体》与《球状闪电》");
    CHECK(shown_name("Guns N'") == "Guns N'");
    CHECK(shown_name("[[Ray Kurzweil]]") == "Ray Kurzweil");
    CHECK(shown_name("Acme, Inc.") == "Acme, Inc.");
}

TEST_CASE("names made of punctuation name nothing", "[text]")
{
    CHECK(names_something("a"));
    CHECK(names_something("2024"));
    CHECK(names_something("台"));
    CHECK(names_something("🤖"));
    CHECK_FALSE(names_something("---"));
    CHECK_FALSE(names_something("…"));
    CHECK_FALSE(names_something(""));
}

TEST_CASE("names are better labels than slugs", "[text]")
{
    CHECK(label_quality("Elon Musk") > label_quality("elon musk"));
    CHECK(label_quality("elon musk") > label_quality("elon-musk"));
    CHECK(label_quality("NVIDIA") > label_quality("nvidia"));
    CHECK(label_quality("马斯克") > label_quality("elon-musk"));
}

TEST_CASE("encodings are checked and repaired", "[text]")
{
    CHECK(is_valid_utf8("台积电 plain text, long enough for the fast path é 🤖"));
    CHECK_FALSE(is_valid_utf8("caf\xE9"));
    CHECK(first_invalid_utf8("12345678caf\xE9 au lait") == 11);
    CHECK_FALSE(is_valid_utf8("\xED\xA0\x80"));
    CHECK_FALSE(is_valid_utf8("\xE4\xB8"));
    CHECK(repaired_utf8("caf\xE9!") == "caf\uFFFD!");
    using namespace std::string_view_literals;
    CHECK(utf8_from_utf16("a\0\x2D\x4E"sv, false) == "a中");
    CHECK(utf8_from_utf16("\0a\x4E\x2D"sv, true) == "a中");
    CHECK(utf8_from_utf16("\x00\xD8"sv, false) == "\uFFFD");
    CHECK(nfc("e\u0301") == "é");
    CHECK(case_folded("ÉTÉ") == "été");
    CHECK(code_points("a中🤖") == 3);
}

TEST_CASE("words are Latin words plus CJK characters", "[text]")
{
    CHECK(count_words("") == 0);
    CHECK(count_words("Hello, world") == 2);
    CHECK(count_words("don't stop, it’s 2024") == 4);
    CHECK(count_words("台积电，很好。") == 5);
    CHECK(count_words("用 GPT-4 写作") == 5);
    CHECK(count_words("naïve café 🤖 — ok") == 3);
    CHECK(count_words("カタカナ ひらがな") == 8);
    CHECK(count_words("l'été' 'quoted' rock''n") == 4);
    CHECK(count_words("한국어 ༀ᠊ 㐀 𠀀 豈 ￥") == 7);
}

TEST_CASE("a mistyped name finds its nearest neighbour", "[text]")
{
    const std::array<std::string_view, 4> names{"gexf", "graphml", "sqlite", "related"};
    CHECK(nearest_name("grahpml", names) == "graphml");
    CHECK(nearest_name("SQLite", names) == "sqlite");
    CHECK(nearest_name("gexff", names) == "gexf");
    CHECK(nearest_name("xxxxxxxxx", names).empty());
}
