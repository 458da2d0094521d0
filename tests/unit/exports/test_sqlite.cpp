#include <thread>

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <catch2/catch.hpp>
#include <graphmatter/model/error.hpp>

#include "exports/sample_snapshot.hpp"
#include "exports/sqlite_schema.hpp"
#include "exports/written_file.hpp"

using namespace graphmatter;
using exports::View;

namespace {

/// The database of a snapshot, open for questions.
class Built {
  public:
    explicit Built(const Snapshot& snapshot) : file_(folder_ / "graph.sqlite")
    {
        exports::about_format("sqlite").write(snapshot, View::full, file_, {});
        database_.emplace(file_.string());
    }
    /// Rows as lines, cells joined by '|', NULL as "-".
    std::vector<std::string> rows(const std::string& sql)
    {
        std::vector<std::string> lines;
        SQLite::Statement statement(*database_, sql);
        while (statement.executeStep()) {
            std::string line;
            for (int i = 0; i < statement.getColumnCount(); ++i) {
                const auto column = statement.getColumn(i);
                line += (i == 0 ? "" : "|") + (column.isNull() ? "-" : column.getString());
            }
            lines.push_back(line);
        }
        return lines;
    }
    std::string value(const std::string& sql) { return rows(sql).at(0); }

  private:
    test::TestFolder folder_;
    std::filesystem::path file_;
    std::optional<SQLite::Database> database_;
};

using Lines = std::vector<std::string>;

/// The schema as exports/sqlite/schema.sql holds it; the tables inside full-text search are its own business.
std::string schema_text(Built& built)
{
    std::string text;
    for (const auto& sql :
         built.rows("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE '%\\_search\\_%' "
                    "ESCAPE '\\' ORDER BY rowid"))
        text += sql + ";\n\n";
    return text;
}

}  // namespace

TEST_CASE("the database says what it is and keeps its promises")
{
    Built built(test::sample_snapshot());
    CHECK(built.value("PRAGMA application_id") == std::to_string(0x676D6174));
    CHECK(built.value("PRAGMA user_version") == "3");
    CHECK(built.value("PRAGMA page_size") == "4096");
    CHECK(built.value("PRAGMA journal_mode") == "delete");
    CHECK(built.value("PRAGMA integrity_check") == "ok");
    CHECK(built.rows("PRAGMA foreign_key_check").empty());
    CHECK(
        built
            .rows("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name "
                  "NOT LIKE 'sqlite%'")
            .empty());
    CHECK(built.value("SELECT value FROM about WHERE key = 'generator'") == "graphmatter test");
    CHECK(built.value("SELECT value FROM about WHERE key = 'schema_version'") == "3");
}

TEST_CASE("tables hold the snapshot")
{
    Built built(test::sample_snapshot());
    CHECK(built.rows("SELECT id, node_id, kind FROM node WHERE id IN (0, 5, 11)") ==
          Lines{"0|post:notes/a|post", "5|organization:at&t|organization", "11|site:example.org|site"});
    CHECK(built.rows("SELECT id, path, date, url, summary, words, draft, extra FROM post") ==
          Lines{"0|notes/a.md|2024-01-02|/notes/a/?x=1&y=2|-|120|0|-", "1|notes/b.md|-|-|-|120|0|-",
                "2|notes/lonely.md|2022-02-28|/notes/lonely/|-|120|0|-",
                "3|notes/谷歌.md|2023-12-31|/notes/谷歌/|-|120|0|-"});
    CHECK(built.value("SELECT title FROM post WHERE id = 1") == "line\nbreak\ttab\r\x0B end");
    CHECK(
        built.rows(
            "SELECT id, key, posts, uses, first_date, last_date FROM entity WHERE kind IN ('organization', 'site')") ==
        Lines{"5|at&t|1|1|2024-01-02|2024-01-02", "6|nvidia|2|2|2023-12-31|2024-01-02",
              "11|example.org|1|0|2024-01-02|2024-01-02"});
    CHECK(built.rows("SELECT text, uses FROM alias WHERE entity_id = 6") == Lines{"NVIDIA|1", "英伟达|1"});
    CHECK(built.rows(
              "SELECT post_id, entity_id, f.name, line, column, weight FROM mention JOIN field f ON f.id = field_id "
              "WHERE entity_id = 4") ==
          Lines{"0|4|people|4|7|1.0", "0|4|people|5|7|1.0", "0|4|speaker|9|7|1.0", "1|4|people|3|7|1.0"});
    CHECK(built.rows("SELECT post_id, target_post_id, target, line FROM link") ==
          Lines{"0|0|#top|20", "0|1|b.md|21", "0|1|../notes/b.md|22", "0|-|gone.md|24"});
    CHECK(built.rows("SELECT a, b, posts, npmi, jaccard FROM co_occurrence") == Lines{"6|7|2|0.75|1.0"});
    CHECK(built.rows("SELECT post_id, other_id, rank, round(score, 5) FROM related") ==
          Lines{"0|3|1|0.83337", "0|1|2|0.4", "1|0|1|0.4", "3|0|1|1.0"});
    CHECK(built.rows("SELECT post_id, rank, place, other_id, signal, entity_id, detail, share FROM related_reason") ==
          Lines{"0|1|1|3|entity|6|-|0.5", "0|1|2|3|text|-|规模化|0.25", "0|1|3|3|entity|7|-|0.125",
                "0|1|4|3|title|-|search|0.0625", "0|1|5|3|recency|-|-|0.0625", "0|2|1|1|links_to|-|-|0.75",
                "0|2|2|1|linked_from|-|-|0.25", "1|1|1|0|entity|4|-|1.0", "3|1|1|0|recency|-|-|1.0"});
    CHECK(built.rows("SELECT why FROM related") ==
          Lines{"both mention NVIDIA and ai; similar text: 规模化; similar title: search",
                "links to it; is linked from it", "both mention Ray Kurzweil", "written around the same time"});
    CHECK(built.value("SELECT degree, weighted_degree, pagerank, component, core_number FROM measure WHERE id = 0") ==
          "7|9.0|0.25|0|2");
    CHECK(built.rows("SELECT community, betweenness FROM measure WHERE id < 3") == Lines{"0|-", "0|-", "1|-"});
    CHECK(built.rows("SELECT * FROM community") == Lines{"0|NVIDIA, ai|11|0.875", "1|Lonely|1|0.0"});
    CHECK(built.rows("SELECT * FROM period") == Lines{"8095|2023-Q4|1", "8096|2024-Q1|1"});
    CHECK(built.rows("SELECT * FROM entity_period") == Lines{"4|8096|1|2|1", "6|8095|1|1|1", "6|8096|1|1|1"});
    CHECK(built.value("SELECT value FROM about WHERE key = 'measures'") ==
          "degree,weighted_degree,pagerank,component,core_number,community,closeness");
    CHECK(built.value("SELECT value FROM about WHERE key = 'precision_closeness'") == "sampled: 9 samples");
    CHECK(built.value("SELECT value FROM about WHERE key = 'modularity'") == "0.250000");
    CHECK(built.rows("SELECT key, value FROM about WHERE key LIKE 'related%'") ==
          Lines{"related_dates|all", "related_drafts|for drafts", "related_min_score|0", "related_per_series|3",
                "related_per_speaker|0", "related_title_mentions|left out", "related_top|10"});
    CHECK(built.value("SELECT code, severity, path, line FROM diagnostic") == "link-dead|warning|notes/a.md|24");
    CHECK(built.value("SELECT count(*), min(size), max(size) FROM layout") == "12|4.0|100.0");
}

TEST_CASE("about tells how the related lists were made")
{
    Snapshot snapshot = test::sample_snapshot();
    snapshot.about.related_policies = {RelatedDates::older_only, RelatedDrafts::for_all, 0.25, 0, 2};
    snapshot.about.related_weights = {.text = 0.5, .links = 2, .mentions = 1};
    CHECK(Built(snapshot).rows("SELECT key, value FROM about WHERE key LIKE 'related%'") ==
          Lines{"related_dates|older-only", "related_drafts|for all", "related_min_score|0.25", "related_per_series|0",
                "related_per_speaker|2", "related_title_mentions|counted", "related_top|10",
                "related_weights|text=0.5,links=2,mentions=1"});
    snapshot.about.related_top = 0;
    CHECK(Built(snapshot).rows("SELECT key, value FROM about WHERE key LIKE 'related%'") == Lines{"related_top|0"});
}

TEST_CASE("views speak in text ids")
{
    Built built(test::sample_snapshot());
    CHECK(built.rows("SELECT post, entity, kind, relation, field, line FROM mentions WHERE kind = 'tag'") ==
          Lines{"notes/a.md|ai|tag|TAGGED|tags|8", "notes/a.md|either|or|tag|TAGGED|tags|8",
                "notes/谷歌.md|ai|tag|TAGGED|tags|4"});
    CHECK(built.value("SELECT * FROM graph_node WHERE id = 'organization:nvidia'") ==
          "organization:nvidia|organization|NVIDIA|2|-");
    CHECK(built.rows("SELECT * FROM graph_edge WHERE relation IN ('SAME_AS', 'LINKS_TO')") ==
          Lines{"e7|post:notes/a|post:notes/a|LINKS_TO|1.0|2024-01-02",
                "e8|post:notes/a|post:notes/b|LINKS_TO|2.0|2024-01-02",
                "e12|speaker:ray-kurzweil|person:ray-kurzweil|SAME_AS|1.0|-"});
    CHECK(built.value("SELECT count(*), count(DISTINCT x || ' ' || y) FROM gephi_nodes") == "12|12");
    CHECK(built.value("SELECT id, source, target, label, weight FROM gephi_edges LIMIT 1") ==
          "e0|post:notes/a|person:ray-kurzweil|mentions|1.0");
    CHECK(built.value("SELECT * FROM people") ==
          "person:ray-kurzweil|Ray Kurzweil|2|3|2024-01-02|2024-01-02|3|4.0|0.0|0|2|0|-|-|0.5|-|-|-");
    // Who is no longer named has a row, and so has who is new.
    CHECK(built.rows("SELECT label, period, posts, posts_before, rank, rank_before, period_posts_before FROM trend "
                     "ORDER BY label, period") ==
          Lines{"NVIDIA|2023-Q4|1|0|1|-|0", "NVIDIA|2024-Q1|1|1|1|1|1", "Ray Kurzweil|2024-Q1|1|0|1|-|1"});
    CHECK(built.value("SELECT node_id, path, degree FROM posts ORDER BY degree DESC") == "post:notes/a|notes/a.md|7");
    for (const auto& view : built.rows("SELECT view FROM kind"))
        CHECK_NOTHROW(built.rows("SELECT * FROM \"" + view + "\""));
}

TEST_CASE("titles and written forms are found by parts of words, Chinese too")
{
    Built built(test::sample_snapshot());
    CHECK(built.rows("SELECT rowid FROM post_search WHERE post_search MATCH '\"jerry\"'") == Lines{"0"});
    CHECK(built.rows("SELECT rowid FROM post_search WHERE title LIKE '%谷歌 🚀%'") == Lines{"3"});
    CHECK(built.rows(
              "SELECT e.label FROM entity_search s JOIN alias a ON a.id = s.rowid JOIN entity e ON e.id = a.entity_id "
              "WHERE entity_search MATCH '英伟达'") == Lines{"NVIDIA"});
    CHECK(built.rows("SELECT DISTINCT a.entity_id FROM entity_search s JOIN alias a ON a.id = s.rowid "
                     "WHERE entity_search MATCH 'kurzw'") == Lines{"4", "9"});
}

TEST_CASE("a kind whose plural is taken gets another view")
{
    Snapshot snapshot = test::sample_snapshot();
    const auto rename = [&](std::size_t kind, std::string plural) {
        snapshot.schema.kinds[kind].plural = std::move(plural);
    };
    rename(1, "Mention");
    rename(2, "node");
    rename(3, "it's \"new\"");
    rename(4, "POSTS");
    rename(5, "sqlite_tags");
    rename(6, "");
    const auto names = exports::kind_view_names(snapshot.schema);
    CHECK(Lines(names.begin(), names.begin() + 7) ==
          Lines{"posts", "Mention_view", "node_view", "it's \"new\"", "POSTS_view", "kind_sqlite_tags", "_view"});
    Built built(snapshot);
    CHECK(built.value("SELECT label FROM \"Mention_view\"") == "Ray Kurzweil");
    CHECK(built.rows("SELECT * FROM \"it's \"\"new\"\"\"").empty());
    CHECK(built.value("SELECT view FROM kind WHERE name = 'organization'") == "node_view");
}

TEST_CASE("every table, index and view has a name that no kind can take")
{
    Built built(test::sample_snapshot());
    for (const auto& name : built.rows("SELECT name FROM sqlite_schema WHERE name NOT IN (SELECT view FROM kind)")) {
        INFO(name);
        Schema schema;
        schema.kinds = {{"k", name, "#000000", false}};
        CHECK(exports::kind_view_names(schema).front() != name);
    }
}

TEST_CASE("an empty snapshot makes an empty database")
{
    Snapshot empty;
    empty.schema = default_schema();
    Built built(empty);
    CHECK(built.value("SELECT count(*) FROM node") == "0");
    CHECK(built.rows("SELECT * FROM entity_search WHERE text MATCH 'any'").empty());
    CHECK(built.value("PRAGMA integrity_check") == "ok");
}

TEST_CASE("the schema is the documented one")
{
    Built built(test::sample_snapshot());
    CHECK(schema_text(built) ==
          test::bytes_of(std::filesystem::path(GRAPHMATTER_SOURCE) / "exports/sqlite/schema.sql"));
}

TEST_CASE("the same snapshot gives the same bytes, also when everything is written at once")
{
    const Snapshot snapshot = test::sample_snapshot();
    struct Job {
        const exports::Format* format;
        View view;
        std::string alone, together;
    };
    std::vector<Job> jobs;
    for (const auto& format : exports::formats())
        for (const View view : {View::full, View::entities, View::posts})
            if (format.has_views || view == View::full)
                jobs.push_back({&format, view, test::written(snapshot, format.name, view), {}});
    {
        std::vector<std::jthread> threads;
        for (Job& job : jobs)
            threads.emplace_back([&] { job.together = test::written(snapshot, job.format->name, job.view); });
    }
    for (const Job& job : jobs) {
        INFO(exports::file_name(*job.format, job.view));
        CHECK_FALSE(job.alone.empty());
        CHECK((job.alone == job.together));
    }
}

TEST_CASE("a database that was begun before anything was found is the same in the end")
{
    const Snapshot whole = test::sample_snapshot();
    REQUIRE_FALSE(whole.findings.related.values.empty());
    Snapshot snapshot = whole;
    snapshot.findings = {};
    const test::TestFolder folder;
    const auto file = folder / "graph.sqlite";
    auto begun = exports::about_format("sqlite").begin(snapshot, file, {});
    CHECK_FALSE(std::filesystem::exists(file));
    snapshot.findings = whole.findings;
    begun->finish(snapshot);
    CHECK((test::bytes_of(file) == test::written(whole, "sqlite")));
    CHECK(folder.file_count() == 1);
}

TEST_CASE("a database that was only begun leaves nothing behind")
{
    const test::TestFolder folder;
    auto begun = exports::about_format("sqlite").begin(test::sample_snapshot(), folder / "graph.sqlite", {});
    CHECK(folder.file_count() == 1);
    begun.reset();
    CHECK(folder.file_count() == 0);
}

TEST_CASE("a database can be stopped after it was begun")
{
    const Snapshot snapshot = test::sample_snapshot();
    const test::TestFolder folder;
    std::stop_source stop;
    auto begun = exports::about_format("sqlite").begin(snapshot, folder / "graph.sqlite", {{}, stop.get_token()});
    stop.request_stop();
    CHECK_THROWS_AS(begun->finish(snapshot), Cancelled);
    begun.reset();
    CHECK(folder.file_count() == 0);
}
