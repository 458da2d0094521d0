#include <graphmatter/exports/replace_file.hpp>

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <iterator>
#include <string>
#include <system_error>

#include <fmt/format.h>

#include <graphmatter/model/error.hpp>

#include "exports/output_file.hpp"

namespace graphmatter::exports {

namespace {

bool holds(const std::filesystem::path& file, std::string_view bytes)
{
    std::ifstream in{file, std::ios::binary};
    return in && std::string{std::istreambuf_iterator<char>{in}, {}} == bytes;
}

}  // namespace

void replace_file(const std::filesystem::path& file, std::string_view before, std::string_view bytes)
{
    std::error_code error;
    const std::filesystem::path target = std::filesystem::canonical(file, error);
    struct stat about{};
    if (error || ::access(target.c_str(), W_OK) != 0 || ::stat(target.c_str(), &about) != 0)
        throw DataError(fmt::format("cannot write {}: {}", file.string(),
                                    error ? error.message() : std::generic_category().message(errno)));
    OutputFile out{target};
    out.write(bytes);
    out.be_like(about.st_mode, about.st_uid, about.st_gid);
    out.force_to_disk();
    // As late as can be: an editor may have saved the file while the posts were read.
    if (!holds(target, before))
        throw DataError(fmt::format("{} has changed since it was read, so it stays; run again", file.string()));
    out.commit();
}

}  // namespace graphmatter::exports
