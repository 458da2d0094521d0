#include "resolve/link_paths.hpp"

#include <algorithm>
#include <array>

namespace graphmatter::resolve {

namespace {

constexpr std::array<std::string_view, 5> page_extensions{".markdown", ".mdx", ".md", ".html", ".htm"};
// Files beside the posts whose endings are longer than an ending mostly is.
constexpr std::array<std::string_view, 4> long_extensions{".canvas", ".drawio", ".excalidraw", ".geojson"};

}  // namespace

std::string_view folder_of(std::string_view path)
{
    const std::size_t slash = path.rfind('/');
    return slash == std::string_view::npos ? std::string_view{} : path.substr(0, slash);
}

std::string_view name_of(std::string_view path)
{
    return path.substr(path.rfind('/') + 1);  // npos + 1 is 0
}

std::string joined(std::string_view folder, std::string_view path)
{
    std::vector<std::string_view> parts;
    for (std::string_view rest : {folder, path})
        while (!rest.empty()) {
            const std::size_t end = std::min(rest.find('/'), rest.size());
            const std::string_view part = rest.substr(0, end);
            if (part == "..") {
                if (!parts.empty()) parts.pop_back();
            } else if (!part.empty() && part != ".") {
                parts.push_back(part);
            }
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
    std::string out;
    for (const auto part : parts) {
        if (!out.empty()) out += '/';
        out += part;
    }
    return out;
}

std::string_view without_extension(std::string_view path)
{
    for (const std::string_view extension : page_extensions)
        if (path.ends_with(extension)) return path.substr(0, path.size() - extension.size());
    return path;
}

std::string_view page_path(std::string_view path)
{
    while (path.starts_with('/')) path.remove_prefix(1);
    while (path.ends_with('/')) path.remove_suffix(1);
    path = without_extension(path);
    for (const std::string_view index_name : {"_index", "index"})
        if (name_of(path) == index_name) {
            path.remove_suffix(index_name.size());
            while (path.ends_with('/')) path.remove_suffix(1);
            break;
        }
    return path;
}

bool is_attachment(std::string_view path)
{
    const std::string_view name = name_of(path);
    const std::size_t dot = name.rfind('.');
    if (dot == std::string_view::npos || dot == 0) return false;
    const std::string_view extension = name.substr(dot);
    if (std::ranges::find(long_extensions, extension) != long_extensions.end()) return true;
    if (std::ranges::find(page_extensions, extension) != page_extensions.end() || extension.size() < 3 ||
        extension.size() > 6)
        return false;
    const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    return std::ranges::all_of(extension.substr(1), [&](char c) { return is_letter(c) || is_digit(c); }) &&
           is_letter(extension[1]);
}

bool is_list_of_numbers(std::string_view name)
{
    return name.find(',') != std::string_view::npos &&
           name.find_first_not_of("0123456789,. -") == std::string_view::npos;
}

bool has_template(std::string_view target)
{
    constexpr std::array<std::string_view, 7> openings{"~/", "{{", "{%", "${", "<?", "<%", "[["};
    const bool is_expression = target.starts_with('{');  // <a href={url}> of MDX
    return is_expression || std::ranges::any_of(openings, [target](std::string_view opening) {
               return target.find(opening) != std::string_view::npos;
           });
}

bool looks_like_place(std::string_view target)
{
    if (target.find_first_of("/#:") != std::string_view::npos) return true;
    const std::size_t dot = target.rfind('.');
    if (dot == std::string_view::npos || dot + 1 == target.size()) return false;
    return std::ranges::all_of(target.substr(dot + 1), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    });
}

std::vector<std::string_view> segments_of(std::string_view path)
{
    std::vector<std::string_view> segments;
    while (!path.empty()) {
        const std::size_t end = std::min(path.find('/'), path.size());
        if (end > 0) segments.push_back(path.substr(0, end));
        path.remove_prefix(std::min(end + 1, path.size()));
    }
    return segments;
}

bool is_made_by_site(std::string_view segment)
{
    constexpr auto names = std::to_array<std::string_view>(
        {"404",     "about",     "admin",   "api",        "archive",  "archives", "assets",    "atom",    "author",
         "authors", "blog",      "css",     "categories", "category", "contact",  "downloads", "feed",    "feeds",
         "files",   "fonts",     "home",    "images",     "img",      "js",       "login",     "media",   "newsletter",
         "now",     "page",      "privacy", "projects",   "public",   "rss",      "search",    "series",  "sitemap",
         "static",  "subscribe", "tag",     "tags",       "terms",    "topic",    "topics",    "uploads", "uses"});
    return std::ranges::find(names, segment) != names.end();
}

bool is_post_file(std::string_view path)
{
    return path.ends_with(".md") || path.ends_with(".mdx") || path.ends_with(".markdown");
}

std::string_view without_date(std::string_view stem)
{
    const bool dated = stem.size() > 11 && stem[4] == '-' && stem[7] == '-' && stem[10] == '-' &&
                       stem.substr(0, 4).find_first_not_of("0123456789") == std::string_view::npos;
    return dated ? stem.substr(11) : stem;
}

}  // namespace graphmatter::resolve
