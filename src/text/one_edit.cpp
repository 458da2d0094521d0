#include <graphmatter/text/one_edit.hpp>

#include <algorithm>

#include "text/code_points.hpp"

namespace graphmatter::text {

std::optional<OneEdit> one_edit(std::string_view a, std::string_view b)
{
    const std::u32string one = decoded(a), other = decoded(b);
    const bool shorter_first = one.size() <= other.size();
    const std::u32string_view small = shorter_first ? one : other, large = shorter_first ? other : one;
    if (large.size() - small.size() > 1) return std::nullopt;
    const auto at = static_cast<std::size_t>(std::ranges::mismatch(small, large).in1 - small.begin());
    if (at == large.size()) return std::nullopt;
    OneEdit edit{OneEdit::Slip::replaced, at, large.size(), 0, 0};
    if (small.size() < large.size()) {
        if (small.substr(at) != large.substr(at + 1)) return std::nullopt;
        edit.slip = OneEdit::Slip::left_out;
        edit.first = edit.second = large[at];
        return edit;
    }
    edit.first = one[at];
    edit.second = other[at];
    if (one.substr(at + 1) == other.substr(at + 1)) return edit;
    const bool swapped = at + 1 < one.size() && one[at] == other[at + 1] && one[at + 1] == other[at] &&
                         one.substr(at + 2) == other.substr(at + 2);
    if (!swapped) return std::nullopt;
    edit.slip = OneEdit::Slip::swapped;
    return edit;
}

}  // namespace graphmatter::text
