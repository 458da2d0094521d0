#include "exports/sqlite_search.hpp"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>
#include <fmt/format.h>

#include <graphmatter/exports/give_way.hpp>

#include "exports/sqlite_rows.hpp"
#include "exports/sqlite_schema.hpp"

namespace graphmatter::exports {

namespace {

constexpr const char* settings =
    "PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE;";

void fill_search_tables(SQLite::Database& database, const Snapshot& snapshot, const Watch& watch)
{
    const auto& posts = snapshot.corpus.posts;
    insert_rows(database.getHandle(), {"post_search", "rowid, title"}, posts.size(), watch.stop,
                [&](std::size_t row, int column, Cell cell) {
                    column == 0 ? cell.integer(row) : cell.text(snapshot.corpus[posts[row].title]);
                });
    const auto& aliases = snapshot.graph.aliases.values;
    insert_rows(database.getHandle(), {"entity_search", "rowid, text"}, aliases.size(), watch.stop,
                [&](std::size_t row, int column, Cell cell) {
                    column == 0 ? cell.integer(row) : cell.text(snapshot.graph[aliases[row].text]);
                });
}

}  // namespace

SearchTables::SearchTables(const std::filesystem::path& beside, const Snapshot& snapshot, const Watch& watch)
    : file_{beside.string() + "-search"}
{
    thread_ = std::jthread{[this, &snapshot, &watch] {
        give_way();
        try {
            build(snapshot, watch);
        } catch (...) {
            trouble_ = std::current_exception();
        }
    }};
}

void SearchTables::build(const Snapshot& snapshot, const Watch& watch)
{
    SQLite::Database database(std::filesystem::absolute(file_.path()).string(),
                              SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE | SQLite::OPEN_NOMUTEX);
    database.exec(settings);
    SQLite::Transaction transaction(database);
    database.exec(search_definitions());
    database.exec(search_settings());
    fill_search_tables(database, snapshot, watch);
    transaction.commit();
}

void SearchTables::move_into(SQLite::Database& database)
{
    thread_.join();
    if (trouble_) std::rethrow_exception(trouble_);
    SQLite::Statement attach(database, "ATTACH ? AS made");
    attach.bind(1, std::filesystem::absolute(file_.path()).string());
    attach.exec();
    {
        SQLite::Transaction transaction(database);
        database.exec(search_definitions());
        for (const char* table : {"post_search", "entity_search"})
            for (const char* part : {"data", "idx", "config"})
                database.exec(fmt::format(
                    "DELETE FROM main.{0}_{1}; INSERT INTO main.{0}_{1} SELECT * FROM made.{0}_{1};", table, part));
        transaction.commit();
    }
    database.exec("DETACH made");
}

}  // namespace graphmatter::exports
