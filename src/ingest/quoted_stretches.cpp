#include "ingest/quoted_stretches.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace graphmatter::ingest {

namespace {

void find_formulas(std::string_view body, std::vector<Stretch>& found)
{
    for (std::size_t open = body.find("$$"); open != std::string_view::npos;) {
        const std::size_t close = body.find("$$", open + 2);
        if (close == std::string_view::npos) break;
        const bool is_one_paragraph = body.substr(open, close - open).find("\n\n") == std::string_view::npos;
        if (is_one_paragraph) found.push_back({open, close});
        open = is_one_paragraph ? body.find("$$", close + 2) : close;
    }
}

struct CodeBlock {
    std::string_view mark, name;  // how a tag opens, and what it is called
    std::string_view end;         // what stands before the name in the closing tag
};
constexpr std::array code_blocks{CodeBlock{"{%", "highlight", "end"}, CodeBlock{"{%", "codeblock", "end"},
                                 CodeBlock{"{{<", "highlight", "/"}, CodeBlock{"{{%", "highlight", "/"}};

/// The tag of this name from `from` on; blanks and a dash (`{%-`) may stand before the name.
std::size_t find_tag(std::string_view body, std::string_view mark, std::string_view name, std::size_t from)
{
    for (std::size_t at = body.find(mark, from); at != std::string_view::npos; at = body.find(mark, at + 1)) {
        const std::size_t word = body.find_first_not_of("- \t", at + mark.size());
        if (word == std::string_view::npos) break;
        const std::string_view rest = body.substr(word);
        if (rest.starts_with(name) && rest.substr(name.size()).find_first_of(" \t%->") == 0) return at;
    }
    return std::string_view::npos;
}

void find_code(std::string_view body, const CodeBlock& block, std::vector<Stretch>& found)
{
    const std::string end = std::string{block.end} + std::string{block.name};
    for (std::size_t open = find_tag(body, block.mark, block.name, 0); open != std::string_view::npos;) {
        const std::size_t close = find_tag(body, block.mark, end, open);
        if (close == std::string_view::npos) break;
        found.push_back({open, close});
        open = find_tag(body, block.mark, block.name, close);
    }
}

}  // namespace

std::vector<Stretch> quoted_stretches(std::string_view body)
{
    std::vector<Stretch> found;
    find_formulas(body, found);
    if (body.find("{%") != std::string_view::npos || body.find("{{<") != std::string_view::npos)
        for (const CodeBlock& block : code_blocks) find_code(body, block, found);
    std::ranges::sort(found, {}, &Stretch::begin);
    std::size_t kept = 0;
    for (const Stretch& stretch : found)  // a formula in a code block, a code block in a formula
        if (kept == 0 || stretch.begin >= found[kept - 1].end) found[kept++] = stretch;
    found.resize(kept);
    return found;
}

}  // namespace graphmatter::ingest
