#include <algorithm>
#include <set>
#include <string_view>

#include <fmt/format.h>

#include "exports/sqlite_schema.hpp"

namespace graphmatter::exports {

namespace {

// Names that are taken: tables, views and indexes; those of full-text search and SQLite by their beginnings.
constexpr std::string_view taken[] = {"about",
                                      "alias",
                                      "alias_by_entity",
                                      "co_occurrence",
                                      "co_occurrence_by_b",
                                      "community",
                                      "diagnostic",
                                      "edge",
                                      "edge_by_target",
                                      "entity",
                                      "entity_period",
                                      "field",
                                      "gephi_edges",
                                      "gephi_nodes",
                                      "graph_edge",
                                      "graph_node",
                                      "kind",
                                      "layout",
                                      "link",
                                      "link_by_post",
                                      "link_by_target",
                                      "measure",
                                      "mention",
                                      "mention_by_entity",
                                      "mention_by_post",
                                      "mentions",
                                      "node",
                                      "node_by_node_id",
                                      "period",
                                      "post",
                                      "post_by_path",
                                      "related",
                                      "related_reason",
                                      "relation",
                                      "trend"};
constexpr std::string_view taken_beginnings[] = {"sqlite_", "post_search", "entity_search", "rows_"};

std::string lower(std::string text)
{
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
    return text;
}

bool starts_reserved(const std::string& name)
{
    return std::ranges::any_of(taken_beginnings, [&](std::string_view start) { return name.starts_with(start); });
}

bool is_taken(const std::string& name)
{
    return name.empty() || std::ranges::binary_search(taken, std::string_view{name});
}

// A name or text between quotes, those inside it doubled.
std::string quoted(std::string_view text, char quote)
{
    std::string result{quote};
    for (const char c : text) result.append(c == quote ? 2 : 1, c);
    return result += quote;
}

std::string measure_columns()
{
    std::string columns;
    for (const auto& measure : known_measures) columns += fmt::format(",\n    m.{}", quoted(measure.name, '"'));
    return columns;
}

constexpr std::string_view post_view = R"sql(
CREATE VIEW {} AS
SELECT n.node_id, n.label, p.path, p.date, p.url, p.words{}
FROM post p
JOIN node n ON n.id = p.id
JOIN measure m ON m.id = p.id;
)sql";
constexpr std::string_view entity_view = R"sql(
CREATE VIEW {} AS
SELECT n.node_id, e.label, e.posts, e.uses, e.first_date, e.last_date{}
FROM entity e
JOIN node n ON n.id = e.id
JOIN measure m ON m.id = e.id
WHERE e.kind = {};
)sql";

}  // namespace

std::vector<std::string> kind_view_names(const Schema& schema)
{
    std::set<std::string> used;
    std::vector<std::string> names;
    for (const Kind& kind : schema.kinds) {
        std::string name = starts_reserved(lower(kind.plural)) ? "kind_" + kind.plural : kind.plural;
        while (is_taken(lower(name)) || used.contains(lower(name))) name += "_view";
        used.insert(lower(name));
        names.push_back(std::move(name));
    }
    return names;
}

std::string kind_view_definitions(const Schema& schema)
{
    const auto names = kind_view_names(schema);
    const auto measures = measure_columns();
    std::string sql;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const auto name = quoted(names[i], '"');
        sql += id_at<KindId>(i) == post_kind
                   ? fmt::format(post_view, name, measures)
                   : fmt::format(entity_view, name, measures, quoted(schema.kinds[i].name, '\''));
    }
    return sql;
}

}  // namespace graphmatter::exports
