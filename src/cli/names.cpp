#include "cli/names.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <graphmatter/model/error.hpp>
#include <graphmatter/text/nearest_name.hpp>

namespace graphmatter::cli {

std::string unknown_name(std::string_view what, std::string_view name, std::span<const std::string_view> candidates)
{
    const std::string nearest = text::nearest_name(name, candidates);
    if (!nearest.empty()) return fmt::format("there is no {} '{}'; did you mean '{}'?", what, name, nearest);
    return fmt::format("there is no {} '{}'; there are {}", what, name, fmt::join(candidates, ", "));
}

std::string unknown_option(std::string_view option, std::span<const std::string_view> candidates)
{
    const std::string nearest = text::nearest_name(option, candidates);
    if (nearest.empty()) return fmt::format("there is no option {}", option);
    return fmt::format("there is no option {}; did you mean {}?", option, nearest);
}

void expect_name(std::string_view what, std::string_view name, std::span<const std::string_view> candidates)
{
    if (std::ranges::find(candidates, name) == candidates.end()) throw UsageError(unknown_name(what, name, candidates));
}

}  // namespace graphmatter::cli
