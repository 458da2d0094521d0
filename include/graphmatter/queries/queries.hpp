#pragma once
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace graphmatter::queries {

struct Parameter {
    std::string name;
    std::string default_value;  // as text; empty and required when has_default is false
    bool has_default = true;
    std::string about;
};

/// A named question to an exported database: one file of queries/, compiled in.
struct Query {
    std::string name;   // the file name without .sql
    std::string about;
    std::vector<Parameter> parameters;
    std::string sql;
};

/// A table of text cells; NULL is the empty cell with `null` set.
struct Cell {
    std::string text;
    bool null = false;
    bool number = false;
};
struct Answer {
    std::vector<std::string> columns;
    std::vector<std::vector<Cell>> rows;
};

/// Every query, sorted by name.
[[nodiscard]] const std::vector<Query>& all();
/// The query of that name; throws UsageError naming the nearest.
[[nodiscard]] const Query& find(std::string_view name);
/// Runs a query read-only. Throws UsageError for unknown or missing parameters, DataError when the file is
/// no graphmatter database.
[[nodiscard]] Answer run(const std::filesystem::path& database, const Query& query,
                         const std::map<std::string, std::string>& arguments);

}  // namespace graphmatter::queries
