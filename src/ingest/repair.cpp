#include <graphmatter/ingest/repair.hpp>

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include <graphmatter/model/error.hpp>

#include "ingest/find_files.hpp"
#include "ingest/read_post.hpp"
#include "ingest/repaired_front_matter.hpp"

namespace graphmatter::ingest {

void repair_files(std::span<const Root> roots, const Configuration& configuration,
                  std::span<const Diagnostic> diagnostics, const std::function<void(const RepairedFile&)>& take)
{
    std::map<std::string_view, std::vector<Diagnostic>> by_path;
    for (const Diagnostic& diagnostic : diagnostics)
        if (diagnostic.repair) by_path[diagnostic.path].push_back(diagnostic);
    if (by_path.empty()) return;
    std::map<std::string_view, const PostFile*> files;
    const auto found = find_files(roots, configuration);
    for (const PostFile& file : found.value) files.emplace(file.path, &file);
    for (const auto& [path, of_file] : by_path) {
        const auto file = files.find(path);
        if (file == files.end()) throw DataError(fmt::format("{} is no longer there", path));
        RepairedFile result{file->second->file, std::string{path}, {}, {}, 0, {}};
        std::vector<Diagnostic> troubles;
        if (!read_bytes(*file->second, result.before, troubles))
            throw DataError(fmt::format("cannot read {}: {}", path, troubles.front().message));
        auto [bytes, mended, left] = repaired_front_matter(result.before, of_file);
        result.after = std::move(bytes);
        result.mended = mended;
        result.left = std::move(left);
        sort_diagnostics(result.left);
        take(result);
    }
}

}  // namespace graphmatter::ingest
