#include <graphmatter/text/typing_slips.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace graphmatter::text {

namespace {

#include "han_syllables.inc"

/// A syllable without what careless typing overlooks.
std::string plain_sound(std::string_view sound)
{
    std::string out{sound};
    if (out.size() > 2 && out[1] == 'h') out.erase(1, 1);
    if (out.ends_with("ng")) out.pop_back();
    return out;
}

}  // namespace

bool are_neighbour_keys(char32_t a, char32_t b) noexcept
{
    constexpr std::array<std::u32string_view, 3> rows{U"qwertyuiop", U"asdfghjkl", U"zxcvbnm"};
    const auto place = [&rows](char32_t c, std::ptrdiff_t& row, std::ptrdiff_t& column) {
        for (std::size_t r = 0; r < rows.size(); ++r)
            if (const std::size_t at = rows[r].find(c); at != std::u32string_view::npos) {
                row = static_cast<std::ptrdiff_t>(r);
                column = static_cast<std::ptrdiff_t>(at);
                return true;
            }
        return false;
    };
    std::ptrdiff_t row_a = 0, column_a = 0, row_b = 0, column_b = 0;
    if (a == b || !place(a, row_a, column_a) || !place(b, row_b, column_b)) return false;
    if (row_a == row_b) return column_a - column_b == 1 || column_b - column_a == 1;
    if (row_a - row_b != 1 && row_b - row_a != 1) return false;
    const std::ptrdiff_t shift = row_a < row_b ? column_a - column_b : column_b - column_a;
    return shift == 0 || shift == 1;  // each row stands half a key to the right
}

bool look_alike(char32_t a, char32_t b) noexcept
{
    constexpr auto groups = std::to_array<std::u32string_view>(
        {U"己已巳", U"未末",   U"土士", U"入人",   U"日曰",   U"天夭", U"千干于", U"大太犬", U"王玉",
         U"木本术", U"今令",   U"乌鸟", U"免兔",   U"拔拨",   U"徽微", U"候侯",   U"券卷",   U"戌戍戊",
         U"贝见",   U"由甲申", U"午牛", U"力刀",   U"折拆析", U"晴睛", U"博搏",   U"辩辨辫", U"籍藉",
         U"即既",   U"茶荼",   U"冶治", U"历厉",   U"班斑",   U"密蜜", U"梁粱",   U"沈沉",   U"杨扬",
         U"陈阵",   U"刘浏",   U"孙逊", U"宋宗",   U"哟呦",   U"赢嬴", U"佘余",   U"洗冼",   U"官宫",
         U"设没",   U"技枝",   U"抬招", U"情清请", U"经径",   U"识织", U"园圆"});
    return a != b && std::ranges::any_of(groups, [a, b](std::u32string_view group) {
               return group.find(a) != std::u32string_view::npos && group.find(b) != std::u32string_view::npos;
           });
}

bool sound_alike(char32_t a, char32_t b)
{
    const auto is_known = [](char32_t c) { return c >= first_han && c - first_han < readings.size(); };
    if (!is_known(a) || !is_known(b)) return false;
    for (const std::uint16_t one : readings[a - first_han])
        for (const std::uint16_t other : readings[b - first_han]) {
            const std::string sound = plain_sound(syllables[one]);
            if (!sound.empty() && sound == plain_sound(syllables[other])) return true;
        }
    return false;
}

}  // namespace graphmatter::text
