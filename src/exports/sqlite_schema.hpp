#pragma once
#include <string>
#include <vector>

#include <graphmatter/model/snapshot.hpp>

namespace graphmatter::exports {

inline constexpr int sqlite_application_id = 0x676D6174;  // "gmat"
inline constexpr int sqlite_schema_version = 3;           // PRAGMA user_version

/// The tables. `measure` has a column for each of known_measures.
[[nodiscard]] std::string table_definitions();
/// What makes look-ups quick; made after the load, when the rows can be sorted at once. Of the tables of
/// fill_vault_tables() and of those of fill_finding_tables().
[[nodiscard]] std::string vault_index_definitions();
[[nodiscard]] std::string finding_index_definitions();
/// The full-text tables over titles and written forms, empty.
[[nodiscard]] std::string search_definitions();
/// Fills them from tables that are loaded.
[[nodiscard]] std::string search_settings();
/// The views that do not depend on the kinds.
[[nodiscard]] std::string view_definitions();

/// The view of each kind, by KindId: its plural, or plural + "_view" (again, if need be) where a table or another
/// view has that name; "kind_" + plural where it begins as a table of SQLite or of the full-text search does.
/// SQL does not tell letter case apart, so `Media` and `media` count as one name.
[[nodiscard]] std::vector<std::string> kind_view_names(const Schema& schema);
/// The views of all kinds.
[[nodiscard]] std::string kind_view_definitions(const Schema& schema);

}  // namespace graphmatter::exports
