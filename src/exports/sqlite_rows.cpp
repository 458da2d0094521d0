#include "exports/sqlite_rows.hpp"

#include <charconv>
#include <new>
#include <vector>

#include <SQLiteCpp/Exception.h>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <sqlite3.h>

namespace graphmatter::exports {

void Cell::integer(std::uint64_t value) const { sqlite3_result_int64(context_, static_cast<sqlite3_int64>(value)); }
void Cell::real(double value) const { sqlite3_result_double(context_, value); }
void Cell::text(std::string_view value) const
{
    sqlite3_result_text64(context_, value.data(), value.size(), SQLITE_STATIC, SQLITE_UTF8);
}
void Cell::text_or_null(std::string_view value) const
{
    if (!value.empty()) text(value);
}

namespace {

// A read-only virtual table over a RowSource (https://sqlite.org/vtab.html). SQLite's structs come first in ours, so
// that its pointers to them are pointers to ours.
struct RowTable {
    sqlite3_vtab base;
    const RowSource* source;
};
struct RowCursor {
    sqlite3_vtab_cursor base;
    std::size_t row;
};

const RowSource& source_of(const sqlite3_vtab_cursor* cursor)
{
    return *reinterpret_cast<const RowTable*>(cursor->pVtab)->source;
}
RowCursor& mine(sqlite3_vtab_cursor* cursor) { return *reinterpret_cast<RowCursor*>(cursor); }

int connect(sqlite3* database, void* aux, int argc, const char* const* argv, sqlite3_vtab** table, char**)
{
    // argv[0] is the module's name: "rows_<columns>_of_<table>".
    static_cast<void>(argc);
    int columns = 0;
    const std::string_view name = argv[0], number = name.substr(std::string_view{"rows_"}.size());
    std::from_chars(number.data(), number.data() + number.size(), columns);
    std::string declaration = "CREATE TABLE rows(c0";
    for (int i = 1; i < columns; ++i) declaration += fmt::format(",c{}", i);
    const int status = sqlite3_declare_vtab(database, (declaration + ")").c_str());
    if (status != SQLITE_OK) return status;
    auto* made = new (std::nothrow) RowTable{{}, static_cast<const RowSource*>(aux)};
    if (made == nullptr) return SQLITE_NOMEM;
    *table = &made->base;
    return SQLITE_OK;
}
int disconnect(sqlite3_vtab* table)
{
    delete reinterpret_cast<RowTable*>(table);
    return SQLITE_OK;
}
int plan(sqlite3_vtab* table, sqlite3_index_info* info)
{
    const RowSource& source = *reinterpret_cast<RowTable*>(table)->source;
    info->estimatedRows = static_cast<sqlite3_int64>(source.count - source.first);
    return SQLITE_OK;
}
int open(sqlite3_vtab*, sqlite3_vtab_cursor** cursor)
{
    auto* made = new (std::nothrow) RowCursor{};
    if (made == nullptr) return SQLITE_NOMEM;
    *cursor = &made->base;
    return SQLITE_OK;
}
int close(sqlite3_vtab_cursor* cursor)
{
    delete &mine(cursor);
    return SQLITE_OK;
}
int rewind(sqlite3_vtab_cursor* cursor, int, const char*, int, sqlite3_value**)
{
    mine(cursor).row = source_of(cursor).first;
    return SQLITE_OK;
}
int next(sqlite3_vtab_cursor* cursor)
{
    constexpr std::size_t between_checks = 1U << 14;
    const auto row = ++mine(cursor).row;
    return row % between_checks == 0 && source_of(cursor).stop->stop_requested() ? SQLITE_INTERRUPT : SQLITE_OK;
}
int at_end(sqlite3_vtab_cursor* cursor) { return mine(cursor).row >= source_of(cursor).count ? 1 : 0; }
int read_cell(sqlite3_vtab_cursor* cursor, sqlite3_context* context, int column)
{
    const auto& source = source_of(cursor);
    try {
        source.cell(source.cells, mine(cursor).row, source.first_column + column, Cell{context});
        return SQLITE_OK;
    } catch (...) {  // there is no way through SQLite for it, and nothing else that a cell can lack
        return SQLITE_NOMEM;
    }
}
int row_id(sqlite3_vtab_cursor* cursor, sqlite3_int64* id)
{
    *id = static_cast<sqlite3_int64>(mine(cursor).row);
    return SQLITE_OK;
}

constexpr sqlite3_module row_module = [] {
    sqlite3_module module{};
    module.xConnect = connect;  // no xCreate: the table exists as long as the module does
    module.xBestIndex = plan;
    module.xDisconnect = disconnect;
    module.xOpen = open;
    module.xClose = close;
    module.xFilter = rewind;
    module.xNext = next;
    module.xEof = at_end;
    module.xColumn = read_cell;
    module.xRowid = row_id;
    return module;
}();

void check(sqlite3* database, int status)
{
    if (status != SQLITE_OK) throw SQLite::Exception(database, status);
}

std::vector<std::string> columns_of(sqlite3* database, const TableColumns& table)
{
    sqlite3_stmt* statement = nullptr;
    const auto sql = fmt::format("SELECT {} FROM {}", table.columns.empty() ? "*" : table.columns, table.table);
    check(database, sqlite3_prepare_v2(database, sql.c_str(), -1, &statement, nullptr));
    const int count = sqlite3_column_count(statement);
    std::vector<std::string> names;
    names.reserve(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) names.push_back(fmt::format("\"{}\"", sqlite3_column_name(statement, i)));
    sqlite3_finalize(statement);
    return names;
}

/// Runs the statement that `sql` makes of the name under which the rows are a table.
template <class Sql>
void read_rows(sqlite3* database, const std::string& table, std::size_t columns, RowSource source, Sql sql)
{
    const auto name = fmt::format("rows_{}_of_{}", columns, table);
    check(database, sqlite3_create_module_v2(database, name.c_str(), &row_module, &source, nullptr));
    check(database, sqlite3_exec(database, sql(name).c_str(), nullptr, nullptr, nullptr));
    check(database, sqlite3_create_module_v2(database, name.c_str(), nullptr, nullptr, nullptr));
}

}  // namespace

void insert_rows(sqlite3* database, const TableColumns& into, const RowSource& source)
{
    const auto names = columns_of(database, into);
    read_rows(database, into.table, names.size(), source, [&](const std::string& rows) {
        return fmt::format("INSERT INTO {} ({}) SELECT * FROM {}", into.table, fmt::join(names, ", "), rows);
    });
}

void insert_numbered_rows(sqlite3* database, const std::string& table, std::size_t first_id, const RowSource& source)
{
    if (source.count == 0) return;
    const auto names = columns_of(database, {table, {}});
    const auto others = fmt::format("{}", fmt::join(names.begin() + 1, names.end(), ", "));
    RowSource part = source;
    part.count = 1;
    read_rows(database, table, names.size() - 1, part, [&](const std::string& rows) {
        return fmt::format("INSERT INTO {} ({}, {}) SELECT {}, * FROM {}", table, names.front(), others, first_id,
                           rows);
    });
    part.first = 1;
    part.count = source.count;
    read_rows(database, table, names.size() - 1, part, [&](const std::string& rows) {
        return fmt::format("INSERT INTO {} ({}) SELECT * FROM {}", table, others, rows);
    });
}

}  // namespace graphmatter::exports
