#include <graphmatter/model/findings.hpp>

#include <algorithm>

namespace graphmatter {

const ScoreColumn* Findings::find_score(std::string_view name) const noexcept
{
    const auto found = std::ranges::find(scores, name, &ScoreColumn::name);
    return found == scores.end() ? nullptr : &*found;
}

}  // namespace graphmatter
