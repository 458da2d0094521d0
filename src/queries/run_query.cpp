#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

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

/// A column of `measure` without values was not asked for when the database was built.
void check_measures(SQLite::Database& database, const Query& query, const std::map<std::string, std::string>& arguments)
{
    auto needs = query.needs;
    if (const auto given = arguments.find("measure"); given != arguments.end()) needs.push_back(given->second);
    for (const auto& measure : needs) {
        // Bound as text, since it may be anything; its column is looked up by name.
        SQLite::Statement known(database, "SELECT count(*) FROM pragma_table_info('measure') WHERE name = ?");
        known.bind(1, measure);
        known.executeStep();
        if (known.getColumn(0).getInt() == 0) continue;
        const auto sql = fmt::format(
            "SELECT EXISTS (SELECT 1 FROM measure) AND NOT EXISTS (SELECT 1 FROM measure WHERE \"{}\" IS NOT NULL)",
            measure);
        if (pragma(database, sql.c_str()) != 0)
            throw UsageError(
                fmt::format("the database was built without {0}; graphmatter build --measures {0} adds it", measure));
    }
}

struct NameCheck {
    Names what;
    const char *is_known, *known;
};
constexpr std::array name_checks{
    NameCheck{Names::entity,
              "SELECT EXISTS (SELECT 1 FROM node WHERE node_id = ?1 AND kind <> 'post') "
              "OR EXISTS (SELECT 1 FROM entity WHERE label = ?1 COLLATE NOCASE) "
              "OR EXISTS (SELECT 1 FROM alias WHERE text = ?1 COLLATE NOCASE)",
              "SELECT label FROM entity UNION SELECT text FROM alias "
              "UNION SELECT node_id FROM node WHERE kind <> 'post'"},
    NameCheck{Names::post,
              // Titles and URLs last: they are found by reading all posts.
              "SELECT EXISTS (SELECT 1 FROM post WHERE path = ?1) "
              "OR EXISTS (SELECT 1 FROM node WHERE node_id IN (?1, 'post:' || ?1) AND kind = 'post') "
              "OR EXISTS (SELECT 1 FROM post WHERE ?1 IN (title, url))",
              "SELECT path FROM post UNION SELECT title FROM post UNION SELECT url FROM post WHERE url IS NOT NULL "
              "UNION SELECT node_id FROM node WHERE kind = 'post'"},
    NameCheck{Names::kind, "SELECT EXISTS (SELECT 1 FROM kind WHERE ?1 IN (name, plural))",
              "SELECT name FROM kind UNION SELECT plural FROM kind"}};

void check_name(SQLite::Database& database, const NameCheck& check, const std::string& name)
{
    SQLite::Statement is_known(database, check.is_known);
    is_known.bind(1, name);
    is_known.executeStep();
    if (is_known.getColumn(0).getInt() != 0) return;
    std::vector<std::string> names;
    for (SQLite::Statement known(database, check.known); known.executeStep();)
        names.push_back(known.getColumn(0).getString());
    throw UnknownName(check.what, name, std::move(names));
}

/// Why an answer is empty: a name that is not there.
void check_names(SQLite::Database& database, const Query& query, const std::map<std::string, std::string>& arguments)
{
    for (const auto& parameter : query.parameters) {
        const auto given = arguments.find(parameter.name);
        const auto check = std::ranges::find(name_checks, parameter.names, &NameCheck::what);
        if (check == name_checks.end() || given == arguments.end() || parameter.is_list) continue;
        if (!given->second.empty() || !parameter.has_default) check_name(database, *check, given->second);
    }
}

/// Names in lists leave something out: one that is not there would do nothing, unseen.
void check_lists(SQLite::Database& database, const Query& query, const std::map<std::string, std::string>& arguments)
{
    for (const auto& parameter : query.parameters) {
        const auto given = arguments.find(parameter.name);
        const auto check = std::ranges::find(name_checks, parameter.names, &NameCheck::what);
        if (check == name_checks.end() || given == arguments.end() || !parameter.is_list) continue;
        for (const std::string& name : split(given->second, ','))
            if (!name.empty()) check_name(database, *check, name);
    }
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

UnknownName::UnknownName(Names what_is_named, std::string the_name, std::vector<std::string> all_known)
    : UsageError(fmt::format("there is no {} '{}'", noun_of(what_is_named), the_name)),
      kind{what_is_named},
      name{std::move(the_name)},
      known{std::move(all_known)}
{
}

std::string_view noun_of(Names what) noexcept
{
    switch (what) {
        case Names::nothing: return "";
        case Names::entity: return "entity";
        case Names::post: return "post";
        case Names::kind: return "kind";
    }
    return "";
}

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
    if (std::filesystem::is_directory(database, error))
        throw DataError(fmt::format("{0} is a folder; the database of graphmatter build is {0}/graph.sqlite", file));
    if (!std::filesystem::is_regular_file(database, error)) throw DataError(file + ": no such file");
    try {
        SQLite::Database opened(file, SQLite::OPEN_READONLY);
        check_contract(opened, file);
        check_measures(opened, query, arguments);
        check_lists(opened, query, arguments);
        SQLite::Statement statement(opened, query.sql);
        bind_arguments(statement, query, arguments);
        Answer answer = answer_of(statement);
        if (answer.rows.empty()) check_names(opened, query, arguments);
        return answer;
    } catch (const SQLite::Exception& trouble) {
        constexpr int not_a_database = 26;  // SQLITE_NOTADB
        if (trouble.getErrorCode() == not_a_database)
            throw DataError(file + ": not a database written by graphmatter (graphmatter build writes graph.sqlite)");
        throw DataError(fmt::format("{}: {}", file, trouble.what()));
    }
}

}  // namespace graphmatter::queries
