#pragma once
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <graphmatter/model/error.hpp>

namespace graphmatter::queries {

enum class ParameterType : std::uint8_t { text, integer };
enum class Names : std::uint8_t { nothing, entity, post, kind };  // what a parameter names

struct Parameter {
    std::string name;
    std::string default_value;                 // as text; meaningless when has_default is false
    bool has_default = true;                   // false: must be given
    ParameterType type = ParameterType::text;  // integer when the default is one
    std::vector<std::string> choices;          // values allowed; empty: any
    Names names = Names::nothing;              // its value, unless empty, must be one of the database
    bool is_list = false;                      // it holds several names with commas between
    std::string about;
};

/// A named question to an exported database: one file of queries/, compiled in.
struct Query {
    std::string name;  // the file name without .sql
    std::string about;
    std::vector<Parameter> parameters;
    std::vector<std::string> columns;
    std::string sql;
    std::vector<std::string> needs = {};  // measures that the database must hold
};

/// A parameter names what the database does not hold.
struct UnknownName : UsageError {
    UnknownName(Names what_is_named, std::string the_name, std::vector<std::string> all_known);
    Names kind;  // what the name should name
    std::string name;
    std::vector<std::string> known;  // labels, ids and written forms; paths, ids, titles and URLs; or kinds and plurals
};
[[nodiscard]] std::string_view noun_of(Names what) noexcept;  // "entity", "post", "kind"; "" for nothing

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
/// The query of that name; throws UsageError naming those there are.
[[nodiscard]] const Query& find(std::string_view name);
/// Runs a query read-only; arguments are bound, never pasted. Throws UnknownName where there is no row and a parameter
/// names an entity, post or kind that is not there, and for such a name in a list; UsageError for unknown, missing or
/// unfit arguments and for a measure (in `needs`, or the value of a parameter `measure`) that the database was built
/// without, DataError when the file is no graphmatter database or was made by another version.
[[nodiscard]] Answer run(const std::filesystem::path& database, const Query& query,
                         const std::map<std::string, std::string>& arguments);

}  // namespace graphmatter::queries
