#include <catch2/catch.hpp>

#include <algorithm>
#include <fstream>
#include <set>

#include <graphmatter/model/error.hpp>
#include <graphmatter/queries/queries.hpp>

#include "queries/contract_database.hpp"

using namespace graphmatter;
using namespace graphmatter::queries;
using Catch::Matchers::Contains;

namespace {

using Arguments = std::map<std::string, std::string>;
using Lines = std::vector<std::string>;

/// The rows of an answer, cells joined by a bar.
Lines rows_of(const Answer& answer)
{
    Lines rows;
    for (const auto& row : answer.rows) {
        std::string text;
        for (const auto& cell : row) text += (text.empty() ? "" : "|") + (cell.null ? std::string{"NULL"} : cell.text);
        rows.push_back(text);
    }
    return rows;
}

Lines ask(const ContractDatabase& database, std::string_view name, const Arguments& arguments = {})
{
    return rows_of(run(database.file(), find(name), arguments));
}

}  // namespace

TEST_CASE("Every query has what help and lists show", "[queries]")
{
    REQUIRE(all().size() >= 12);
    CHECK(std::ranges::is_sorted(all(), {}, &Query::name));
    std::set<std::string> names;
    for (const auto& query : all()) {
        INFO(query.name);
        CHECK(names.insert(query.name).second);
        CHECK(query.about.ends_with('.'));
        for (const auto& parameter : query.parameters) {
            CHECK_FALSE(parameter.about.empty());
            CHECK_THAT(query.sql, Contains(":" + parameter.name));
        }
    }
}

TEST_CASE("Every query runs and gives the columns that its header names", "[queries]")
{
    const ContractDatabase database;
    const Arguments usual{{"from", "OpenAI"},     {"to", "谷歌"},  {"name", "OpenAI"},
                          {"post", "posts/b.md"}, {"text", "ray"}, {"since", "2024"}};
    for (const auto& query : all()) {
        INFO(query.name);
        Arguments arguments;
        for (const auto& parameter : query.parameters) {
            if (!parameter.has_default) arguments.insert(*usual.find(parameter.name));
            if (parameter.name == "min_posts") arguments["min_posts"] = "1";
            if (parameter.name == "most") arguments["most"] = "1";
        }
        const Answer answer = run(database.file(), query, arguments);
        CHECK(answer.columns == query.columns);
        CHECK_FALSE(answer.rows.empty());
    }
}

TEST_CASE("Queries about entities find them by any written form", "[queries]")
{
    const ContractDatabase database;
    const Lines google{"organization|谷歌|Google|1|alias file (aliases.yaml:2)|posts/a.md:6",
                       "organization|谷歌|谷歌|1||posts/a.md:7"};
    CHECK(ask(database, "aliases", {{"name", "google"}}) == google);
    CHECK(ask(database, "aliases", {{"name", "organization:谷歌"}}) == google);
    CHECK(ask(database, "aliases").size() == 4);
    CHECK(ask(database, "aliases", {{"kind", "people"}}).size() == 2);
    CHECK_THROWS_AS(ask(database, "aliases", {{"name", "x' OR 1=1 --"}}), UnknownName);
    CHECK(ask(database, "entity", {{"name", "ray-kurzweil"}}) ==
          Lines{"2024-02-10|posts/b.md|机器之心|person|Ray Kurzweil|people|4",
                "2024-01-05|posts/a.md|Of minds|person|Ray Kurzweil|people|4"});
    CHECK(ask(database, "entity", {{"name", "Ray Kurzweil"}, {"kind", "speaker"}}).size() == 1);
    CHECK(ask(database, "neighbours", {{"name", "谷歌"}, {"kind", "person"}}) ==
          Lines{"person|Ray Kurzweil|person:ray-kurzweil|1|2"});
    CHECK(ask(database, "merged") == Lines{"person|Ray Kurzweil|2|3|Ray Kurzweil ×2 · ray-kurzweil ×1",
                                           "organization|谷歌|2|2|Google ×1 · 谷歌 ×1"});
    CHECK(ask(database, "new-entities", {{"since", "2024-02"}}) ==
          Lines{"2024-02-10|speaker|Ray Kurzweil|speaker:ray-kurzweil|1"});
    CHECK(ask(database, "same-as") == Lines{"speaker:ray-kurzweil|Ray Kurzweil|person:ray-kurzweil|Ray Kurzweil"});
    CHECK(ask(database, "kinds").front() == "organization|2|4|1");
}

TEST_CASE("Search works for two Chinese characters and for patterns taken as text", "[queries]")
{
    const ContractDatabase database;
    CHECK(ask(database, "search", {{"text", "谷歌"}}) == Lines{"organization|谷歌|谷歌|organization:谷歌|1"});
    CHECK(ask(database, "search", {{"text", "机器之"}}) == Lines{"post|机器之心|机器之心|post:posts/b|1"});
    CHECK(ask(database, "search", {{"text", "KURZ"}}).size() == 2);
    CHECK(ask(database, "search", {{"text", "0%"}}).size() == 1);
    CHECK(ask(database, "search", {{"text", "%"}}).size() == 1);
    CHECK(ask(database, "search", {{"text", "_"}}).empty());
    CHECK(ask(database, "search", {{"text", "\"quoted\""}}).size() == 1);
    CHECK(ask(database, "search", {{"text", "a OR b"}}).empty());
}

TEST_CASE("Central entities go by the measure asked for", "[queries]")
{
    const ContractDatabase database;
    CHECK(ask(database, "central", {{"top", "1"}}) == Lines{"person|Ray Kurzweil|person:ray-kurzweil|2|0.2"});
    CHECK(ask(database, "central", {{"top", "1"}, {"measure", "weighted_degree"}}) ==
          Lines{"organization|OpenAI|organization:openai|2|9.0"});
    CHECK(ask(database, "central", {{"kind", "organizations"}, {"measure", "degree"}}) ==
          Lines{"organization|OpenAI|organization:openai|2|2", "organization|谷歌|organization:谷歌|1|1"});
    // Sources and sites are addresses: only who asks for them sees them.
    CHECK(ask(database, "central").size() == 4);
    CHECK(ask(database, "central", {{"kind", "sites"}}) == Lines{"site|example.org|site:example.org|2|0.01"});
    CHECK(ask(database, "co-occurring", {{"min_posts", "2"}}) ==
          Lines{"person|Ray Kurzweil|organization|OpenAI|2|0.75|1.0|0.333"});
    CHECK(ask(database, "co-occurring").empty());
    CHECK(ask(database, "co-occurring", {{"min_posts", "2"}, {"kind", "people"}}).size() == 1);
    CHECK(ask(database, "co-occurring", {{"min_posts", "2"}, {"kind", "site"}}).empty());
}

TEST_CASE("Communities, bridges and hidden connectors are told", "[queries]")
{
    const ContractDatabase database;
    CHECK(ask(database, "communities") == Lines{"0|OpenAI, 谷歌|4|1|0.75", "1|Ray Kurzweil|4|1|0.5"});
    CHECK(ask(database, "communities", {{"min_size", "1"}}).size() == 3);
    CHECK(ask(database, "bridges", {{"min_posts", "2"}}) ==
          Lines{"organization|OpenAI|organization:openai|2|2|0.5|OpenAI, 谷歌 1 · Ray Kurzweil 1",
                "person|Ray Kurzweil|person:ray-kurzweil|2|2|0.5|OpenAI, 谷歌 1 · Ray Kurzweil 1"});
    CHECK(ask(database, "bridges", {{"min_posts", "2"}, {"kind", "people"}}).size() == 1);
    CHECK(ask(database, "bridges").empty());
    CHECK(ask(database, "hidden-connectors", {{"top", "2"}}) ==
          Lines{"organization|OpenAI|organization:openai|2|2|4.5", "person|Ray Kurzweil|person:ray-kurzweil|2|3|1.5"});
    CHECK(ask(database, "hidden-connectors", {{"max_degree", "2"}, {"kind", "person"}}).empty());
    CHECK(ask(database, "backbone", {{"name", "ray-kurzweil"}}).empty());
    CHECK(ask(database, "backbone", {{"name", "ray-kurzweil"}, {"most", "0.5"}}) ==
          Lines{"Ray Kurzweil|person|OpenAI|organization|2|0.75|0.5"});
}

TEST_CASE("A shortest path goes over posts", "[queries]")
{
    const ContractDatabase database;
    CHECK(ask(database, "path", {{"from", "Google"}, {"to", "speaker:ray-kurzweil"}}) ==
          Lines{"1|organization|谷歌|organization:谷歌", "2|post|Of minds|post:posts/a",
                "3|person|Ray Kurzweil|person:ray-kurzweil", "4|post|机器之心|post:posts/b",
                "5|speaker|Ray Kurzweil|speaker:ray-kurzweil"});
    CHECK(ask(database, "path", {{"from", "Google"}, {"to", "speaker:ray-kurzweil"}, {"without", "site,person"}})[2] ==
          "3|organization|OpenAI|organization:openai");
    CHECK(
        ask(database, "path", {{"from", "Google"}, {"to", "speaker:ray-kurzweil"}, {"without", "sites, people,"}})[2] ==
        "3|organization|OpenAI|organization:openai");
    CHECK_THROWS_WITH(ask(database, "path", {{"from", "Google"}, {"to", "openai"}, {"without", "site,persons"}}),
                      "there is no kind 'persons'");
    CHECK(ask(database, "path", {{"from", "openai"}, {"to", "OpenAI"}}) ==
          Lines{"1|organization|OpenAI|organization:openai"});
    CHECK(ask(database, "path", {{"from", "openai"}, {"to", "site:example.org"}}).empty());
}

TEST_CASE("A name that is not there is told, with those that are", "[queries]")
{
    const ContractDatabase database;
    try {
        ask(database, "path", {{"from", "openai"}, {"to", "Nobody"}});
        FAIL("there is no Nobody");
    } catch (const UnknownName& unknown) {
        CHECK(std::string{unknown.what()} == "there is no entity 'Nobody'");
        CHECK(unknown.kind == Names::entity);
        CHECK(unknown.name == "Nobody");
        for (const std::string known : {"OpenAI", "Google", "organization:谷歌"})
            CHECK(std::ranges::find(unknown.known, known) != unknown.known.end());
        CHECK(std::ranges::find(unknown.known, "post:posts/a") == unknown.known.end());
    }
    CHECK_THROWS_WITH(ask(database, "backbone", {{"name", "post:posts/a"}}), "there is no entity 'post:posts/a'");
    CHECK_THROWS_WITH(ask(database, "backbone", {{"name", ""}}), "there is no entity ''");
    CHECK_THROWS_WITH(ask(database, "backlinks", {{"post", "gone"}}), "there is no post 'gone'");
    CHECK_THROWS_WITH(ask(database, "central", {{"kind", "persons"}}), "there is no kind 'persons'");
    for (const std::string post : {"posts/a.md", "posts/a", "post:posts/a", "Of minds"})
        CHECK_NOTHROW(ask(database, "related", {{"post", post}, {"top", "0"}}));
}

TEST_CASE("Rising and falling entities go by what the period before lets expect", "[queries]")
{
    const ContractDatabase database;
    // OpenAI: 2 of 2 posts, then 4 of 4, as expected. The others vanish.
    CHECK(ask(database, "rising", {{"min_posts", "1"}}) ==
          Lines{"speaker|Ray Kurzweil|speaker:ray-kurzweil|2024-Q2|1|0|1|NULL|1.0"});
    CHECK(ask(database, "rising", {{"min_posts", "1"}, {"direction", "falling"}}) ==
          Lines{"person|Ray Kurzweil|person:ray-kurzweil|2024-Q2|0|2|NULL|1|-1.79",
                "organization|谷歌|organization:谷歌|2024-Q2|0|1|NULL|2|-1.15"});
    CHECK(ask(database, "rising", {{"period", "2024-Q1"}, {"kind", "people"}, {"min_posts", "2"}}) ==
          Lines{"person|Ray Kurzweil|person:ray-kurzweil|2024-Q1|2|0|1|NULL|2.0"});
    CHECK(ask(database, "rising", {{"period", "1999"}}).empty());
}

TEST_CASE("A measure that the database was built without is named with the way out", "[queries]")
{
    const ContractDatabase database;
    CHECK(ask(database, "central", {{"measure", "betweenness"}, {"top", "1"}}) ==
          Lines{"organization|OpenAI|organization:openai|2|4.5"});
    CHECK_THROWS_AS(ask(database, "central", {{"measure", "closeness"}}), UsageError);
    CHECK_THROWS_WITH(ask(database, "central", {{"measure", "closeness"}}), Contains("--measures closeness"));
    database.run("UPDATE measure SET betweenness = NULL");
    CHECK_THROWS_WITH(ask(database, "hidden-connectors"), Contains("--measures betweenness"));
    database.run("DELETE FROM measure");
    CHECK(ask(database, "hidden-connectors").empty());
}

TEST_CASE("Queries about posts find them by path, id, title and URL", "[queries]")
{
    const ContractDatabase database;
    for (const char* post : {"posts/b.md", "posts/b", "post:posts/b", "机器之心", "/posts/b/"}) {
        INFO(post);
        CHECK(ask(database, "backlinks", {{"post", post}}) == Lines{"posts/a.md|Of minds|12|b.md"});
        CHECK(ask(database, "post", {{"post", post}}).size() == 4);
    }
    CHECK(ask(database, "dead-links") == Lines{"posts/a.md|13|3|gone.md"});
    CHECK(ask(database, "orphans") == Lines{"posts/c.md|100% \"quoted\"|NULL|3"});
    CHECK(ask(database, "related", {{"post", "posts/a"}}) ==
          Lines{"posts/a.md|1|0.8125|posts/b.md|机器之心|/posts/b/|both mention Ray Kurzweil"});
    CHECK(ask(database, "related-reasons", {{"post", "posts/a"}}) ==
          Lines{"posts/a.md|1|posts/b.md|entity|person|Ray Kurzweil|0.75",
                "posts/a.md|1|posts/b.md|text|text|规模化|0.1875",
                "posts/a.md|1|posts/b.md|links_to|links_to|links to it|0.0625"});
    CHECK(ask(database, "related", {{"top", "0"}}).empty());
    CHECK(ask(database, "posts", {{"since", "2024-02-01"}}) ==
          Lines{"2024-02-10|posts/b.md|post:posts/b|机器之心|/posts/b/|80|4"});
    CHECK(ask(database, "shared-sources") == Lines{"https://example.org/talk|2|posts/a.md · posts/b.md"});
    CHECK(ask(database, "sites") == Lines{"example.org|1|2"});
    CHECK(ask(database, "fields").front() == "companies_orgs|organization|MENTIONS|4|2|2");
    CHECK(ask(database, "findings", {{"code", "link-dead"}}).size() == 1);
    CHECK(ask(database, "findings", {{"path", "posts/c"}}).size() == 1);
    CHECK(ask(database, "timeline") == Lines{"2024-01|1|120", "2024-02|1|80"});
    CHECK(ask(database, "timeline", {{"by", "year"}, {"name", "openai"}}) == Lines{"2024|2|200"});
}

TEST_CASE("Wrong arguments are named with the right ones", "[queries]")
{
    const ContractDatabase database;
    CHECK_THROWS_AS(find("alias"), UsageError);
    CHECK_THROWS_WITH(find("alias"), Contains("aliases"));
    CHECK_THROWS_AS(ask(database, "central", {{"tpo", "1"}}), UsageError);
    CHECK_THROWS_WITH(ask(database, "central", {{"tpo", "1"}}), Contains("kind, measure, top"));
    CHECK_THROWS_AS(ask(database, "entity"), UsageError);
    CHECK_THROWS_WITH(ask(database, "entity"), Contains("--param name="));
    CHECK_THROWS_WITH(ask(database, "central", {{"top", "ten"}}), Contains("whole number"));
    CHECK_THROWS_AS(ask(database, "central", {{"top", "-1"}}), UsageError);
    CHECK_THROWS_WITH(ask(database, "central", {{"measure", "pagernk"}}), Contains("pagerank, degree"));
    CHECK_THROWS_WITH(ask(database, "dead-links", {{"a", "b"}}), Contains("takes no parameters"));
}

TEST_CASE("Files that are no database of ours are refused", "[queries]")
{
    const ContractDatabase database;
    CHECK_THROWS_AS(run("/nowhere/graph.sqlite", find("kinds"), {}), DataError);
    database.run("PRAGMA user_version = 1");
    CHECK_THROWS_AS(ask(database, "kinds"), DataError);
    CHECK_THROWS_WITH(ask(database, "kinds"), Contains("another version"));
    database.run("PRAGMA application_id = 7");
    CHECK_THROWS_WITH(ask(database, "kinds"), Contains("not a database written by graphmatter"));
    std::ofstream{database.file(), std::ios::trunc} << std::string(5000, 'x');
    CHECK_THROWS_AS(ask(database, "kinds"), DataError);
    CHECK_THROWS_WITH(ask(database, "kinds"), Contains("not a database written by graphmatter"));
    std::ofstream{database.file(), std::ios::trunc}.flush();
    CHECK_THROWS_AS(ask(database, "kinds"), DataError);
}

TEST_CASE("A query cannot change the database", "[queries]")
{
    const ContractDatabase database;
    const Query write{"x", "Deletes.", {}, {"a"}, "DELETE FROM post"};
    CHECK_THROWS_AS(run(database.file(), write, {}), DataError);
    CHECK(ask(database, "posts").size() == 3);
}
