#include <algorithm>
#include <charconv>

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Statement.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <graphmatter/model/error.hpp>
#include "queries/query_files.hpp"

namespace graphmatter::queries {

namespace {

constexpr std::int64_t application_id = 0x676D6174;  // "gmat"
constexpr std::int64_t contract_version = 3;

std::vector<std::string_view> names_of(const std::vector<Parameter>& parameters)
{
    std::vector<std::string_view> names;
    for (const auto& parameter : parameters) names.push_back(parameter.name);
    return names;
}

void check_arguments(const Query& query, const std::map<std::string, std::string>& arguments)
{
    const auto names = names_of(query.parameters);
    for (const auto& [name, value] : arguments) {
        if (std::ranges::find(names, name) != names.end()) continue;
        if (names.empty()) throw UsageError(fmt::format("query '{}' takes no parameters", query.name));
        throw UsageError(
            fmt::format("query '{}' has no parameter '{}'; it has {}", query.name, name, fmt::join(names, ", ")));
    }
    for (const auto& parameter : query.parameters)
        if (!parameter.has_default && !arguments.contains(parameter.name))
            throw UsageError(
                fmt::format("query '{}' needs --param {}=... ({})", query.name, parameter.name, parameter.about));
}

std::int64_t as_integer(const Query& query, const Parameter& parameter, const std::string& value)
{
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (error != std::errc{} || end != value.data() + value.size() || number < 0)
        throw UsageError(fmt::format("parameter '{}' of query '{}' must be a whole number, not '{}'", parameter.name,
                                     query.name, value));
    return number;
}

void check_choice(const Query& query, const Parameter& parameter, const std::string& value)
{
    if (parameter.choices.empty() || std::ranges::find(parameter.choices, value) != parameter.choices.end()) return;
    throw UsageError(fmt::format("parameter '{}' of query '{}' cannot be '{}'; it can be {}", parameter.name,
                                 query.name, value, fmt::join(parameter.choices, ", ")));
}

void bind_arguments(SQLite::Statement& statement, const Query& query,
                    const std::map<std::string, std::string>& arguments)
{
    for (const auto& parameter : query.parameters) {
        const auto given = arguments.find(parameter.name);
        const std::string& value = given == arguments.end() ? parameter.default_value : given->second;
        check_choice(query, parameter, value);
        const std::string placeholder = ":" + parameter.name;
        if (parameter.type == ParameterType::integer)
            statement.bind(placeholder, as_integer(query, parameter, value));
        else
            statement.bind(placeholder, value);
    }
}

std::int64_t pragma(SQLite::Database& database, const char* sql) { return database.execAndGet(sql).getInt64(); }

void check_contract(SQLite::Database& database, const std::string& file)
{
    if (pragma(database, "PRAGMA application_id") != application_id)
        throw DataError(file + ": not a database written by graphmatter (graphmatter build writes graph.sqlite)");
    const auto version = pragma(database, "PRAGMA user_version");
    if (version != contract_version)
        throw DataError(
            fmt::format("{}: made by another version of graphmatter (layout {}, this one reads {}); "
                        "build it again",
                        file, version, contract_version));
}

Cell cell_of(const SQLite::Column& column)
{
    if (column.isNull()) return {{}, true, false};
    return {column.getString(), false, column.isInteger() || column.isFloat()};
}

Answer answer_of(SQLite::Statement& statement)
{
    Answer answer;
    const int columns = statement.getColumnCount();
    for (int i = 0; i < columns; ++i) answer.columns.emplace_back(statement.getColumnName(i));
    while (statement.executeStep()) {
        auto& row = answer.rows.emplace_back();
        for (int i = 0; i < columns; ++i) row.push_back(cell_of(statement.getColumn(i)));
    }
    return answer;
}

}  // namespace

const std::vector<Query>& all()
{
    static const std::vector<Query> queries = [] {
        std::vector<Query> parsed;
        for (const auto& file : query_files()) parsed.push_back(parsed_query(file.text));
        std::ranges::sort(parsed, {}, &Query::name);
        return parsed;
    }();
    return queries;
}

const Query& find(std::string_view name)
{
    const auto found = std::ranges::find(all(), name, &Query::name);
    if (found != all().end()) return *found;
    std::vector<std::string_view> names;
    for (const auto& query : all()) names.push_back(query.name);
    throw UsageError(fmt::format("there is no query '{}'; there are {}", name, fmt::join(names, ", ")));
}

Answer run(const std::filesystem::path& database, const Query& query,
           const std::map<std::string, std::string>& arguments)
{
    check_arguments(query, arguments);
    const std::string file = database.string();
    std::error_code error;
    if (!std::filesystem::is_regular_file(database, error)) throw DataError(file + ": no such file");
    try {
        SQLite::Database opened(file, SQLite::OPEN_READONLY);
        check_contract(opened, file);
        SQLite::Statement statement(opened, query.sql);
        bind_arguments(statement, query, arguments);
        return answer_of(statement);
    } catch (const SQLite::Exception& trouble) {
        constexpr int not_a_database = 26;  // SQLITE_NOTADB
        if (trouble.getErrorCode() == not_a_database)
            throw DataError(file + ": not a database written by graphmatter (graphmatter build writes graph.sqlite)");
        throw DataError(fmt::format("{}: {}", file, trouble.what()));
    }
}

}  // namespace graphmatter::queries
