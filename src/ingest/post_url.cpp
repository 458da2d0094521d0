#include "ingest/post_url.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "ingest/dates.hpp"

namespace graphmatter::ingest {

namespace {

void replace_all(std::string& text, std::string_view from, std::string_view to)
{
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

/// `//` and longer runs as one slash.
void join_slashes(std::string& text)
{
    const auto [first, last] = std::ranges::unique(text, [](char a, char b) { return a == '/' && b == '/'; });
    text.erase(first, last);
}

std::string page_path(const PostFields& fields, std::string_view key)
{
    std::string path{key};
    const std::size_t slash = path.rfind('/');
    const std::string_view name = std::string_view{path}.substr(slash == std::string::npos ? 0 : slash + 1);
    if (name == "index" || name == "_index") {
        path.resize(slash == std::string::npos ? 0 : slash);
    } else if (!fields.slug.empty()) {
        path.resize(slash == std::string::npos ? 0 : slash + 1);
        path += fields.slug;
    }
    return path;
}

constexpr std::array<std::string_view, 6> parts{"{path}", "{name}", "{slug}", "{year}", "{month}", "{day}"};

}  // namespace

std::string trouble_with_url(std::string_view pattern)
{
    bool differs = false;
    for (std::size_t open = pattern.find('{'); open < pattern.size(); open = pattern.find('{', open + 1)) {
        const std::string_view part = pattern.substr(open, pattern.find('}', open) - open + 1);
        if (std::ranges::find(parts, part) == parts.end())
            return fmt::format("url knows no {}; it can hold {}", part, fmt::join(parts, " "));
        differs = true;
    }
    return differs ? std::string{}
                   : fmt::format("url is the same for all posts; it can hold {}", fmt::join(parts, " "));
}

std::string post_url(const PostFields& fields, std::string_view key, std::string_view pattern)
{
    if (fields.no_url) return {};
    if (!fields.permalink.empty()) {
        const bool rooted = fields.permalink.starts_with('/') || fields.permalink.find("://") != std::string::npos;
        return rooted ? fields.permalink : '/' + fields.permalink;
    }
    const std::string path = page_path(fields, key);
    const std::size_t slash = path.rfind('/');
    std::string url{pattern};
    replace_all(url, "{path}", path);
    const std::string_view name = std::string_view{path}.substr(slash == std::string::npos ? 0 : slash + 1);
    replace_all(url, "{name}", name);
    replace_all(url, "{slug}", fields.slug.empty() ? dated_name(name).name : name);
    const bool dated = fields.date.ok();  // the parts of a date that is not there are left out
    replace_all(url, "{year}", dated ? fmt::format("{:04}", static_cast<int>(fields.date.day.year())) : "");
    replace_all(url, "{month}", dated ? fmt::format("{:02}", static_cast<unsigned>(fields.date.day.month())) : "");
    replace_all(url, "{day}", dated ? fmt::format("{:02}", static_cast<unsigned>(fields.date.day.day())) : "");
    join_slashes(url);
    return url;
}

}  // namespace graphmatter::ingest
