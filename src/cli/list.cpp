#include <algorithm>
#include <array>
#include <memory>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <graphmatter/exports/formats.hpp>
#include <graphmatter/model/diagnostic.hpp>
#include <graphmatter/model/measures.hpp>
#include <graphmatter/model/schema.hpp>
#include <graphmatter/queries/answer_text.hpp>

#include "cli/command.hpp"
#include "cli/names.hpp"
#include "cli/query_list.hpp"
#include "cli/terminal.hpp"

namespace graphmatter::cli {

namespace {

queries::Cell cell(std::string_view text) { return {std::string{text}, false, false}; }

std::string table(std::vector<std::string> columns, std::vector<std::vector<queries::Cell>> rows)
{
    return queries::as_table({std::move(columns), std::move(rows)});
}

std::string formats()
{
    std::vector<std::vector<queries::Cell>> rows;
    for (const auto& format : exports::formats())
        rows.push_back({cell(format.name), cell(exports::file_name(format, exports::View::full)),
                        cell(format.by_default ? "yes" : ""), cell(format.has_views ? "yes" : ""), cell(format.about)});
    return table({"format", "file", "by default", "views", "read by"}, std::move(rows));
}

std::string measures()
{
    std::vector<std::vector<queries::Cell>> rows;
    for (const auto& measure : known_measures)
        rows.push_back({cell(measure.name), cell(measure.by == MeasuredBy::every_build ? "yes" : ""),
                        cell(measure.unit), cell(measure.range), cell(measure.cost), cell(measure.about)});
    return table({"measure", "by default", "unit", "range", "cost", "tells"}, std::move(rows));
}

std::string kinds()
{
    std::vector<std::vector<queries::Cell>> rows;
    for (const auto& kind : default_schema().kinds)
        rows.push_back({cell(kind.name), cell(kind.plural), cell(kind.color), cell(kind.co_occurs ? "yes" : "")});
    return table({"kind", "plural", "color", "co-occurs"}, std::move(rows));
}

std::string fields()
{
    const Schema schema = default_schema();
    std::vector<std::vector<queries::Cell>> rows;
    for (const auto& rule : schema.fields)
        rows.push_back({cell(rule.field), cell(schema[rule.kind].name), cell(schema[rule.relation].name),
                        cell(fmt::format("{}", rule.weight)), cell(rule.split_on_comma ? "yes" : "")});
    return table({"field", "kind", "relation", "weight", "splits on commas"}, std::move(rows));
}

/// Lines of a text below each other, as deep as the column of what a code means.
std::string indented(std::string_view text)
{
    constexpr std::size_t column = 34;
    std::string out;
    for (std::size_t start = 0; start <= text.size();) {
        const std::size_t end = std::min(text.find('\n', start), text.size());
        out += fmt::format("{:<{}}{}\n", "", column, text.substr(start, end - start));
        start = end + 1;
    }
    return out;
}

std::string codes()
{
    std::string text;
    for (const auto& code : diagnostic_codes()) {
        text += fmt::format("{:<24} {:<8} {}\n", code.code, name_of(code.severity), code.about);
        text += indented(code.help);
        if (!code.example.empty()) text += indented("for example:") + indented(code.example);
    }
    return text;
}

struct Listing {
    std::string_view name;
    std::string (*text)();
};
constexpr std::array listings{Listing{"formats", formats},    Listing{"measures", measures},
                              Listing{"queries", query_list}, Listing{"kinds", kinds},
                              Listing{"fields", fields},      Listing{"codes", codes}};

int run(const std::string& name)
{
    expect_name("list", name, names_of(listings, &Listing::name));
    print(std::ranges::find(listings, name, &Listing::name)->text());
    return done;
}

}  // namespace

void add_list(CLI::App& app, Action& action)
{
    const auto name = std::make_shared<std::string>();
    app.add_option("WHAT", *name, "formats, measures, queries, kinds, fields or codes")->required();
    app.callback([name, &action] { action = [name](const Environment&) { return run(*name); }; });
}

}  // namespace graphmatter::cli
