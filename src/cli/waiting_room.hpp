#pragma once
#include <filesystem>
#include <string>
#include <system_error>

namespace graphmatter::cli {

/// A folder inside the output folder, where files wait until all of them are whole. It goes with this object, and so
/// does the output folder if it was made for it and nothing was let out.
class WaitingRoom {
  public:
    /// Throws DataError.
    explicit WaitingRoom(const std::filesystem::path& folder);
    ~WaitingRoom();
    WaitingRoom(const WaitingRoom&) = delete;
    WaitingRoom& operator=(const WaitingRoom&) = delete;

    [[nodiscard]] std::filesystem::path operator/(const std::string& name) const { return room_ / name; }
    /// Throws DataError if the file could not take its place in the end.
    void expect_place(const std::string& name, bool is_folder) const;
    /// Has the system, if it is Linux, begin to write the file to the disk. Where it takes an old one's place ext4
    /// would do so only then, when nothing is left to be done beside it; others write it a little sooner than they had.
    void send_ahead(const std::string& name) const;
    /// The file or folder takes its place. Throws DataError.
    void let_out(const std::string& name) const;

  private:
    std::filesystem::path folder_, room_;
    bool folder_is_new_ = false;
};

}  // namespace graphmatter::cli
