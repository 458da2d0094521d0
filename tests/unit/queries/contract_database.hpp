#pragma once
#include <filesystem>
#include <string>

/// A small database by the SQLite contract, made by plain SQL; gone when the object is. Three posts:
///   posts/a.md 2024-01-05 names Ray Kurzweil, OpenAI, 谷歌 (as 谷歌 and Google); links to posts/b.md and to gone.md
///   posts/b.md 2024-02-10 names Ray Kurzweil (as ray-kurzweil), OpenAI and the speaker Ray Kurzweil
///   posts/c.md undated, names nothing
/// and one source that a and b share, on the site example.org.
class ContractDatabase {
  public:
    ContractDatabase();
    ~ContractDatabase();
    ContractDatabase(const ContractDatabase&) = delete;
    ContractDatabase& operator=(const ContractDatabase&) = delete;

    [[nodiscard]] const std::filesystem::path& file() const noexcept { return file_; }
    void run(const std::string& sql) const;

  private:
    std::filesystem::path file_;
};
