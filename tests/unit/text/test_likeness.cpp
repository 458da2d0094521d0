#include <catch2/catch.hpp>

#include <string>

#include <graphmatter/text/likeness.hpp>
#include <graphmatter/text/transliteration.hpp>
#include <graphmatter/text/typing_slips.hpp>

using namespace graphmatter::text;

TEST_CASE("The script of a name", "[text][transliteration]")
{
    CHECK(writing_of("NVIDIA") == Writing::latin);
    CHECK(writing_of("英伟达") == Writing::han);
    CHECK(writing_of("AI智能体") == Writing::han);
    CHECK(writing_of("トヨタ自動車") == Writing::kana);
    CHECK(writing_of("豊田トヨタ") == Writing::kana);
    CHECK(writing_of("삼성") == Writing::hangul);
    CHECK(writing_of("Путин") == Writing::cyrillic);
    CHECK(writing_of("Ελλάς") == Writing::other);
    CHECK(writing_of("2024") == Writing::none);
    CHECK(writing_of("") == Writing::none);
}

TEST_CASE("Names in Latin letters", "[text][transliteration]")
{
    const Romanizer romanized;
    CHECK(romanized("毛泽东") == "mao ze dong");
    CHECK(romanized("習近平") == "xi jin ping");
    CHECK(romanized("曾国藩") == "zeng guo fan");  // as a surname, not ceng
    CHECK(romanized("Путин") == "putin");
    CHECK(romanized("ソニー") == "soni");
    CHECK(romanized("삼성") == "samseong");
    CHECK(romanized("") == "");
}

TEST_CASE("Abbreviations", "[text][likeness]")
{
    CHECK(abbreviates("imf", "international monetary fund"));
    CHECK(abbreviates("un", "united nations"));
    CHECK(abbreviates("usa", "united states of america"));
    CHECK(abbreviates("doj", "department of justice"));  // small words may be used or left out
    CHECK(abbreviates("dj", "department of justice"));
    CHECK_FALSE(abbreviates("imf", "international fund"));
    CHECK_FALSE(abbreviates("i", "international"));
    CHECK_FALSE(abbreviates("gpt4", "general purpose transformer 4"));
    CHECK(initials("university of california los angeles") == "ucla");
    CHECK(initials("openai") == "");
    CHECK(initials("gpt 4") == "");
}

TEST_CASE("Names without what stands around them", "[text][likeness]")
{
    CHECK(bare_name("the new york times") == "new york times");
    CHECK(bare_name("apple inc") == "apple");
    CHECK(bare_name("nvidia corporation") == "nvidia");
    CHECK(bare_name("苹果公司") == "苹果");
    CHECK(bare_name("president dr smith") == "smith");
    CHECK(bare_name("毛先生") == "毛先生");  // one character is a form of address, not a name
    CHECK(bare_name("donald trump jr") == "donald trump jr");
    CHECK(bare_name("the") == "the");
    CHECK(bare_name("") == "");
}

TEST_CASE("Plurals", "[text][likeness]")
{
    CHECK(singular("ai agents") == "ai agent");
    CHECK(singular("monetary policies") == "monetary policy");
    CHECK(singular("boxes") == "box");
    CHECK(singular("batches") == "batch");
    for (const std::string key : {"https", "gas", "virus", "class", "analysis", "agents 2", "sats"}) {
        CAPTURE(key);
        CHECK(singular(key) == key);
    }
}

TEST_CASE("One slip of the pen", "[text][likeness]")
{
    CHECK(one_slip_apart("marco rubio", "marko rubio"));
    CHECK(one_slip_apart("garry kasparov", "gary kasparov"));
    CHECK(one_slip_apart("anthropic", "antrhopic"));
    CHECK(one_slip_apart("制度基因", "制度的基因"));
    CHECK_FALSE(one_slip_apart("marco rubio", "marco rubio"));
    CHECK_FALSE(one_slip_apart("marco rubio", "mirko rubio"));
    CHECK_FALSE(one_slip_apart("claude opus 4", "claude opus 5"));
    CHECK_FALSE(one_slip_apart("claude opus 4", "claude opus"));
    CHECK_FALSE(one_slip_apart("cultural revolution", "cultural evolution"));
    CHECK_FALSE(one_slip_apart("openai", "openal"));
    CHECK_FALSE(one_slip_apart("北京", "北平"));
    CHECK_FALSE(one_slip_apart("", "a"));
}

TEST_CASE("Short forms", "[text][likeness]")
{
    CHECK(letters_in_order("kmt", "kuomintang"));
    CHECK(letters_in_order("capex", "capital expenditure"));
    CHECK_FALSE(letters_in_order("mean", "node"));
    CHECK_FALSE(letters_in_order("uk", "kuomintang"));
    CHECK_FALSE(letters_in_order("", "a"));
    CHECK(share_a_character("央行", "中国人民银行"));
    CHECK_FALSE(share_a_character("擎天柱", "机器人"));
    CHECK_FALSE(share_a_character("abc", "abc"));
}

TEST_CASE("Chinese characters that sound alike", "[text][likeness]")
{
    for (const auto& [a, b] : {std::pair{U'数', U'树'},
                               {U'知', U'之'},
                               {U'明', U'民'},
                               {U'沙', U'仨'},
                               {U'章', U'赞'},
                               {U'长', U'常'},
                               {U'长', U'张'}}) {
        CHECK(sound_alike(a, b));
        CHECK(sound_alike(b, a));
    }
    for (const auto& [a, b] : {std::pair{U'近', U'平'}, {U'哈', U'阿'}, {U'女', U'路'}, {U'a', U'a'}, {U'か', U'か'}})
        CHECK_FALSE(sound_alike(a, b));
    CHECK_FALSE(sound_alike(U'\u9FFF', U'\uA000'));  // the last of the table, and one behind it
}

TEST_CASE("Names that sound alike", "[text][likeness]")
{
    CHECK(sound_likeness("ma si ke", "elon musk") == Approx(1));
    CHECK(sound_likeness("xi er wa na ke na man", "silvana konermann") > 0.7F);
    CHECK(sound_likeness("zhu chi ren", "steve paikin") < 0.5F);
    CHECK(sound_likeness("", "elon musk") == 0);
    CHECK(sound_likeness("ou ya", "io") == 0);
}
