#include <algorithm>

#include <fmt/format.h>

#include <graphmatter/model/error.hpp>
#include "queries/query_files.hpp"

namespace graphmatter::queries {

namespace {

constexpr std::string_view blanks = " \t\r";

std::string_view trimmed(std::string_view text)
{
    const auto begin = text.find_first_not_of(blanks);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

bool is_integer(std::string_view text)
{
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// @entity, @post or @kind; @kinds for several with commas between
void take_mark(Parameter& parameter, std::string_view mark)
{
    parameter.is_list = mark == "kinds";
    for (const Names names : {Names::entity, Names::post, Names::kind})
        if (mark == noun_of(names) || (names == Names::kind && parameter.is_list)) {
            parameter.names = names;
            return;
        }
    throw Error(fmt::format("query header: nothing is @{}", mark));
}

/// name=default @kind {a|b}  about
Parameter parsed_parameter(std::string_view text)
{
    Parameter parameter;
    const auto name_end = std::min(text.find_first_of("= \t"), text.size());
    parameter.name = text.substr(0, name_end);
    text.remove_prefix(name_end);
    parameter.has_default = text.starts_with('=');
    if (parameter.has_default) {
        const auto end = std::min(text.find_first_of(blanks), text.size());
        parameter.default_value = text.substr(1, end - 1);
        text.remove_prefix(end);
        if (is_integer(parameter.default_value)) parameter.type = ParameterType::integer;
    }
    text = trimmed(text);
    if (text.starts_with('@')) {
        const auto end = std::min(text.find_first_of(blanks), text.size());
        take_mark(parameter, text.substr(1, end - 1));
        text = trimmed(text.substr(end));
    }
    if (text.starts_with('{')) {
        const auto end = text.find('}');
        if (end == std::string_view::npos) throw Error("query header: { without }");
        parameter.choices = split(text.substr(1, end - 1), '|');
        text = trimmed(text.substr(end + 1));
    }
    parameter.about = text;
    return parameter;
}

void read_header_line(std::string_view line, Query& query)
{
    const auto colon = line.find(": ");
    if (colon == std::string_view::npos) throw Error("query header: no colon in " + std::string{line});
    const auto key = line.substr(0, colon), value = trimmed(line.substr(colon + 1));
    if (key == "name")
        query.name = value;
    else if (key == "about")
        query.about = value;
    else if (key == "param")
        query.parameters.push_back(parsed_parameter(value));
    else if (key == "needs")
        query.needs = split(value, ',');
    else if (key == "columns")
        query.columns = split(value, ',');
    else
        throw Error("query header: unknown line " + std::string{key});
}

}  // namespace

std::vector<std::string> split(std::string_view text, char separator)
{
    std::vector<std::string> parts;
    while (!text.empty()) {
        const auto end = std::min(text.find(separator), text.size());
        parts.emplace_back(trimmed(text.substr(0, end)));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

Query parsed_query(std::string_view text)
{
    constexpr std::string_view mark = "-- ";
    Query query;
    query.sql = text;
    while (text.starts_with(mark)) {
        const auto end = std::min(text.find('\n'), text.size());
        read_header_line(trimmed(text.substr(mark.size(), end - mark.size())), query);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    if (query.name.empty() || query.about.empty() || query.columns.empty())
        throw Error("query header: name, about or columns missing");
    return query;
}

}  // namespace graphmatter::queries
