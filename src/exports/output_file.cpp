#include "exports/output_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

#include <fmt/format.h>
#include <graphmatter/model/error.hpp>

namespace graphmatter::exports {

namespace {

[[noreturn]] void fail(std::string_view doing, const std::filesystem::path& target, int error)
{
    throw DataError(fmt::format("cannot {} {}: {}", doing, target.string(), std::generic_category().message(error)));
}

std::filesystem::path pending_path(const std::filesystem::path& target)
{
    auto pending = target;
    constexpr std::size_t longest = 200;  // of 255 bytes that file systems take
    return pending.replace_filename(
        fmt::format(".{}.tmp-{}", target.filename().string().substr(0, longest), ::getpid()));
}

}  // namespace

PendingFile::PendingFile(std::filesystem::path target) : target_(std::move(target)), pending_(pending_path(target_))
{
    // One may lie there from a process that died.
    if (::unlink(pending_.c_str()) != 0 && errno != ENOENT) fail("write", target_, errno);
}

PendingFile::~PendingFile()
{
    if (!committed_) ::unlink(pending_.c_str());
}

void PendingFile::commit()
{
    if (::rename(pending_.c_str(), target_.c_str()) != 0) fail("replace", target_, errno);
    committed_ = true;
}

OutputFile::OutputFile(std::filesystem::path target) : file_(std::move(target))
{
    descriptor_ = ::open(file_.path().c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (descriptor_ < 0) fail("write", file_.target(), errno);
}

OutputFile::~OutputFile()
{
    if (descriptor_ >= 0) ::close(descriptor_);
}

void OutputFile::write(std::string_view bytes)
{
    while (!bytes.empty()) {
        const auto written = ::write(descriptor_, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) fail("write", file_.target(), errno);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

void OutputFile::be_like(unsigned mode, unsigned owner, unsigned group)
{
    // First the owner: giving a file away takes permissions off it. Only a privileged process may.
    if (::fchown(descriptor_, owner, group) != 0 && errno != EPERM) fail("write", file_.target(), errno);
    if (::fchmod(descriptor_, mode & 07777) != 0) fail("write", file_.target(), errno);
}

void OutputFile::force_to_disk()
{
    if (::fsync(descriptor_) != 0) fail("write", file_.target(), errno);
}

void OutputFile::commit()
{
    // Some file systems report a full disk only here.
    if (::close(std::exchange(descriptor_, -1)) != 0) fail("write", file_.target(), errno);
    file_.commit();
}

}  // namespace graphmatter::exports
