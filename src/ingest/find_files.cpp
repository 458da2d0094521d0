#include "ingest/find_files.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <system_error>
#include <tuple>

#include <fmt/format.h>

#include <graphmatter/model/error.hpp>
#include <graphmatter/text/encoding.hpp>

namespace graphmatter::ingest {

namespace fs = std::filesystem;

namespace {

constexpr std::array<std::string_view, 3> extensions{".md", ".mdx", ".markdown"};

bool fits(std::string_view glob, std::string_view path)
{
    if (glob.empty()) return path.empty();
    if (glob.starts_with("**")) {
        std::string_view rest = glob.substr(2);
        if (rest.starts_with('/')) rest.remove_prefix(1);
        if (rest.empty()) return true;
        for (std::size_t i = 0; i <= path.size(); ++i)
            if ((i == 0 || path[i - 1] == '/') && fits(rest, path.substr(i))) return true;
        return false;
    }
    if (glob.front() == '*') {
        for (std::size_t i = 0; i <= path.size(); ++i) {
            if (fits(glob.substr(1), path.substr(i))) return true;
            if (i < path.size() && path[i] == '/') break;
        }
        return false;
    }
    if (path.empty() || (glob.front() == '?' ? path.front() == '/' : glob.front() != path.front())) return false;
    return fits(glob.substr(1), path.substr(1));
}

bool fits_any(const std::vector<std::string>& globs, std::string_view path)
{
    return std::ranges::any_of(globs, [path](const std::string& glob) { return fits_glob(glob, path); });
}

/// Walks one root. Real folders first, then what symbolic links add, so that each folder counts once.
class Walk {
  public:
    Walk(const Root& root, std::string prefix, const Configuration& configuration, Noted<std::vector<PostFile>>& found)
        : root_{root}, prefix_{std::move(prefix)}, configuration_{configuration}, found_{found}
    {
    }

    void run()
    {
        std::error_code error;
        if (fs::is_regular_file(root_.folder, error)) {
            add(root_.folder, name_of(root_.folder.filename()));
            return;
        }
        read_.push_back(fs::canonical(root_.folder, error));
        if (error) throw DataError(fmt::format("cannot read {}: {}", root_.folder.string(), error.message()));
        folder(root_.folder, "");
        while (!linked_.empty()) {  // a set, so in the order of paths
            const auto [path, target] = *linked_.begin();
            linked_.erase(linked_.begin());
            const bool seen = std::ranges::any_of(read_, [&target](const fs::path& done) {
                return std::ranges::mismatch(done, target).in1 == done.end();
            });
            if (seen) {
                found_.diagnostics.push_back({"symlink-loop", prefix_ + path, 0, 0,
                                              fmt::format("the link leads to a folder already read")});
                continue;
            }
            read_.push_back(target);
            folder(target, path);
        }
    }

  private:
    void folder(const fs::path& at, const std::string& relative)
    {
        std::error_code error;
        fs::directory_iterator entries{at, error};
        if (error) {
            if (relative.empty()) throw DataError(fmt::format("cannot read {}: {}", at.string(), error.message()));
            found_.diagnostics.push_back({"file-unreadable", prefix_ + relative, 0, 0, error.message()});
            return;
        }
        for (const fs::directory_entry& entry : entries) visit(entry, relative);
    }

    void visit(const fs::directory_entry& entry, const std::string& relative)
    {
        const std::string raw = entry.path().filename().string();
        if (raw.starts_with('.') || raw == "node_modules") return;
        const std::string path = relative.empty() ? name_of(raw) : relative + '/' + name_of(raw);
        std::error_code error;
        if (entry.is_directory(error)) {
            if (fits_any(configuration_.exclude, path)) return;
            if (!entry.is_symlink(error)) {
                folder(entry.path(), path);
            } else if (const fs::path target = fs::canonical(entry.path(), error); !error) {
                linked_.emplace(path, target);
            }
        } else if (entry.is_regular_file(error)) {
            add(entry.path(), path);
        }
    }

    void add(const fs::path& file, const std::string& path)
    {
        const std::size_t dot = path.rfind('.');
        if (dot == std::string::npos || std::ranges::find(extensions, std::string_view{path}.substr(dot)) == extensions.end()) return;
        if (!configuration_.include.empty() && !fits_any(configuration_.include, path)) return;
        if (fits_any(configuration_.exclude, path)) return;
        found_.value.push_back({file, prefix_ + path, prefix_ + path.substr(0, dot)});
    }

    /// A file name as NFC text; one that is not UTF-8 is repaired.
    std::string name_of(const fs::path& raw)
    {
        const std::string name = raw.string();
        if (text::is_valid_utf8(name)) return text::nfc(name);
        std::string repaired = text::repaired_utf8(name);
        found_.diagnostics.push_back({"path-encoding", prefix_ + repaired, 0, 0, "the file name is not UTF-8"});
        return repaired;
    }

    const Root& root_;
    std::string prefix_;
    const Configuration& configuration_;
    Noted<std::vector<PostFile>>& found_;
    std::vector<fs::path> read_;
    std::set<std::pair<std::string, fs::path>> linked_;
};

/// a.md beside a.mdx: both keep their extension, so that ids stay unique.
void tell_twins_apart(std::vector<PostFile>& files)
{
    const auto order = [](const PostFile& f) { return std::tie(f.key, f.path, f.file); };
    std::ranges::sort(files, {}, order);
    for (std::size_t i = 0; i < files.size();) {
        std::size_t end = i + 1;
        while (end < files.size() && files[end].key == files[i].key) ++end;
        if (end - i > 1)
            for (std::size_t k = i; k < end; ++k) files[k].key = files[k].path;
        i = end;
    }
    std::ranges::sort(files, {}, order);
    const auto [first, last] = std::ranges::unique(files, {}, &PostFile::key);  // two names repaired to one
    files.erase(first, last);
}

}  // namespace

bool fits_glob(std::string_view glob, std::string_view path)
{
    if (glob.ends_with('/')) glob.remove_suffix(1);
    const bool anywhere = glob.find('/') == std::string_view::npos;
    for (std::size_t end = 0; end <= path.size(); ++end) {  // the path itself and each folder above it
        if (end != path.size() && path[end] != '/') continue;
        std::string_view part = path.substr(0, end);
        if (anywhere) part = part.substr(part.rfind('/') + 1);
        if (!part.empty() && fits(glob, part)) return true;
    }
    return false;
}

Noted<std::vector<PostFile>> find_files(std::span<const Root> roots, const Configuration& configuration)
{
    Noted<std::vector<PostFile>> found;
    for (const Root& root : roots) {
        const std::string prefix = roots.size() > 1 ? root.name + '/' : std::string{};
        Walk{root, prefix, configuration, found}.run();
    }
    tell_twins_apart(found.value);
    return found;
}

}  // namespace graphmatter::ingest
