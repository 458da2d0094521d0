#include <graphmatter/exports/unified_diff.hpp>

#include <algorithm>
#include <span>
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

/// A line of the one text, the other, or both.
struct Step {
    char mark = ' ';
    std::string_view line;
};

/// From one text to the other. Where they part, the nearest pair of equal lines brings them together again.
std::vector<Step> steps_between(const std::vector<std::string_view>& before, const std::vector<std::string_view>& after)
{
    std::vector<Step> steps;
    std::size_t i = 0, j = 0;
    while (i < before.size() || j < after.size()) {
        std::size_t gone = 0, come = 0;
        const auto meets = [&] {
            const bool at_ends = i + gone == before.size() && j + come == after.size();
            return at_ends ||
                   (i + gone < before.size() && j + come < after.size() && before[i + gone] == after[j + come]);
        };
        for (std::size_t sum = 0; !meets(); gone == sum ? (++sum, gone = 0, come = sum) : (++gone, --come)) {
        }
        for (; gone > 0; --gone) steps.push_back({'-', before[i++]});
        for (; come > 0; --come) steps.push_back({'+', after[j++]});
        if (i < before.size()) steps.push_back({' ', before[i++]}), ++j;
    }
    return steps;
}

struct Counts {
    std::size_t before = 0, after = 0;  // lines
    void add(const Step& step)
    {
        before += step.mark != '+';
        after += step.mark != '-';
    }
};

/// "12,5": the first line of a hunk and how many it has.
std::string range(std::size_t above, std::size_t count)
{
    return fmt::format("{},{}", count == 0 ? above : above + 1, count);
}

std::string hunk(std::span<const Step> steps, Counts above)
{
    Counts size;
    std::string text;
    for (const Step& step : steps) {
        size.add(step);
        (text += step.mark) += step.line;
        if (!step.line.ends_with('\n')) text += "\n\\ No newline at end of file\n";
    }
    return fmt::format("@@ -{} +{} @@\n", range(above.before, size.before), range(above.after, size.after)) + text;
}

}  // namespace

std::string unified_diff(std::string_view path, std::string_view before, std::string_view after)
{
    const std::vector<Step> steps = steps_between(lines_of(before), lines_of(after));
    std::string out;
    Counts above;
    for (std::size_t done = 0, i = 0; i < steps.size(); ++i) {
        if (steps[i].mark == ' ') continue;
        if (out.empty()) out = fmt::format("--- {}\n+++ {}\n", header("a", path), header("b", path));
        const std::size_t first = std::max(done, i - std::min(i, context));
        std::size_t last = i;  // the last change of the hunk
        for (std::size_t j = i + 1; j < steps.size() && j <= last + 2 * context; ++j)
            if (steps[j].mark != ' ') last = j;
        const std::size_t end = std::min(steps.size(), last + context + 1);
        for (; done < first; ++done) above.add(steps[done]);
        out += hunk(std::span{steps}.subspan(first, end - first), above);
        for (; done < end; ++done) above.add(steps[done]);
        i = end - 1;
    }
    return out;
}

}  // namespace graphmatter::exports
