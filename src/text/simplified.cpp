#include "text/simplified.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace graphmatter::text {

namespace {

struct Rule {
    std::u32string_view from, to;
};
// Sorted by first character; rules of one first character in ICU's order.
constexpr auto rules = std::to_array<Rule>({
#include "simplified_rules.inc"
});

}  // namespace

std::u32string simplified(const std::u32string& text)
{
    std::u32string out;
    out.reserve(text.size());
    for (std::u32string_view rest{text}; !rest.empty();) {
        const auto first = [](const Rule& rule) { return rule.from.front(); };
        auto candidates = std::ranges::equal_range(rules, rest.front(), {}, first);
        const auto fit =
            std::ranges::find_if(candidates, [rest](const Rule& rule) { return rest.starts_with(rule.from); });
        if (fit == candidates.end()) {
            out.push_back(rest.front());
            rest.remove_prefix(1);
        } else {
            out.append(fit->to);
            rest.remove_prefix(fit->from.size());
        }
    }
    return out;
}

}  // namespace graphmatter::text
