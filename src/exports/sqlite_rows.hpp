#pragma once
#include <cstddef>
#include <cstdint>
#include <stop_token>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_context;

namespace graphmatter::exports {

/// Takes the value of one cell. NULL unless one of these is called.
class Cell {
  public:
    explicit Cell(sqlite3_context* context) : context_(context) {}
    void integer(std::uint64_t value) const;
    /// NaN gives NULL.
    void real(double value) const;
    /// The text must live until the next row is asked for.
    void text(std::string_view value) const;
    void text_or_null(std::string_view value) const;

  private:
    sqlite3_context* context_;
};

/// Where rows go.
struct TableColumns {
    std::string table;
    std::string columns;  // with commas between; empty: all of them
};

/// What a table is filled from.
struct RowSource {
    std::size_t first, count;  // rows first .. count - 1
    int first_column;          // how cells count the first column that is filled
    void* cells;
    void (*cell)(void* cells, std::size_t row, int column, Cell cell);
    const std::stop_token* stop;
};
void insert_rows(sqlite3* database, const TableColumns& into, const RowSource& source);
void insert_numbered_rows(sqlite3* database, const std::string& table, std::size_t first_id, const RowSource& source);

/// The cells of a RowSource, of the type that the source has forgotten.
template <class Cells>
void fill_cell(void* all, std::size_t row, int column, Cell out)
{
    (*static_cast<Cells*>(all))(row, column, out);
}

/// Appends rows 0 .. count-1 to a table; cells(row, column, Cell) gives each value; what it throws is told as a lack of
/// memory. Columns are asked for in their order, rows in ascending order, no row twice.
///
/// SQLite reads the rows as a virtual table, in one INSERT ... SELECT: 0.4 us a row of six columns where binding
/// and stepping a prepared statement costs 1 us, which over 800,000 rows decides whether the database or the analysis
/// is the longer half of a build. Throws SQLite::Exception, also (interrupted) when a stop is requested.
template <class Cells>
void insert_rows(sqlite3* database, const TableColumns& into, std::size_t count, const std::stop_token& stop,
                 Cells cells)
{
    insert_rows(database, into, RowSource{0, count, 0, &cells, &fill_cell<Cells>, &stop});
}

/// The same for an empty table whose first column is its INTEGER PRIMARY KEY: the rows get first_id, first_id + 1, ...
/// and that column is not asked for. A row less by a fifth of a microsecond, since SQLite does not look whether the id
/// is there already.
template <class Cells>
void insert_numbered_rows(sqlite3* database, const std::string& table, std::size_t first_id, std::size_t count,
                          const std::stop_token& stop, Cells cells)
{
    insert_numbered_rows(database, table, first_id, RowSource{0, count, 1, &cells, &fill_cell<Cells>, &stop});
}

}  // namespace graphmatter::exports
