#include <graphmatter/exports/unified_diff.hpp>

#include <algorithm>
#include <cassert>
#include <vector>

#include <fmt/format.h>

namespace graphmatter::exports {

namespace {

constexpr std::size_t context = 3;

/// With their ends.
std::vector<std::string_view> lines_of(std::string_view text)
{
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
        lines.push_back(text.substr(0, end));
        text.remove_prefix(end);
    }
    return lines;
}

/// As git writes the name of a file: in quotes if it holds what would end it, with a tab behind it if it holds a space.
std::string header(std::string_view side, std::string_view path)
{
    const std::string name = fmt::format("{}/{}", side, path);
    const auto is_odd = [](char c) { return c == '"' || c == '\\' || (c >= 0 && c < 0x20) || c == 0x7F; };
    if (std::ranges::none_of(name, is_odd)) return name + (name.find(' ') == std::string::npos ? "" : "\t");
    std::string quoted = "\"";
    for (const char c : name) {
        if (c == '"' || c == '\\')
            (quoted += '\\') += c;
        else if (is_odd(c))
            quoted += fmt::format("\\{:03o}", static_cast<unsigned char>(c));
        else
            quoted += c;
    }
    return quoted + '"';
}

void put(std::string& out, char mark, std::string_view line)
{
    (out += mark) += line;
    if (!line.ends_with('\n')) out += "\n\\ No newline at end of file\n";
}

}  // namespace

std::string unified_diff(std::string_view path, std::string_view before, std::string_view after)
{
    const auto old_lines = lines_of(before), new_lines = lines_of(after);
    assert(old_lines.size() == new_lines.size());
    const std::size_t count = old_lines.size();
    std::string out;
    for (std::size_t i = 0; i < count; ++i) {
        if (old_lines[i] == new_lines[i]) continue;
        const std::size_t first = i - std::min(i, context);
        std::size_t last = i;  // the last changed line of the hunk
        for (std::size_t j = i + 1; j < count && j <= last + 2 * context; ++j)
            if (old_lines[j] != new_lines[j]) last = j;
        const std::size_t end = std::min(count, last + context + 1);
        if (out.empty()) out = fmt::format("--- {}\n+++ {}\n", header("a", path), header("b", path));
        out += fmt::format("@@ -{0},{1} +{0},{1} @@\n", first + 1, end - first);
        for (std::size_t j = first; j < end;) {
            if (old_lines[j] == new_lines[j]) {
                put(out, ' ', old_lines[j++]);
                continue;
            }
            std::size_t stop = j;
            while (stop < end && old_lines[stop] != new_lines[stop]) ++stop;
            for (std::size_t k = j; k < stop; ++k) put(out, '-', old_lines[k]);
            for (std::size_t k = j; k < stop; ++k) put(out, '+', new_lines[k]);
            j = stop;
        }
        i = end - 1;
    }
    return out;
}

}  // namespace graphmatter::exports
