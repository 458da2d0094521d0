#include <filesystem>
#include <string>
#include <system_error>
#include <vector>

#include <fmt/format.h>

#include <graphmatter/exports/related_lists.hpp>
#include <graphmatter/exports/replace_folder.hpp>
#include <graphmatter/model/error.hpp>

#include "exports/text_writer.hpp"
#include "exports/writers.hpp"

// One small file a post: what a page needs that asks for its own list only. The list is that of related.json.

namespace graphmatter::exports {

void write_related_files(const Snapshot& snapshot, View, const std::filesystem::path& folder, const Watch& watch)
{
    std::filesystem::path made;  // posts are sorted, so those of a folder mostly stand together
    std::vector<std::string> names;
    watch.check();
    std::error_code error;
    if (std::filesystem::create_directory(folder, error); error)
        throw DataError(fmt::format("cannot write {}: {}", folder.string(), error.message()));
    for (std::size_t post = 0; post < snapshot.corpus.posts.size(); ++post) {
        watch.check();
        const PostId id = id_at<PostId>(post);
        const auto list = related_lists(snapshot, {&id, 1}).front();
        names.push_back(list.path + ".json");
        const std::filesystem::path file = folder / names.back();
        if (file.parent_path() != made) make_folder(made = file.parent_path());
        OutputFile output(file);
        output.write(related_list_json(list));
        output.commit();
    }
    write_file_list(folder, std::move(names));
}

}  // namespace graphmatter::exports
