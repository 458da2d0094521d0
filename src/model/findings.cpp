#include <graphmatter/model/findings.hpp>

#include <algorithm>
#include <array>

namespace graphmatter {

std::string_view signal_name(Signal signal) noexcept
{
    constexpr std::array<std::string_view, all_signals.size()> names{
        "text", "title", "entity", "links_to", "linked_from", "mentions", "mentioned_in", "recency", "pinned"};
    return names[static_cast<std::size_t>(signal)];
}

const ScoreColumn* Measured::find_score(std::string_view name) const noexcept
{
    const auto found = std::ranges::find(scores, name, &ScoreColumn::name);
    return found == scores.end() ? nullptr : &*found;
}

const Measured& Findings::of(View view) const noexcept
{
    switch (view) {
        case View::full: return whole;
        case View::entities: return entities;
        case View::posts: return posts;
    }
    return whole;
}

}  // namespace graphmatter
