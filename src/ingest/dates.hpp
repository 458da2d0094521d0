#pragma once
#include <optional>
#include <string_view>

#include <graphmatter/model/corpus.hpp>

namespace graphmatter::ingest {

/// A date in any ISO 8601 or YAML form (2024-03-04, 20240304, 2024-3-4 10:00, 2024-W10-1, 2024-064, each with or
/// without time and zone): day and time as written, never converted between zones. nullopt for any other form and for
/// days that do not exist.
[[nodiscard]] std::optional<Moment> parse_date(std::string_view text);

/// A file name without extension that begins with a date, as Jekyll's posts and daily notes do: `2024-03-04-name`,
/// `2024-03-04 name`, `2024-03-04`. No date: the name is all of it. Nothing behind the date: the name is the date.
struct DatedName {
    std::optional<Date> date;
    std::string_view name;
};
[[nodiscard]] DatedName dated_name(std::string_view file_name);

/// True for the words with which Eleventy takes the date from the file or from git: `Last Modified`, `git Created`.
[[nodiscard]] bool is_date_of_file(std::string_view text);

}  // namespace graphmatter::ingest
