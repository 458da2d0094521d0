#include <catch2/catch.hpp>

#include <string>
#include <string_view>
#include <vector>

#include <graphmatter/text/terms.hpp>

using namespace graphmatter::text;
using Strings = std::vector<std::string>;

namespace {

Strings terms_of(std::string_view text)
{
    Strings found;
    Terms terms{text};
    for (std::string_view term; terms.next(term);) found.emplace_back(term);
    return found;
}

}  // namespace

TEST_CASE("terms are words of two characters or more, folded", "[text][terms]")
{
    CHECK(terms_of("The quick-brown FOX, a_b x2 2024!") == Strings{"the", "quick", "brown", "fox", "x2", "2024"});
    CHECK(terms_of("Café ÉCOLE ﬁne ＡＢＣ１２") == Strings{"café", "école", "ﬁne", "abc12"});
    CHECK(terms_of("don't") == Strings{"don"});
    CHECK(terms_of("").empty());
    CHECK(terms_of("a 1 ! é ").empty());
    CHECK(terms_of("naïve") == Strings{"naïve"});
}

TEST_CASE("words above U+024F are cut to seven characters and can be had in full", "[text][terms]")
{
    CHECK(terms_of("Искусственный интеллект") == Strings{"искусст", "интелле"});
    CHECK(terms_of("мир") == Strings{"мир"});
    CHECK(terms_of("internationalization") == Strings{"internationalization"});
    Terms terms{"Искусственный x 规模"};
    std::string_view term;
    REQUIRE(terms.next(term));
    CHECK(terms.whole(term) == "искусственный");
    REQUIRE(terms.next(term));
    CHECK(terms.whole(term) == "规模");
}

TEST_CASE("CJK characters make overlapping pairs, a single one stays alone", "[text][terms]")
{
    CHECK(terms_of("规模化算力") == Strings{"规模", "模化", "化算", "算力"});
    CHECK(terms_of("山 和GPT时代，水。") == Strings{"山", "和", "gpt", "时代", "水"});
    CHECK(terms_of("𠮷野家") == Strings{"𠮷野", "野家"});
    CHECK(terms_of("データ 한국어") == Strings{"デー", "ータ", "한국", "국어"});
    CHECK(terms_of("人").size() == 1);
    CHECK(terms_of("A人").size() == 1);
}

TEST_CASE("text that ends within a character does no harm", "[text][terms]")
{
    for (const std::string_view whole : {"规模", "é", "𠮷"})
        for (std::size_t i = 0; i < whole.size(); ++i) CHECK(terms_of(whole.substr(0, i)).size() <= 1);
}
