// A file with POSIX calls: only they tell whether a file is in memory, and ask for it without reading.
#include "ingest/read_ahead.hpp"

#include <fcntl.h>
#include <sys/uio.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

#include "ingest/descriptor.hpp"

namespace graphmatter::ingest {

namespace {

// 30,000 notes of a vault on a solid-state disk: 1.6 s with 2 threads, .7 with 8, .6 with 32.
constexpr std::size_t crew_size = 16;
constexpr std::size_t distance = 2'048;  // files asked for and not yet read: some 20 MB of notes
constexpr std::size_t fewest = 512;      // files that are worth the threads
constexpr std::size_t tried = 32;        // files, evenly spread, that show where the vault is

bool is_on_disk(const PostFile& file)
{
    const Descriptor opened{file.file.c_str()};
    char byte = 0;
    const iovec place{&byte, 1};
    return opened.get() >= 0 && ::preadv2(opened.get(), &place, 1, 0, RWF_NOWAIT) < 0 && errno == EAGAIN;
}

}  // namespace

std::size_t read_ahead_crew(std::span<const PostFile> files)
{
    if (files.size() < fewest) return 0;
    std::size_t found = 0;
    for (std::size_t i = 0; i < tried; ++i) found += is_on_disk(files[i * files.size() / tried]) ? 1 : 0;
    return found < tried / 8 ? 0 : crew_size;
}

ReadAhead::ReadAhead(std::span<const PostFile> files, std::size_t crew)
    : files_{files}, end_{std::min(distance, files.size())}
{
    try {
        for (std::size_t i = 0; i < crew; ++i) crew_.emplace_back([this] { ask(); });
    } catch (const std::system_error&) {
        // No more threads to be had: the ones there are do, or the reader waits for the disk itself.
    }
}

ReadAhead::~ReadAhead()
{
    next_ = files_.size();
    end_ = files_.size();
    end_.notify_all();
}

void ReadAhead::reached(std::size_t file)
{
    if (crew_.empty()) return;
    end_ = std::min(file + distance, files_.size());
    end_.notify_all();
}

void ReadAhead::ask()
{
    for (std::size_t i = next_++; i < files_.size(); i = next_++) {
        for (std::size_t end = end_; i >= end; end = end_) end_.wait(end);
        const Descriptor opened{files_[i].file.c_str()};
        if (opened.get() >= 0) ::posix_fadvise(opened.get(), 0, 0, POSIX_FADV_WILLNEED);
    }
}

}  // namespace graphmatter::ingest
