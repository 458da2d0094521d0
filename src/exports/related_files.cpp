#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
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

namespace {

/// FNV-1a, which those who ask for a file can compute in three lines of any language.
std::uint64_t hash_of(std::string_view text)
{
    std::uint64_t hash = 0xCBF29CE484222325U;
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
    return hash;
}

/// path + ".json". A name of more than 255 bytes, which no file system takes, is cut to as many whole characters as fit
/// into 200 bytes, with a hash of the whole path behind.
std::string file_name_for(const std::string& path)
{
    constexpr std::size_t longest = 255, kept = 200;
    const std::size_t name = path.rfind('/') + 1;  // npos + 1 is 0
    if (path.size() - name + 5 <= longest) return path + ".json";
    std::size_t end = name + kept;
    while ((static_cast<unsigned char>(path[end]) & 0xC0U) == 0x80U) --end;  // within a character
    return fmt::format("{}-{:016x}.json", std::string_view{path}.substr(0, end), hash_of(path));
}

}  // namespace

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
        names.push_back(file_name_for(list.path));
        const std::filesystem::path file = folder / names.back();
        if (file.parent_path() != made) make_folder(made = file.parent_path());
        OutputFile output(file);
        output.write(related_list_json(list));
        output.commit();
    }
    write_file_list(folder, std::move(names));
}

}  // namespace graphmatter::exports
