#include "cli/repairs.hpp"

#include <functional>

#include <fmt/format.h>

#include <graphmatter/exports/replace_file.hpp>
#include <graphmatter/exports/unified_diff.hpp>
#include <graphmatter/ingest/repair.hpp>
#include <graphmatter/model/error.hpp>

#include "cli/terminal.hpp"

namespace graphmatter::cli {

namespace {

void complain_of_left(const Content& content, const ingest::RepairedFile& file)
{
    for (const Diagnostic& left : file.left)
        complain(fmt::format("{}:{}:{}: left as it is, the repair would change more than that: {} [{}]",
                             path_to_open(content, left.path), left.line, left.column, left.message, left.code));
}

Mended mend(const Content& content, std::span<const Diagnostic> diagnostics, const Watch& watch,
            const std::function<void(const ingest::RepairedFile&)>& use)
{
    Mended total;
    ingest::repair_files(content.roots, content.configuration, diagnostics, [&](const ingest::RepairedFile& file) {
        watch.check();
        complain_of_left(content, file);
        total.left += file.left.size();
        if (file.before == file.after) return;
        try {
            use(file);
            total.findings += file.mended;
            ++total.files;
        } catch (const DataError& error) {  // the other files can still be mended
            complain(error.what());
            total.left += file.mended;
        }
    });
    return total;
}

}  // namespace

Mended mend_files(const Content& content, std::span<const Diagnostic> diagnostics, const Watch& watch)
{
    return mend(content, diagnostics, watch,
                [](const ingest::RepairedFile& file) { exports::replace_file(file.file, file.after); });
}

Mended print_diff(const Content& content, std::span<const Diagnostic> diagnostics, const Watch& watch)
{
    return mend(content, diagnostics, watch, [&content](const ingest::RepairedFile& file) {
        std::string path = path_from_here(content, file.path);
        if (path.starts_with('/')) path.erase(0, 1);  // patch -p1 -d /
        print(exports::unified_diff(path, file.before, file.after));
    });
}

}  // namespace graphmatter::cli
