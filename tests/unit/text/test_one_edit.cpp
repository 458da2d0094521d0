#include <catch2/catch.hpp>

#include <graphmatter/text/one_edit.hpp>

using graphmatter::text::one_edit;
using graphmatter::text::OneEdit;

TEST_CASE("one edit is a character put in, left out, replaced or swapped", "[text]")
{
    const auto replaced = one_edit("evengreen", "evergreen");
    REQUIRE(replaced);
    CHECK(replaced->slip == OneEdit::Slip::replaced);
    CHECK((replaced->at == 3 && replaced->length == 9 && replaced->first == U'n' && replaced->second == U'r'));
    const auto swapped = one_edit("tgas", "tags");
    REQUIRE(swapped);
    CHECK(swapped->slip == OneEdit::Slip::swapped);
    CHECK(swapped->at == 1);
    for (const auto& left_out : {one_edit("sumary", "summary"), one_edit("summary", "sumary")}) {
        REQUIRE(left_out);
        CHECK(left_out->slip == OneEdit::Slip::left_out);
        CHECK((left_out->at == 3 && left_out->length == 7 && left_out->first == U'm'));
    }
    CHECK(one_edit("深度思维", "深度思考")->at == 3);  // in characters
    CHECK(one_edit("", "a")->at == 0);
    CHECK(one_edit("tag", "tags")->at == 3);
    for (const auto& none : {one_edit("a", "a"), one_edit("", ""), one_edit("abc", "cba"), one_edit("ab", "abcd"),
                             one_edit("abcd", "badc")})
        CHECK_FALSE(none);
}
