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

/// The places of the path, among 0 .. its size, at which the glob may end. O(glob x path).
std::vector<bool> ends_of(std::string_view glob, std::string_view path)
{
    std::vector<bool> ends(path.size() + 1), next;
    ends[0] = true;
    for (std::size_t g = 0; g < glob.size(); ++g) {
        next.assign(path.size() + 1, false);
        if (glob.substr(g).starts_with("**")) {
            g += glob.substr(g + 2).starts_with('/') ? 2 : 1;
            const bool at_end = g + 1 == glob.size();  // else it stops in front of a name
            bool reached = false;
            for (std::size_t i = 0; i <= path.size(); ++i) {
                reached = reached || ends[i];
                next[i] = reached && (ends[i] || at_end || i == 0 || path[i - 1] == '/');
            }
        } else if (glob[g] == '*') {
            for (std::size_t i = 0; i <= path.size(); ++i)
                next[i] = ends[i] || (i > 0 && next[i - 1] && path[i - 1] != '/');
        } else {
            for (std::size_t i = 0; i < path.size(); ++i)
                next[i + 1] = ends[i] && (glob[g] == '?' ? path[i] != '/' : glob[g] == path[i]);
        }
        ends.swap(next);
    }
    return ends;
}

/// True if the glob fits the whole path or a folder above it.
bool fits(std::string_view glob, std::string_view path)
{
    const std::vector<bool> ends = ends_of(glob, path);
    for (std::size_t i = 1; i <= path.size(); ++i)
        if (ends[i] && (i == path.size() || path[i] == '/')) return true;
    return false;
}

bool fits_any(const std::vector<std::string>& globs, std::string_view path)
{
    return std::ranges::any_of(globs, [path](const std::string& glob) { return fits_glob(glob, path); });
}

bool is_post(std::string_view path)
{
    const std::size_t dot = path.rfind('.');
    return dot != std::string_view::npos && std::ranges::find(extensions, path.substr(dot)) != extensions.end();
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
            add(root_.folder, name_of(root_.folder.filename()), false);
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
                note_loop(path);
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
                if (std::ranges::find(read_, entry.path()) != read_.end())
                    note_loop(path);  // below a linked folder
                else
                    folder(entry.path(), path);
            } else if (const fs::path target = fs::canonical(entry.path(), error); !error) {
                linked_.emplace(path, target);
            }
        } else if (entry.is_regular_file(error)) {
            add(entry.path(), path, entry.is_symlink(error));
        } else if (entry.is_symlink(error) && !fs::exists(entry.path(), error)) {
            note_broken(entry.path(), path);
        }
    }

    /// What the link was to be nobody knows: a post by its name, or else a folder.
    void note_broken(const fs::path& link, const std::string& path)
    {
        if ((link.has_extension() && !is_post(path)) || fits_any(configuration_.exclude, path)) return;
        std::error_code error;
        const fs::path target = fs::read_symlink(link, error);
        found_.diagnostics.push_back(
            {"symlink-broken", prefix_ + path, 0, 0,
             fmt::format("the link leads to {}, which is not there", text::repaired_utf8(target.string()))});
    }

    void note_loop(const std::string& path)
    {
        found_.diagnostics.push_back({"symlink-loop", prefix_ + path, 0, 0, "the link leads to a folder already read"});
    }

    void add(const fs::path& file, const std::string& path, bool is_link)
    {
        if (!is_post(path)) return;
        if (!configuration_.include.empty() && !fits_any(configuration_.include, path)) return;
        if (fits_any(configuration_.exclude, path)) return;
        found_.value.push_back({file, prefix_ + path, prefix_ + path.substr(0, path.rfind('.')), is_link});
    }

    /// A file name as NFC text; one that is not UTF-8 is repaired.
    std::string name_of(const fs::path& raw)
    {
        const std::string name = raw.string();
        if (text::is_valid_utf8(name)) return text::nfc(name);
        std::string repaired = text::nfc(text::repaired_utf8(name));
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

/// Two names that are one once repaired or normalised: the first file counts.
void drop_equal_paths(Noted<std::vector<PostFile>>& found)
{
    std::vector<PostFile>& files = found.value;
    std::ranges::sort(files, {}, [](const PostFile& f) { return std::tie(f.path, f.file); });
    for (std::size_t i = 1; i < files.size(); ++i)
        if (files[i].path == files[i - 1].path)
            found.diagnostics.push_back(
                {"file-unreadable", files[i].path, 0, 0, "another file has the same name in Unicode's normal form"});
    const auto [first, last] = std::ranges::unique(files, {}, &PostFile::path);
    files.erase(first, last);
}

/// Marks links to files that are found in their own place.
void mark_repeated(std::vector<PostFile>& files)
{
    if (std::ranges::none_of(files, &PostFile::is_link)) return;
    std::error_code error;
    std::set<fs::path> places;
    for (const PostFile& file : files)
        if (!file.is_link) places.insert(fs::canonical(file.file, error));
    for (PostFile& file : files) file.repeats = file.is_link && places.contains(fs::canonical(file.file, error));
}

/// a.md beside a.mdx: both keep their extension, so that ids stay unique. That may meet the key of an a.md.md, so
/// it goes on until all differ.
void tell_twins_apart(std::vector<PostFile>& files)
{
    for (bool changed = true; changed;) {
        changed = false;
        std::ranges::sort(files, {}, [](const PostFile& f) { return std::tie(f.key, f.path); });
        for (std::size_t i = 0; i < files.size();) {
            std::size_t end = i + 1;
            while (end < files.size() && files[end].key == files[i].key) ++end;
            for (std::size_t k = i; end - i > 1 && k < end; ++k) {
                changed = changed || files[k].key != files[k].path;
                files[k].key = files[k].path;
            }
            i = end;
        }
    }
}

}  // namespace

bool fits_glob(std::string_view glob, std::string_view path)
{
    if (glob.ends_with('/')) glob.remove_suffix(1);
    const bool anywhere = glob.find('/') == std::string_view::npos;
    if (glob.starts_with('/')) glob.remove_prefix(1);  // from the root, as all globs with a slash are
    if (!anywhere) return fits(glob, path);
    for (std::size_t start = 0; start < path.size();) {
        const std::size_t end = std::min(path.find('/', start), path.size());
        if (fits(glob, path.substr(start, end - start))) return true;
        start = end + 1;
    }
    return false;
}

Noted<std::vector<PostFile>> find_files(std::span<const Root> roots, const Configuration& configuration)
{
    Noted<std::vector<PostFile>> found;
    for (const Root& root : roots) {
        const std::string prefix = roots.size() > 1 ? text::nfc(text::repaired_utf8(root.name)) + '/' : std::string{};
        Walk{root, prefix, configuration, found}.run();
    }
    drop_equal_paths(found);
    mark_repeated(found.value);
    tell_twins_apart(found.value);
    return found;
}

}  // namespace graphmatter::ingest
