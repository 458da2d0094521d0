#pragma once
#include <exception>
#include <filesystem>
#include <thread>

#include <graphmatter/model/progress.hpp>
#include <graphmatter/model/snapshot.hpp>

#include "exports/output_file.hpp"

namespace SQLite {
class Database;
}

namespace graphmatter::exports {

/// Makes the full-text tables in a database of their own on a thread of their own, while the other tables fill: a
/// quarter of the time of graph.sqlite. What is copied then are finished blocks of the index, a few megabytes.
class SearchTables {
  public:
    /// Starts. `beside` is the pending database; the own one stands beside it. The snapshot must live on.
    SearchTables(const std::filesystem::path& beside, const Snapshot& snapshot, const Watch& watch);
    /// Waits, then puts the tables into the database, which must hold its other tables and no open transaction.
    /// Throws SQLite::Exception, Cancelled.
    void move_into(SQLite::Database& database);

  private:
    void build(const Snapshot& snapshot, const Watch& watch);

    PendingFile file_;  // never committed, so it goes when this does
    std::exception_ptr trouble_;
    std::jthread thread_;  // last: it ends before what it uses
};

}  // namespace graphmatter::exports
