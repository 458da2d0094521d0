#include <map>
#include <memory>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <CLI/CLI.hpp>

#include <graphmatter/model/error.hpp>
#include <graphmatter/queries/answer_text.hpp>
#include <graphmatter/queries/queries.hpp>

#include "cli/command.hpp"
#include "cli/names.hpp"
#include "cli/query_list.hpp"
#include "cli/terminal.hpp"

namespace graphmatter::cli {

namespace {

struct QueryCommand {
    std::string database, name, format = "table";
    std::vector<std::string> parameters;
    bool list = false;
};

/// The arguments of "name=value" words.
std::map<std::string, std::string> arguments_from(const queries::Query& query, const std::vector<std::string>& words)
{
    const auto known = names_of(query.parameters, &queries::Parameter::name);
    std::map<std::string, std::string> arguments;
    for (const std::string& word : words) {
        const auto equals = word.find('=');
        if (equals == std::string::npos) throw UsageError(fmt::format("--param wants name=value, not '{}'", word));
        const std::string name = word.substr(0, equals);
        if (!known.empty()) expect_name(fmt::format("parameter of query '{}' called", query.name), name, known);
        if (!arguments.emplace(name, word.substr(equals + 1)).second)
            throw UsageError(fmt::format("--param {} is given twice", name));
    }
    return arguments;
}

/// What to type in place of a name that is not there.
std::string message_for(const queries::UnknownName& unknown, const std::string& database)
{
    constexpr std::size_t few = 30;
    const std::vector<std::string_view> known{unknown.known.begin(), unknown.known.end()};
    const std::string message = unknown_name(queries::noun_of(unknown.kind), unknown.name, known);
    if (message.ends_with('?') || known.size() <= few || unknown.kind == queries::Names::kind) return message;
    return fmt::format("{}; graphmatter query {} search --param 'text=...' finds parts of names and titles",
                       unknown.what(), database);
}

queries::Answer answer_to(const queries::Query& query, const QueryCommand& command)
{
    const auto arguments = arguments_from(query, command.parameters);
    try {
        return queries::run(command.database, query, arguments);
    } catch (const queries::UnknownName& unknown) {
        throw UsageError(message_for(unknown, command.database));
    }
}

int run(const QueryCommand& command)
{
    if (command.list) {
        print(query_list());
        return done;
    }
    if (command.database.empty() || command.name.empty())
        throw UsageError(
            "query wants a database and the name of a query\n"
            "  see graphmatter query --list, graphmatter query --help");
    expect_name("format", command.format, std::array<std::string_view, 3>{"table", "csv", "json"});
    expect_name("query", command.name, names_of(queries::all(), &queries::Query::name));
    const queries::Query& query = queries::find(command.name);
    const queries::Answer answer = answer_to(query, command);
    if (command.format == "csv")
        print(queries::as_csv(answer));
    else if (command.format == "json")
        print(queries::as_json(answer));
    else
        print(queries::as_table(answer));
    if (answer.rows.empty() && command.format == "table") complain("note: no row fits");
    return done;
}

}  // namespace

std::string query_list()
{
    std::string text;
    for (const auto& query : queries::all()) {
        text += fmt::format("{:<16} {}\n", query.name, query.about);
        for (const auto& parameter : query.parameters) {
            std::string about = parameter.about;
            if (!parameter.has_default) about += " (must be given)";
            if (!parameter.choices.empty()) about += fmt::format(": {}", fmt::join(parameter.choices, ", "));
            if (!parameter.default_value.empty()) about += fmt::format(" [{}]", parameter.default_value);
            text += fmt::format("{:<16}   {:<10} {}\n", "", parameter.name, about);
        }
    }
    return text;
}

void add_query(CLI::App& app, Action& action)
{
    const auto command = std::make_shared<QueryCommand>();
    app.add_option("DB", command->database, "A graph.sqlite that graphmatter build wrote");
    app.add_option("NAME", command->name, "Which query (see --list)");
    app.add_option("--param", command->parameters, "name=value; may be repeated")
        ->type_name("NAME=VALUE")
        ->expected(1)
        ->take_all()
        ->allow_extra_args(false);
    app.add_option("--format", command->format, "table, csv or json [table]")->type_name("FORMAT");
    app.add_flag("--list", command->list, "Show the queries there are, with their parameters");
    app.callback([command, &action] { action = [command](const Environment&) { return run(*command); }; });
}

}  // namespace graphmatter::cli
