#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Transaction.h>
#include <fmt/format.h>

#include <graphmatter/model/error.hpp>

#include "exports/output_file.hpp"
#include "exports/sqlite_schema.hpp"
#include "exports/sqlite_search.hpp"
#include "exports/sqlite_tables.hpp"
#include "exports/writers.hpp"

namespace graphmatter::exports {

namespace {

// The file is nobody's until it is renamed, so neither a journal nor waiting for the disk has a use. 16 MB of pages
// are enough, since every table and index is written from front to back.
std::string settings()
{
    return fmt::format(
        "PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
        "PRAGMA locking_mode = EXCLUSIVE; PRAGMA secure_delete = OFF;"
        "PRAGMA cache_size = -16384; PRAGMA foreign_keys = OFF;"
        "PRAGMA application_id = {}; PRAGMA user_version = {};",
        sqlite_application_id, sqlite_schema_version);
}

void fill_tables(SQLite::Database& database, const Snapshot& snapshot, const Watch& watch)
{
    SQLite::Transaction transaction(database);
    database.exec(table_definitions());
    const TableFiller fill{database.getHandle(), snapshot, watch};
    fill_about(fill);
    fill_vault_tables(fill);
    fill_finding_tables(fill);
    watch.check();
    database.exec(index_definitions());
    transaction.commit();
}

void build(const std::filesystem::path& path, const Snapshot& snapshot, const Watch& watch)
{
    // Absolute, or a name that begins with "file:" would be taken for a URI.
    SQLite::Database database(std::filesystem::absolute(path).string(),
                              SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE | SQLite::OPEN_NOMUTEX);
    database.exec(settings());
    SearchTables search(path, snapshot, watch);
    fill_tables(database, snapshot, watch);
    watch.check();
    search.move_into(database);
    SQLite::Transaction transaction(database);
    database.exec(view_definitions());
    database.exec(kind_view_definitions(snapshot.schema));
    transaction.commit();
}

}  // namespace

void write_sqlite(const Snapshot& snapshot, View, const std::filesystem::path& file, const Watch& watch)
{
    PendingFile pending(file);
    try {
        build(pending.path(), snapshot, watch);
    } catch (const SQLite::Exception& error) {
        watch.check();  // a stop shows as an interrupted statement
        throw DataError(fmt::format("cannot write {}: {}", file.string(), error.what()));
    }
    pending.commit();
}

}  // namespace graphmatter::exports
