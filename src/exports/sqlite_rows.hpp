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
    std::size_t count;
    void* cells;
    void (*cell)(void* cells, std::size_t row, int column, Cell cell);
    const std::stop_token* stop;
};
void insert_rows(sqlite3* database, const TableColumns& into, const RowSource& source);

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
    const auto cell = [](void* all, std::size_t row, int column, Cell out) {
        (*static_cast<Cells*>(all))(row, column, out);
    };
    insert_rows(database, into, RowSource{count, &cells, cell, &stop});
}

}  // namespace graphmatter::exports
