#include <catch2/catch.hpp>

#include <graphmatter/text/word_breaks.hpp>

using graphmatter::text::WordBreaks;

TEST_CASE("words of Chinese and Latin text end where a dictionary says", "[text]")
{
    WordBreaks breaks;
    CHECK(breaks("中国 and 智能时") == std::vector<std::size_t>{6, 7, 10, 11, 17, 20});
    CHECK(breaks("").empty());
    CHECK(breaks("word") == std::vector<std::size_t>{4});
}
