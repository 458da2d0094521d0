#include <graphmatter/ingest/repair.hpp>

#include <algorithm>
#include <iterator>
#include <map>
#include <system_error>
#include <tuple>

#include <oneapi/tbb/parallel_for.h>
#include <oneapi/tbb/task_arena.h>

#include "ingest/find_files.hpp"
#include "ingest/read_post.hpp"
#include "ingest/repaired_front_matter.hpp"

namespace graphmatter::ingest {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t files_at_once = 64;  // whose bytes are held

/// A file, and what was found in it under any of the paths that lead to it.
struct Work {
    const PostFile* file = nullptr;
    fs::path place;                 // symbolic links resolved; empty: the file is gone
    std::vector<std::size_t> rows;  // in the list of diagnostics
};

/// The places of the roots, symbolic links resolved.
std::vector<fs::path> places_of(std::span<const Root> roots)
{
    std::vector<fs::path> places;
    std::error_code error;
    for (const Root& root : roots) places.push_back(fs::canonical(root.folder, error));
    return places;
}

bool is_within(const fs::path& file, const std::vector<fs::path>& places)
{
    return std::ranges::any_of(
        places, [&file](const fs::path& place) { return std::ranges::mismatch(place, file).in1 == place.end(); });
}

/// One piece of work a file, in the order of the first paths.
std::vector<Work> work_on(std::span<const PostFile> files, std::span<const Diagnostic> diagnostics)
{
    std::map<std::string_view, const PostFile*> by_path;
    for (const PostFile& file : files) by_path.emplace(file.path, &file);
    std::map<std::string_view, std::vector<std::size_t>> of_path;
    for (std::size_t row = 0; row < diagnostics.size(); ++row)
        if (diagnostics[row].repair) of_path[diagnostics[row].path].push_back(row);
    std::vector<Work> all;
    std::map<fs::path, std::size_t> known;
    for (auto& [path, rows] : of_path) {
        const auto file = by_path.find(path);
        std::error_code error;
        const fs::path place = file == by_path.end() ? fs::path{} : fs::canonical(file->second->file, error);
        if (place.empty()) {
            all.push_back({nullptr, {}, std::move(rows)});
            continue;
        }
        const auto [at, fresh] = known.try_emplace(place, all.size());
        if (fresh) all.push_back({file->second, place, {}});
        std::ranges::move(rows, std::back_inserter(all[at->second].rows));
    }
    return all;
}

std::vector<Diagnostic> of_work(const Work& work, std::span<const Diagnostic> diagnostics)
{
    std::vector<Diagnostic> of_file;
    for (const std::size_t row : work.rows) of_file.push_back(diagnostics[row]);
    return of_file;
}

/// Why a file must stay as it is; empty: it need not.
std::string obstacle(const Work& work, const std::vector<fs::path>& places, std::string& bytes)
{
    if (work.place.empty()) return "the file is no longer there";
    if (!is_within(work.place, places))
        return "a symbolic link leads out of the content folders to " + work.place.string();
    if (!may_be_replaced(work.place)) return "the file or its folder may not be written";
    std::vector<Diagnostic> troubles;
    if (!read_bytes(*work.file, bytes, troubles)) return "the file cannot be read: " + troubles.front().message;
    return {};
}

RepairedFile repaired_file(const Work& work, const std::vector<fs::path>& places, const Configuration& configuration,
                           std::span<const Diagnostic> diagnostics)
{
    const std::vector<Diagnostic> of_file = of_work(work, diagnostics);
    RepairedFile result{work.place, of_file.front().path, {}, {}, 0, {}};
    if (const std::string why = obstacle(work, places, result.before); !why.empty()) {
        for (const Diagnostic& diagnostic : of_file) result.left.push_back({diagnostic, why});
    } else {
        auto repaired = repaired_front_matter(result.before, of_file, configuration.schema);
        result.after = std::move(repaired.bytes);
        result.mended = repaired.mended;
        result.left = std::move(repaired.left);
    }
    std::ranges::sort(result.left, {}, [](const LeftFinding& left) {
        const Diagnostic& d = left.diagnostic;
        return std::tie(d.path, d.line, d.column, d.code, d.message);
    });
    return result;
}

}  // namespace

void repair_files(std::span<const Root> roots, const Configuration& configuration,
                  std::span<const Diagnostic> diagnostics, const std::function<void(const RepairedFile&)>& take,
                  unsigned jobs)
{
    if (std::ranges::none_of(diagnostics, [](const Diagnostic& d) { return d.repair.has_value(); })) return;
    const auto found = find_files(roots, configuration);
    const std::vector<fs::path> places = places_of(roots);
    const std::vector<Work> all = work_on(found.value, diagnostics);
    tbb::task_arena arena{jobs == 0 ? tbb::task_arena::automatic : static_cast<int>(jobs)};
    for (std::size_t begin = 0; begin < all.size(); begin += files_at_once) {
        std::vector<RepairedFile> repaired(std::min(files_at_once, all.size() - begin));
        arena.execute([&] {
            tbb::parallel_for(std::size_t{0}, repaired.size(), [&](std::size_t i) {
                repaired[i] = repaired_file(all[begin + i], places, configuration, diagnostics);
            });
        });
        std::ranges::for_each(repaired, take);
    }
}

void add_edits(std::span<const Root> roots, const Configuration& configuration, std::span<Diagnostic> diagnostics)
{
    if (std::ranges::none_of(diagnostics, [](const Diagnostic& d) { return d.repair.has_value(); })) return;
    const auto found = find_files(roots, configuration);
    const std::vector<fs::path> places = places_of(roots);
    for (const Work& work : work_on(found.value, diagnostics)) {
        std::string bytes;
        if (!obstacle(work, places, bytes).empty()) continue;
        auto edits = single_edits(bytes, of_work(work, diagnostics), configuration.schema);
        for (std::size_t i = 0; i < work.rows.size(); ++i) diagnostics[work.rows[i]].repair->edit = std::move(edits[i]);
    }
}

}  // namespace graphmatter::ingest
