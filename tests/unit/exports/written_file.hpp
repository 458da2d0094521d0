#pragma once
#include <filesystem>
#include <string>
#include <string_view>

#include <graphmatter/exports/formats.hpp>

namespace graphmatter::test {

/// A folder for one test, empty at first and removed at its end.
class TestFolder {
  public:
    TestFolder();
    ~TestFolder();
    TestFolder(const TestFolder&) = delete;
    TestFolder& operator=(const TestFolder&) = delete;
    [[nodiscard]] std::filesystem::path operator/(std::string_view name) const { return path_ / name; }
    [[nodiscard]] std::size_t file_count() const;

  private:
    std::filesystem::path path_;
};

[[nodiscard]] std::string bytes_of(const std::filesystem::path& file);
/// What a format writes for a snapshot.
[[nodiscard]] std::string written(const Snapshot& snapshot, std::string_view format,
                                  exports::View view = exports::View::full);
[[nodiscard]] std::size_t count_of(std::string_view text, std::string_view part);

}  // namespace graphmatter::test
