#include <catch2/catch.hpp>

#include <random>
#include <string>
#include <string_view>

#include <graphmatter/text/name_folds.hpp>
#include <graphmatter/text/names.hpp>

using namespace graphmatter::text;

namespace {

std::string between(std::string_view a, std::string_view b, Folds allowed = squashed_folds)
{
    const auto folds = folds_between(a, b, allowed);
    return folds ? to_text(*folds) : "apart";
}

}  // namespace

TEST_CASE("the folds between two spellings are named", "[text][name_folds]")
{
    CHECK(between("NVIDIA", "Nvidia") == "case");
    CHECK(between("Kim Jong-un", "Kim Jong un") == "separators");
    CHECK(between("\"OpenAI\"", "OpenAI") == "quotes");
    CHECK(between("《三体》", "三體") == "quotes, script");
    CHECK(between("Nestlé", "Nestle") == "diacritics");
    CHECK(between("ＡＢＣ", "ABC") == "width");
    CHECK(between("Cyber\u200Btruck", "Cybertruck") == "width");
    CHECK(between("ChatGPT", "Chat GPT") == "spacing");
    CHECK(between("open-ai", "OpenAI") == "case, separators, spacing");
    CHECK(between("Straße", "STRASSE") == "case");
    CHECK(between("Nestl\u00e9", "Nestle\u0301").empty());
    CHECK(between("same", "same").empty());
    CHECK(between(" trailing ", "trailing") == "separators");
}

TEST_CASE("no fold brings versions, scripts or words together", "[text][name_folds]")
{
    CHECK(between("GPT-4", "GPT-4o") == "apart");
    CHECK(between("A7-200", "A7200") == "apart");
    CHECK(between("英伟达", "NVIDIA") == "apart");
    CHECK(between("か", "が") == "apart");
    CHECK(between("ChatGPT", "Chat GPT", key_folds) == "apart");
}

TEST_CASE("all folds together are the key and the squashed key", "[text][name_folds]")
{
    constexpr std::u32string_view letters =
        U"aAbB129 .,-_·・'\"“”《》[]()+#&éÉøßłıİé臺台體体がハﾊＡ１①ﬁ\u200B\u0301\u00AD\u3000ЙйΣς";
    std::mt19937 random{7};
    for (int i = 0; i < 20'000; ++i) {
        std::string name;
        for (auto left = random() % 9; left > 0; --left) {
            const char32_t c = letters[random() % letters.size()];
            if (c < 0x80) {
                name += static_cast<char>(c);
            } else if (c < 0x800) {
                name += static_cast<char>(0xC0 | c >> 6);
                name += static_cast<char>(0x80 | (c & 0x3F));
            } else {
                name += static_cast<char>(0xE0 | c >> 12);
                name += static_cast<char>(0x80 | (c >> 6 & 0x3F));
                name += static_cast<char>(0x80 | (c & 0x3F));
            }
        }
        INFO(name);
        REQUIRE(partial_key(name, key_folds) == name_key(name));
        REQUIRE(partial_key(name, squashed_folds) == squashed_key(name_key(name)));
    }
}
