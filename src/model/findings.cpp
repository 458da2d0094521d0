#include <graphmatter/model/findings.hpp>

#include <algorithm>

namespace graphmatter {

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
