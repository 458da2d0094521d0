#pragma once
#include <filesystem>
#include <string_view>

namespace graphmatter::exports {

/// A file that appears whole or not at all: it grows under another name beside its target and takes the
/// target's name on commit(). Without commit() it is removed and the target stays as it was.
///
/// Nothing is forced to disk unless force_to_disk() is called. fsync of the default files of 6,000 posts (211 MB) takes
/// 0.14 s on a fast disk, seconds on a slow one, and all that it saves after a power cut is a run that can be repeated.
/// Every write is checked.
class PendingFile {
  public:
    explicit PendingFile(std::filesystem::path target);
    ~PendingFile();
    PendingFile(const PendingFile&) = delete;
    PendingFile& operator=(const PendingFile&) = delete;

    /// Where to write: ".graph.gexf.tmp-<process id>" in the target's folder. Nothing is there at first.
    [[nodiscard]] const std::filesystem::path& path() const noexcept { return pending_; }
    [[nodiscard]] const std::filesystem::path& target() const noexcept { return target_; }
    /// Throws DataError.
    void commit();

  private:
    std::filesystem::path target_, pending_;
    bool committed_ = false;
};

/// A pending file to write bytes to. All members throw DataError that names the target and says why.
class OutputFile {
  public:
    explicit OutputFile(std::filesystem::path target);
    ~OutputFile();
    OutputFile(const OutputFile&) = delete;
    OutputFile& operator=(const OutputFile&) = delete;

    /// Unbuffered: give it large pieces.
    void write(std::string_view bytes);
    /// Takes these permissions, and the owner if the process may give it.
    void be_like(unsigned mode, unsigned owner, unsigned group);
    /// For files that cannot be made again.
    void force_to_disk();
    void commit();

  private:
    PendingFile file_;
    int descriptor_ = -1;
};

}  // namespace graphmatter::exports
