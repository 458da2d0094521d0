#include "cli/waiting_room.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <fmt/format.h>

#include <graphmatter/exports/replace_folder.hpp>
#include <graphmatter/model/error.hpp>

namespace graphmatter::cli {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void fail(const fs::path& path, const std::error_code& error)
{
    throw DataError(fmt::format("cannot write {}: {}", path.string(), error.message()));
}

}  // namespace

WaitingRoom::WaitingRoom(const fs::path& folder)
    : folder_{folder}, room_{folder / fmt::format(".graphmatter-{}", ::getpid())}
{
    std::error_code error;
    folder_is_new_ = !fs::exists(folder, error);
    fs::create_directories(room_, error);
    if (error) fail(folder, error);
}

WaitingRoom::~WaitingRoom()
{
    std::error_code ignored;
    fs::remove_all(room_, ignored);
    if (folder_is_new_) fs::remove(folder_, ignored);  // only if it is empty
}

void WaitingRoom::expect_place(const std::string& name, bool is_folder) const
{
    std::error_code ignored;
    const auto there = fs::status(folder_ / name, ignored);
    if (!is_folder && fs::is_directory(there)) fail(folder_ / name, std::make_error_code(std::errc::is_a_directory));
    if (is_folder && fs::exists(there) && !fs::is_directory(there))
        fail(folder_ / name, std::make_error_code(std::errc::not_a_directory));
}

void WaitingRoom::send_ahead([[maybe_unused]] const std::string& name) const
{
#ifdef SYNC_FILE_RANGE_WRITE
    std::error_code ignored;
    if (!fs::is_regular_file(folder_ / name, ignored)) return;
    const int file = ::open((room_ / name).c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return;
    ::sync_file_range(file, 0, 0, SYNC_FILE_RANGE_WRITE);  // what fails here is done later
    ::close(file);
#endif
}

void WaitingRoom::let_out(const std::string& name) const
{
    if (fs::is_directory(room_ / name)) return exports::replace_folder(room_ / name, folder_ / name);
    std::error_code error;
    fs::rename(room_ / name, folder_ / name, error);
    if (error) fail(folder_ / name, error);
}

}  // namespace graphmatter::cli
