#include "cli/output_files.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <exception>
#include <mutex>
#include <thread>

#include <spdlog/spdlog.h>

#include <graphmatter/exports/give_way.hpp>

namespace graphmatter::cli {

namespace {

namespace fs = std::filesystem;

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point began) { return std::chrono::duration<double>(Clock::now() - began).count(); }

/// Takes files until none is left; the first trouble ends the others too.
class Writers {
  public:
    /// write(i) writes the i-th.
    Writers(std::size_t files, std::function<void(std::size_t)> write, std::stop_source& stop)
        : files_{files}, write_{std::move(write)}, stop_{stop}
    {
    }

    /// The first file, which takes longest, is this thread's: there is memory here that the stages before gave back,
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
    }

  private:
    void work(std::size_t file) noexcept
    {
        for (; file < files_ && !stop_.stop_requested(); file = next_++) try {
                write_(file);
            } catch (...) {
                const std::lock_guard lock{mutex_};
                if (!trouble_) trouble_ = std::current_exception();
                stop_.request_stop();
            }
    }

    std::size_t files_;
    std::function<void(std::size_t)> write_;
    std::stop_source& stop_;
    std::atomic<std::size_t> next_ = 0;
    std::mutex mutex_;
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

OutputFiles::OutputFiles(std::vector<OutputTask> tasks, const fs::path& folder, unsigned jobs, const Watch& watch)
    : tasks_{std::move(tasks)},
      threads_{jobs != 0 ? jobs : std::max(2U, std::thread::hardware_concurrency())},
      watch_{watch},
      room_{folder},
      passed_on_{watch.stop, [this] { stop_.request_stop(); }},
      begun_(tasks_.size())
{
    for (const OutputTask& task : tasks_) room_.expect_place(name_of(task), task.format->is_folder);
}

OutputFiles::~OutputFiles() { stop_.request_stop(); }

std::string OutputFiles::name_of(const OutputTask& task) { return exports::file_name(*task.format, task.view); }

void OutputFiles::begin(const Snapshot& snapshot)
{
    if (threads_ < 2) return;
    for (std::size_t i = 0; i < tasks_.size(); ++i)
        if (const auto* format = tasks_[i].format; format->begin != nullptr)
            begun_[i] = std::async([this, &snapshot, format, name = name_of(tasks_[i])] {
                const auto began = Clock::now();
                auto file = format->begin(snapshot, room_ / name, Watch{{}, stop_.get_token()});
                spdlog::debug("{} but for the findings took {:.3f} s", name, seconds_since(began));
                return file;
            });
}

void OutputFiles::write(std::size_t file, const Snapshot& snapshot)
{
    const OutputTask& task = tasks_[file];
    const std::string name = name_of(task);
    const auto began = Clock::now();
    if (begun_[file].valid())
        begun_[file].get()->finish(snapshot);
    else
        task.format->write(snapshot, task.view, room_ / name, Watch{{}, stop_.get_token()});
    spdlog::debug("{} took {:.3f} s", name, seconds_since(began));
    room_.send_ahead(name);
}

std::vector<WrittenFile> OutputFiles::finish(const Snapshot& snapshot)
{
    watch_.report("writing", 0, tasks_.size());
    std::mutex mutex;
    std::size_t written = 0;
    Writers{tasks_.size(),
            [&](std::size_t file) {
                write(file, snapshot);
                const std::lock_guard lock{mutex};
                watch_.report("writing", ++written, tasks_.size());
            },
            stop_}
        .run(std::min(threads_, tasks_.size()));
    watch_.check();
    std::vector<WrittenFile> files;
    for (const OutputTask& task : tasks_) files.push_back({name_of(task), size_of(room_ / name_of(task))});
    let_all_out(room_, files);
    return files;
}

}  // namespace graphmatter::cli
