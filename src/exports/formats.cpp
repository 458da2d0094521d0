#include <graphmatter/exports/formats.hpp>

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <graphmatter/model/error.hpp>

#include "exports/writers.hpp"

namespace graphmatter::exports {

namespace {

constexpr std::array table{
    Format{"sqlite", "graph.sqlite", "SQL, Datasette, scripts: everything that was found", true, false, write_sqlite,
           false, begin_sqlite},
    Format{"gexf", ".gexf", "Gephi, Gephi Lite", true, true, write_gexf},
    Format{"graphml", ".graphml", "networkx, igraph, Cytoscape, yEd, Neo4j APOC", true, true, write_graphml},
    Format{"json", ".json", "graphology, sigma.js and other web pages", true, true, write_graphology_json},
    Format{"related", "related.json", "site generators: related posts with reasons", true, false, write_related_json},
    Format{"related-yaml", "related.yaml", "the same in YAML", false, false, write_related_yaml},
    Format{"related-files", "related", "pages that fetch their own list: a folder with a JSON file for each post",
           false, false, write_related_files, true},
};

constexpr Format older_gexf{"gexf", ".gexf", "programs that do not read GEXF 1.3", true, true, write_gexf_1_2};

constexpr std::string_view stem_of(View view) noexcept
{
    switch (view) {
        case View::full: return "graph";
        case View::entities: return "entities";
        case View::posts: return "posts";
    }
    return "graph";
}

}  // namespace

std::span<const Format> formats() noexcept { return table; }

const Format& gexf_1_2() noexcept { return older_gexf; }

const Format* find_format(std::string_view name) noexcept
{
    const auto found = std::ranges::find(table, name, &Format::name);
    return found == table.end() ? nullptr : &*found;
}

const Format& about_format(std::string_view name)
{
    if (const auto* format = find_format(name)) return *format;
    std::string names;
    for (const auto& format : table) names += fmt::format("{}{}", names.empty() ? "" : ", ", format.name);
    throw UsageError(fmt::format("there is no format \"{}\"; there are {}", name, names));
}

std::string file_name(const Format& format, View view)
{
    return format.has_views ? fmt::format("{}{}", stem_of(view), format.extension) : std::string{format.extension};
}

std::string_view name_of(View view) noexcept
{
    switch (view) {
        case View::full: return "full";
        case View::entities: return "entities";
        case View::posts: return "posts";
    }
    return "full";
}

}  // namespace graphmatter::exports
