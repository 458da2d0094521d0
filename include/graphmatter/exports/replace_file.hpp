#pragma once
#include <filesystem>
#include <string_view>

namespace graphmatter::exports {

/// Puts bytes in the place of a file's, which must still be `before`: they are written beside it, forced to disk, and
/// take its name in one step, so that at any time the old or the new file is there whole. Permissions stay, and the
/// owner where the process may give it; of a symbolic link the target is replaced. Throws DataError; a file that may
/// not be written, or that another program has changed meanwhile, stays as it is.
void replace_file(const std::filesystem::path& file, std::string_view before, std::string_view bytes);

}  // namespace graphmatter::exports
