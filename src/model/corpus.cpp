#include <graphmatter/model/corpus.hpp>

#include <fmt/format.h>

namespace graphmatter {

std::string to_string(Date date)
{
    if (!date.ok()) return {};
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                       static_cast<unsigned>(date.day()));
}

}  // namespace graphmatter
