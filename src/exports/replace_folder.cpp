#include <graphmatter/exports/replace_folder.hpp>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string_view>
#include <system_error>

#include <fmt/format.h>

#include <graphmatter/model/error.hpp>

#include "exports/output_file.hpp"

namespace graphmatter::exports {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view list_name = ".graphmatter-files";

[[noreturn]] void fail(std::string_view doing, const fs::path& path, const std::error_code& error)
{
    throw DataError(fmt::format("cannot {} {}: {}", doing, path.string(), error.message()));
}

/// The files that a list names; none where there is no list. A name that leads out of the folder is none of ours.
std::vector<std::string> listed_files(const fs::path& folder)
{
    std::ifstream file{folder / list_name, std::ios::binary};
    std::vector<std::string> names;
    for (std::string name; std::getline(file, name, '\0');) {
        const fs::path path{name};
        if (path.empty() || path.is_absolute() || std::ranges::find(path, fs::path{".."}) != path.end()) continue;
        names.push_back(name);
    }
    std::ranges::sort(names);
    return names;
}

/// Removes a file of an earlier build, unless a symbolic link is on its way, and the folders that become empty.
void remove_stale(const fs::path& folder, const fs::path& name)
{
    std::error_code ignored;
    fs::path way = folder;
    for (const fs::path& step : name) {
        way /= step;
        if (fs::is_symlink(fs::symlink_status(way, ignored))) return;
    }
    if (!fs::is_regular_file(way, ignored)) return;
    std::error_code error;
    if (fs::remove(way, error); error) fail("remove", way, error);
    for (fs::path parent = name.parent_path(); !parent.empty(); parent = parent.parent_path())
        if (!fs::remove(folder / parent, ignored)) return;  // not empty
}

}  // namespace

void make_folder(const fs::path& folder)
{
    std::error_code error;
    if (fs::create_directories(folder, error); error) fail("write", folder, error);
}

void write_file_list(const fs::path& folder, std::vector<std::string> names)
{
    std::ranges::sort(names);
    std::string text;
    for (const std::string& name : names) (text += name) += '\0';
    OutputFile list{folder / list_name};
    list.write(text);
    list.commit();
}

void replace_folder(const fs::path& from, const fs::path& to)
{
    const std::vector<std::string> names = listed_files(from), old = listed_files(to);
    make_folder(to);
    std::vector<std::string> both;
    std::ranges::set_union(names, old, std::back_inserter(both));
    write_file_list(to, both);  // so that a run that is cut short leaves nothing behind that no list names
    std::vector<std::string> stale;
    std::ranges::set_difference(old, names, std::back_inserter(stale));
    for (const std::string& name : stale) remove_stale(to, name);
    std::error_code error;
    fs::path made;
    for (const std::string& name : names) {
        const fs::path target = to / name;
        if (target.parent_path() != made) make_folder(made = target.parent_path());
        if (fs::rename(from / name, target, error); error) fail("write", target, error);
    }
    if (fs::rename(from / list_name, to / list_name, error); error) fail("write", to / list_name, error);
}

}  // namespace graphmatter::exports
