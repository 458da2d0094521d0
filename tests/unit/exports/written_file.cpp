#include "exports/written_file.hpp"

#include <unistd.h>

#include <fstream>
#include <iterator>
#include <set>
#include <stdexcept>

namespace graphmatter::test {

TestFolder::TestFolder()
{
    std::string name = (std::filesystem::temp_directory_path() / "graphmatter-exports-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no folder for the test");
    path_ = name;
}

TestFolder::~TestFolder()
{
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

std::size_t TestFolder::file_count() const
{
    const std::filesystem::directory_iterator files(path_);
    return static_cast<std::size_t>(std::distance(begin(files), end(files)));
}

std::string bytes_of(const std::filesystem::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

std::string written(const Snapshot& snapshot, std::string_view format, exports::View view)
{
    const TestFolder folder;
    const auto& row = exports::about_format(format);
    const auto file = folder / exports::file_name(row, view);
    row.write(snapshot, view, file, {});
    if (!row.is_folder) return bytes_of(file);
    std::set<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator{file})
        if (entry.is_regular_file()) files.insert(entry.path());
    std::string all;
    for (const auto& path : files) all += path.lexically_relative(file).string() + '\n' + bytes_of(path);
    return all;
}

std::size_t count_of(std::string_view text, std::string_view part)
{
    std::size_t count = 0;
    for (auto at = text.find(part); at != std::string_view::npos; at = text.find(part, at + part.size())) ++count;
    return count;
}

}  // namespace graphmatter::test
