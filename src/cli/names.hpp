#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace graphmatter::cli {

/// "there is no format 'gefx'; did you mean 'gexf'?", or the names there are when none is near.
[[nodiscard]] std::string unknown_name(std::string_view what, std::string_view name,
                                       std::span<const std::string_view> candidates);
/// "there is no option --viw; did you mean --view?"
[[nodiscard]] std::string unknown_option(std::string_view option, std::span<const std::string_view> candidates);

/// Throws UsageError unless the name is one of the candidates.
void expect_name(std::string_view what, std::string_view name, std::span<const std::string_view> candidates);

/// The member of each row that is its name.
template <class Rows, class Name>
[[nodiscard]] std::vector<std::string_view> names_of(const Rows& rows, Name name)
{
    std::vector<std::string_view> names;
    for (const auto& row : rows) names.push_back(row.*name);
    return names;
}

}  // namespace graphmatter::cli
