#include <graphmatter/model/baseline.hpp>

#include <algorithm>
#include <map>

#include <graphmatter/model/error.hpp>

namespace graphmatter {

namespace {

constexpr std::string_view head =
    "# Findings that graphmatter check --baseline takes as known: code, path, what it is about.\n";

}  // namespace

std::string baseline_text(std::span<const Diagnostic> diagnostics)
{
    std::vector<std::string> lines;
    lines.reserve(diagnostics.size());
    for (const Diagnostic& diagnostic : diagnostics) lines.push_back(fingerprint_of(diagnostic));
    std::ranges::sort(lines);
    std::string text{head};
    for (const std::string& line : lines) (text += line) += '\n';
    return text;
}

Compared compared_with_baseline(std::vector<Diagnostic> diagnostics, std::string_view baseline, std::string_view name)
{
    std::map<std::string, std::size_t, std::less<>> known;
    std::size_t number = 0, left = 0;
    for (std::size_t start = 0; start < baseline.size();) {
        std::string_view line = baseline.substr(start, baseline.find('\n', start) - start);
        start += line.size() + 1;
        ++number;
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (line.empty() || line.starts_with('#')) continue;
        if (std::ranges::count(line, '\t') != 2)
            throw UsageError(std::string{name} + ':' + std::to_string(number) +
                             ": not a line of a baseline; graphmatter check --write-baseline writes one");
        ++known[std::string{line}];
        ++left;
    }
    Compared result;
    for (Diagnostic& diagnostic : diagnostics) {
        const auto found = known.find(fingerprint_of(diagnostic));
        if (found == known.end() || found->second == 0) {
            result.fresh.push_back(std::move(diagnostic));
        } else {
            --found->second;
            --left;
        }
    }
    result.gone = left;
    return result;
}

}  // namespace graphmatter
