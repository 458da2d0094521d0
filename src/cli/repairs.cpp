#include "cli/repairs.hpp"

#include <algorithm>
#include <functional>
#include <string>
#include <system_error>

#include <fmt/format.h>

#include <graphmatter/exports/replace_file.hpp>
#include <graphmatter/exports/unified_diff.hpp>
#include <graphmatter/ingest/repair.hpp>
#include <graphmatter/model/error.hpp>

#include "cli/terminal.hpp"

namespace graphmatter::cli {

namespace fs = std::filesystem;

namespace {

void complain_of_left(const Content& content, const ingest::RepairedFile& file)
{
    for (const auto& [left, why] : file.left)
        complain(on_one_line(fmt::format("{}:{}:{}: left as it is, {}: {} [{}]", path_to_open(content, left.path),
                                         left.line, left.column, why, left.message, left.code)));
}

using Use = std::function<void(const ingest::RepairedFile&)>;

Mended mend(const Content& content, std::span<const Diagnostic> diagnostics, const Watch& watch, const Use& use)
{
    Mended total;
    const auto take = [&](const ingest::RepairedFile& file) {
        if (watch.stop.stop_requested()) throw Cancelled{stopped_after(total)};
        total.left += file.left.size();
        try {
            use(file);
            total.findings += file.mended;
            if (file.mended > 0) ++total.files;
        } catch (const DataError& error) {  // the other files can still be mended
            complain(error.what());
            total.left += file.mended;
        }
    };
    ingest::repair_files(content.roots, content.configuration, diagnostics, take, content.options.read.jobs);
    return total;
}

bool is_within(const fs::path& place, const fs::path& folder)
{
    return std::ranges::mismatch(folder, place).in1 == folder.end();
}

}  // namespace

std::string stopped_after(const Mended& mended)
{
    return mended.files == 0 ? Cancelled{}.what()
                             : fmt::format("stopped; {} mended, the others are as they were",
                                           mended.files == 1 ? "1 file is" : grouped(mended.files) + " files are");
}

Mended mend_files(const Content& content, std::span<const Diagnostic> diagnostics, const Watch& watch)
{
    return mend(content, diagnostics, watch, [&content](const ingest::RepairedFile& file) {
        complain_of_left(content, file);
        if (file.mended > 0) exports::replace_file(file.file, file.before, file.after);
    });
}

Mended foreseen(const Content& content, std::span<const Diagnostic> diagnostics, const Watch& watch)
{
    return mend(content, diagnostics, watch, [](const ingest::RepairedFile&) {});
}

fs::path diff_folder(const Content& content)
{
    std::error_code error;
    const fs::path here = fs::current_path(error);
    std::vector<fs::path> places;
    for (const auto& root : content.roots) {
        const fs::path place = fs::canonical(root.folder, error);
        places.push_back(fs::is_directory(place, error) ? place : place.parent_path());
    }
    if (std::ranges::all_of(places, [&here](const fs::path& place) { return is_within(place, here); })) return here;
    fs::path folder = places.front();
    while (!std::ranges::all_of(places, [&folder](const fs::path& place) { return is_within(place, folder); }))
        folder = folder.parent_path();
    return folder;
}

Mended print_diff(const Content& content, std::span<const Diagnostic> diagnostics, const Watch& watch)
{
    return mend(content, diagnostics, watch, [&](const ingest::RepairedFile& file) {
        complain_of_left(content, file);
        const std::string path = file.file.lexically_relative(diff_folder(content)).string();
        print(exports::unified_diff(path, file.before, file.after));
    });
}

}  // namespace graphmatter::cli
