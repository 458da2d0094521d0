#include <catch2/catch.hpp>

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <graphmatter/resolve/merge_rules.hpp>

#include "resolve/entities.hpp"
#include "resolve/sample_corpus.hpp"

using namespace graphmatter;
using namespace graphmatter::resolve;

namespace {

const Schema& schema()
{
    static const Schema built = default_schema();
    return built;
}

std::string why(const std::string& kind, const std::string& a, const std::string& b)
{
    const auto merge = why_joined(schema(), *schema().find_kind(kind), a, b);
    return merge ? to_text(*merge) : "apart";
}

/// The rows of a table of tests/data, without comment lines.
std::vector<std::vector<std::string>> rows_of(const std::string& file)
{
    std::ifstream in{std::string{GRAPHMATTER_SOURCE} + "/tests/data/" + file};
    std::vector<std::vector<std::string>> rows;
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with('#')) continue;
        std::istringstream cells{line};
        auto& row = rows.emplace_back();
        for (std::string cell; std::getline(cells, cell, '\t');) row.push_back(cell);
    }
    return rows;
}

/// The field that names entities of a kind.
std::string field_of(const std::string& kind)
{
    for (const FieldRule& rule : schema().fields)
        if (schema()[rule.kind].name == kind) return rule.field;
    return {};
}

std::size_t entity_count(const std::string& kind, const std::string& a, const std::string& b)
{
    const Corpus corpus = test::sample_corpus({{.path = "a.md",
                                                .names = {{field_of(kind), a}, {field_of(kind), b}},
                                                .links = {},
                                                .title = {},
                                                .aliases = {}}});
    return find_entities(corpus, schema(), {}).list.size();
}

}  // namespace

TEST_CASE("the reason of a merge is told by rule and folds", "[resolve][merge_rules]")
{
    CHECK(why("organization", "NVIDIA", "\"Nvidia\"") == "same key (case, quotes)");
    CHECK(why("person", "J.D. Vance", "JD Vance") == "squashed key (separators, spacing)");
    CHECK(why("tag", "c-d", "cd") == "apart");
    CHECK(why("tag", "open-source", "opensource") == "squashed key (separators, spacing)");
    CHECK(why("source", "http://www.example.org/a/", "https://example.org/a") == "same address");
    CHECK(why("source", "https://example.org/a", "https://example.org/b") == "apart");
    CHECK(why("person", "A", "A").empty());
    CHECK(why("person", "[]", "''") == "apart");
}

TEST_CASE("distinct spellings join with none", "[resolve][merge_rules]")
{
    const std::vector<KindNames> distinct{{"product", {"EVE", "Chat GPT"}}};
    const auto product = *schema().find_kind("product");
    CHECK_FALSE(why_joined(schema(), product, "EVE", "Eve", distinct));
    CHECK_FALSE(why_joined(schema(), product, "Chat GPT", "ChatGPT", distinct));
    CHECK(why_joined(schema(), product, "EVE", "\"EVE\"", distinct));
    CHECK(why_joined(schema(), product, "eve", "Eve", distinct));
    CHECK(why_joined(schema(), *schema().find_kind("person"), "EVE", "Eve", distinct));
}

TEST_CASE("merges judged by hand are made for the reason listed", "[resolve][merge_rules]")
{
    const auto rows = rows_of("merged_pairs.tsv");
    REQUIRE(rows.size() > 900);
    std::size_t wrong = 0;
    for (const auto& row : rows) {
        REQUIRE(row.size() == 5);
        INFO(row[0] << ": " << row[1] << " = " << row[2]);
        CHECK(why(row[0], row[1], row[2]) == row[3]);
        CHECK(entity_count(row[0], row[1], row[2]) == 1);
        REQUIRE((row[4] == "right" || row[4] == "wrong" || row[4] == "unsure"));
        wrong += row[4] == "wrong" ? 1 : 0;
    }
    CHECK(static_cast<double>(wrong) <= 0.005 * static_cast<double>(rows.size()));
}

TEST_CASE("versions and other names are never one", "[resolve][merge_rules]")
{
    const auto rows = rows_of("never_merged_pairs.tsv");
    REQUIRE(rows.size() >= 100);
    for (const auto& row : rows) {
        REQUIRE(row.size() == 3);
        INFO(row[0] << ": " << row[1] << " / " << row[2]);
        CHECK(why(row[0], row[1], row[2]) == "apart");
        CHECK(entity_count(row[0], row[1], row[2]) == 2);
    }
}
