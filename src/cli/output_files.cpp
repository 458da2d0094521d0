#include "cli/output_files.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <exception>
#include <mutex>
#include <thread>

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <graphmatter/exports/give_way.hpp>
#include <graphmatter/exports/replace_folder.hpp>
#include <graphmatter/model/error.hpp>

namespace graphmatter::cli {

namespace {

namespace fs = std::filesystem;

/// A folder inside the output folder, where files wait until all of them are whole.
class WaitingRoom {
  public:
    explicit WaitingRoom(const fs::path& folder)
        : folder_{folder}, room_{folder / fmt::format(".graphmatter-{}", ::getpid())}
    {
        std::error_code error;
        folder_is_new_ = !fs::exists(folder, error);
        fs::create_directories(room_, error);
        if (error) fail(folder, error);
    }
    ~WaitingRoom()
    {
        std::error_code ignored;
        fs::remove_all(room_, ignored);
        if (folder_is_new_) fs::remove(folder_, ignored);  // only if it is empty
    }
    WaitingRoom(const WaitingRoom&) = delete;
    WaitingRoom& operator=(const WaitingRoom&) = delete;

    [[nodiscard]] fs::path operator/(const std::string& name) const { return room_ / name; }
    /// Throws if the file could not take its place in the end.
    void expect_place(const std::string& name, bool is_folder) const
    {
        std::error_code ignored;
        const auto there = fs::status(folder_ / name, ignored);
        if (!is_folder && fs::is_directory(there))
            fail(folder_ / name, std::make_error_code(std::errc::is_a_directory));
        if (is_folder && fs::exists(there) && !fs::is_directory(there))
            fail(folder_ / name, std::make_error_code(std::errc::not_a_directory));
    }
    /// Has the system, if it is Linux, begin to write the file to the disk. Where it takes an old one's place ext4
    /// would do so only then, when nothing is left to be done beside it; others write it a little sooner than they had.
    void send_ahead([[maybe_unused]] const std::string& name) const
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
    void let_out(const std::string& name) const
    {
        if (fs::is_directory(room_ / name)) return exports::replace_folder(room_ / name, folder_ / name);
        std::error_code error;
        fs::rename(room_ / name, folder_ / name, error);
        if (error) fail(folder_ / name, error);
    }

  private:
    [[noreturn]] static void fail(const fs::path& path, const std::error_code& error)
    {
        throw DataError(fmt::format("cannot write {}: {}", path.string(), error.message()));
    }

    fs::path folder_, room_;
    bool folder_is_new_ = false;
};

/// Takes tasks until none is left; the first trouble ends the others too.
class Writers {
  public:
    Writers(const Snapshot& snapshot, const std::vector<OutputTask>& tasks, const WaitingRoom& room, const Watch& watch)
        : snapshot_{snapshot}, tasks_{tasks}, room_{room}, watch_{watch}, passed_on_{watch.stop, [this] {
                                                                                         stop_.request_stop();
                                                                                     }}
    {
    }

    /// The first task, which takes longest, is this thread's: there is memory here that the stages before gave back,
    /// where other threads begin with fresh pages.
    void run(std::size_t threads)
    {
        {
            const std::size_t first = next_++;
            std::vector<std::jthread> crew;
            for (std::size_t i = 1; i < threads; ++i)
                crew.emplace_back([this] {
                    exports::give_way();
                    work(next_++);
                });
            work(first);
        }
        if (trouble_) std::rethrow_exception(trouble_);
        watch_.check();
    }

  private:
    void work(std::size_t task) noexcept
    {
        for (; task < tasks_.size() && !stop_.stop_requested(); task = next_++) try {
                write(tasks_[task]);
            } catch (...) {
                const std::lock_guard lock{mutex_};
                if (!trouble_) trouble_ = std::current_exception();
                stop_.request_stop();
            }
    }

    void write(const OutputTask& task)
    {
        const std::string name = exports::file_name(*task.format, task.view);
        const auto began = std::chrono::steady_clock::now();
        task.format->write(snapshot_, task.view, room_ / name, Watch{{}, stop_.get_token()});
        const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - began;
        spdlog::debug("{} took {:.3f} s", name, spent.count());
        room_.send_ahead(name);
        const std::lock_guard lock{mutex_};
        watch_.report("writing", ++written_, tasks_.size());
    }

    const Snapshot& snapshot_;
    const std::vector<OutputTask>& tasks_;
    const WaitingRoom& room_;
    const Watch& watch_;
    std::stop_source stop_;
    std::stop_callback<std::function<void()>> passed_on_;
    std::atomic<std::size_t> next_ = 0;
    std::mutex mutex_;
    std::size_t written_ = 0;
    std::exception_ptr trouble_;
};

/// All at once: the system frees the old files' memory as they are replaced, 0.15 s for 200 MB one after the other.
void let_all_out(const WaitingRoom& room, const std::vector<WrittenFile>& files)
{
    std::vector<std::exception_ptr> troubles(files.size());
    {
        std::vector<std::jthread> crew;
        for (std::size_t i = 0; i < files.size(); ++i)
            crew.emplace_back([&, i] {
                try {
                    room.let_out(files[i].name);
                } catch (...) {
                    troubles[i] = std::current_exception();
                }
            });
    }
    for (const auto& trouble : troubles)
        if (trouble) std::rethrow_exception(trouble);
}

/// Of a file, or of all files in a folder.
std::uint64_t size_of(const fs::path& path)
{
    if (!fs::is_directory(path)) return fs::file_size(path);
    std::uint64_t sum = 0;
    for (const auto& entry : fs::recursive_directory_iterator{path})
        if (entry.is_regular_file()) sum += entry.file_size();
    return sum;
}

}  // namespace

std::vector<WrittenFile> write_files(const Snapshot& snapshot, const std::vector<OutputTask>& tasks,
                                     const fs::path& folder, unsigned jobs, const Watch& watch)
{
    const WaitingRoom room{folder};
    const std::size_t threads = jobs != 0 ? jobs : std::max(2U, std::thread::hardware_concurrency());
    for (const OutputTask& task : tasks)
        room.expect_place(exports::file_name(*task.format, task.view), task.format->is_folder);
    watch.report("writing", 0, tasks.size());
    Writers{snapshot, tasks, room, watch}.run(std::min(threads, tasks.size()));
    std::vector<WrittenFile> files;
    for (const OutputTask& task : tasks) {
        const std::string name = exports::file_name(*task.format, task.view);
        files.push_back({name, size_of(room / name)});
    }
    let_all_out(room, files);
    return files;
}

}  // namespace graphmatter::cli
