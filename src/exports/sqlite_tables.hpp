#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <graphmatter/model/progress.hpp>
#include <graphmatter/model/snapshot.hpp>

#include "exports/sqlite_rows.hpp"

namespace graphmatter::exports {

/// Appends rows to the tables of one database.
struct TableFiller {
    sqlite3* database;
    const Snapshot& snapshot;
    const Watch& watch;

    template <class Cells>
    void operator()(const std::string& table, std::size_t count, Cells cells) const
    {
        watch.check();
        insert_rows(database, {table, {}}, count, watch.stop, std::move(cells));
    }
    /// Of a table whose first column numbers its rows, from `first` on; cells are asked for those behind it.
    template <class Cells>
    void numbered(const std::string& table, std::size_t first, std::size_t count, Cells cells) const
    {
        watch.check();
        insert_numbered_rows(database, table, first, count, watch.stop, std::move(cells));
    }
};

/// The row to which a value of Rows belongs, for values asked for in ascending order.
class RowOf {
  public:
    explicit RowOf(const std::vector<std::uint32_t>& offsets) : offsets_(offsets) {}
    [[nodiscard]] std::size_t operator()(std::size_t value) noexcept
    {
        while (offsets_[row_ + 1] <= value) ++row_;
        return row_;
    }

  private:
    const std::vector<std::uint32_t>& offsets_;
    std::size_t row_ = 0;
};

// Each fills its tables in the order of their ids. Throw SQLite::Exception, Cancelled.

/// What the file is and how it was made: about.
void fill_about(const TableFiller& fill);
/// What was read and resolved: kind, relation, field, node, post, entity, alias, mention, link, edge,
/// diagnostic.
void fill_vault_tables(const TableFiller& fill);
/// The lists of related posts: related.
void fill_related(const TableFiller& fill);
/// All that was found: co_occurrence, related, measure, layout, community, period, entity_period.
void fill_finding_tables(const TableFiller& fill);

}  // namespace graphmatter::exports
