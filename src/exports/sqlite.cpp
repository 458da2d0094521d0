#include <optional>

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

/// Runs work on the file, whose troubles are told by its name.
template <class Work>
void telling_of(const std::filesystem::path& file, const Watch& watch, Work work)
{
    try {
        work();
    } catch (const SQLite::Exception& error) {
        watch.check();  // a stop shows as an interrupted statement
        throw DataError(fmt::format("cannot write {}: {}", file.string(), error.what()));
    }
}

class GraphDatabase : public BegunFile {
  public:
    GraphDatabase(const std::filesystem::path& file, const Watch& watch) : pending_{file}, watch_{watch} {}

    void begin(const Snapshot& snapshot)
    {
        telling_of(pending_.target(), watch_, [&] {
            // Absolute, or a name that begins with "file:" would be taken for a URI.
            database_.emplace(std::filesystem::absolute(pending_.path()).string(),
                              SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE | SQLite::OPEN_NOMUTEX);
            database_->exec(settings());
            SearchTables search(pending_.path(), snapshot, watch_);
            SQLite::Transaction transaction(*database_);
            database_->exec(table_definitions());
            fill_vault_tables({database_->getHandle(), snapshot, watch_});
            watch_.check();
            database_->exec(vault_index_definitions());
            transaction.commit();
            watch_.check();
            search.move_into(*database_);
        });
    }

    void finish(const Snapshot& snapshot) override
    {
        telling_of(pending_.target(), watch_, [&] {
            SQLite::Transaction transaction(*database_);
            const TableFiller fill{database_->getHandle(), snapshot, watch_};
            fill_about(fill);
            fill_finding_tables(fill);
            watch_.check();
            database_->exec(finding_index_definitions());
            database_->exec(view_definitions());
            database_->exec(kind_view_definitions(snapshot.schema));
            transaction.commit();
            database_.reset();
        });
        pending_.commit();
    }

  private:
    PendingFile pending_;
    Watch watch_;
    std::optional<SQLite::Database> database_;  // closed before the file goes or takes its place
};

}  // namespace

std::unique_ptr<BegunFile> begin_sqlite(const Snapshot& snapshot, const std::filesystem::path& file, const Watch& watch)
{
    auto database = std::make_unique<GraphDatabase>(file, watch);
    database->begin(snapshot);
    return database;
}

void write_sqlite(const Snapshot& snapshot, View, const std::filesystem::path& file, const Watch& watch)
{
    begin_sqlite(snapshot, file, watch)->finish(snapshot);
}

}  // namespace graphmatter::exports
