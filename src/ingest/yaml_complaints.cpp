#include "ingest/yaml_complaints.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include <graphmatter/text/encoding.hpp>

namespace graphmatter::ingest {

namespace {

struct Explanation {
    std::string_view message;  // how that of yaml-cpp begins
    std::string_view meaning;
};

constexpr std::string_view reference = "a value that begins with * needs quotes, or YAML takes it for a reference",
                           anchor = "a value that begins with & needs quotes, or YAML takes it for an anchor",
                           tag = "a value that begins with ! needs quotes, or YAML takes it for a tag",
                           escape =
                               "a backslash within double quotes means more than itself; write two, or take single "
                               "quotes";

constexpr std::array explanations{
    Explanation{"illegal map value",
                "a second colon with a blank behind it stands in a value; put quotes around the value, or mend the "
                "indentation of the line"},
    Explanation{"illegal map key", "a field name stands where none can; begin it on a line of its own"},
    Explanation{"illegal block entry",
                "a list item stands behind its field name; begin it on the next line, or put quotes around the value"},
    Explanation{"end of map not found",
                "this line is no field of the map above it; write it as `name: value`, in the same column as the "
                "other fields, or put quotes around the value above it"},
    Explanation{"end of sequence not found",
                "this line is no item of the list above it; begin it with a dash in the column of the other dashes"},
    Explanation{"end of sequence flow not found",
                "a list in brackets is not closed; add the ], or put quotes around a value that begins with ["},
    Explanation{"end of map flow not found",
                "a map in braces is not closed; add the }, or put quotes around a value that begins with {"},
    Explanation{"illegal flow end",
                "a closing bracket or brace has no opening one; delete it, or put quotes around the value"},
    Explanation{"alias not found after *", reference},
    Explanation{"illegal character found while scanning alias", reference},
    Explanation{"the referenced anchor is not defined", reference},
    Explanation{"anchor not found after &", anchor},
    Explanation{"illegal character found while scanning anchor", anchor},
    Explanation{"tag handle with no suffix", tag},
    Explanation{"illegal character found while scanning tag handle", tag},
    Explanation{"end of verbatim tag not found", tag},
    Explanation{"illegal tab when looking for indentation", "a tab indents this line; YAML takes only blanks"},
    Explanation{"unknown token", "a value cannot begin with this character; put quotes around the value"},
    Explanation{"unknown escape character", escape},
    Explanation{"bad character found while scanning hex number", escape},
    Explanation{"invalid unicode", escape},
    Explanation{"illegal document indicator in scalar",
                "the front matter ends within quotes; close them, or put the whole value in quotes of the other kind"},
    Explanation{"illegal character in scalar", "a value cannot hold this character here; put quotes around the value"},
    Explanation{"unexpected character in block scalar",
                "text stands behind the | or > that opens a block; begin it on the next line"},
    Explanation{"cannot set zero indentation for a block scalar",
                "the number behind | or > must be 1 to 9; leave it out"},
};

constexpr Explanation behind_a_value{
    "end of map not found",
    "text stands behind a closing quote or bracket; put the whole value in quotes of the other kind"};

std::string_view line_of(std::string_view block, std::uint32_t number)
{
    for (; number > 0 && !block.empty(); --number)
        block.remove_prefix(std::min(block.find('\n'), block.size() - 1) + 1);
    return block.substr(0, block.find('\n'));
}

/// True for a line at the margin that is neither field nor item, comment nor blank: `tags [a]`, `title:Open`.
bool lacks_colon(std::string_view line)
{
    while (line.ends_with(' ') || line.ends_with('\r')) line.remove_suffix(1);
    constexpr std::string_view other_starts = " \t-#\"'[]{}&*!|>%@`?,";
    return !line.empty() && other_starts.find(line.front()) == std::string_view::npos &&
           line.find(": ") == std::string_view::npos && !line.ends_with(':');
}

}  // namespace

std::string explained(std::string_view yaml_message, FaultAt place)
{
    if (place == FaultAt::within_line && yaml_message == behind_a_value.message)
        return fmt::format("{} ({})", behind_a_value.meaning, yaml_message);
    const auto found = std::ranges::find_if(
        explanations, [&](const Explanation& known) { return yaml_message.starts_with(known.message); });
    if (found == explanations.end()) return std::string{yaml_message};
    return fmt::format("{} ({})", found->meaning, yaml_message);
}

Flaw without_colon(std::string_view block, std::uint32_t first_line, Flaw flaw)
{
    for (std::uint32_t number = flaw.line - first_line; number-- > 0;) {
        const std::string_view line = line_of(block, number);
        if (lacks_colon(line))
            return {first_line + number, 1, "this line is no field: write `name: value`, with a blank behind the colon",
                    "this line is no field"};
        if (!line.empty() && line.front() != ' ' && line.front() != '#' && !line.starts_with("- ")) break;
    }
    return flaw;
}

std::optional<Flaw> last_without_colon(std::string_view block, std::uint32_t first_line, const Value& root)
{
    if (root.type != Value::Type::map || root.fields.empty()) return std::nullopt;
    const Field& last = root.fields.back();
    if (last.value.type != Value::Type::null || last.line < first_line || last.column != 1) return std::nullopt;
    if (!lacks_colon(line_of(block, last.line - first_line))) return std::nullopt;
    return Flaw{last.line, 1, "this line is no field: write `name: value`, with a blank behind the colon",
                "this line is no field"};
}

Flaw unclosed_quote(std::string_view block, std::uint32_t first_line)
{
    std::uint32_t line_number = first_line;
    for (std::size_t start = 0; start < block.size(); ++line_number) {
        const std::string_view line = block.substr(start, block.find('\n', start) - start);
        start += line.size() + 1;
        const std::size_t quote = line.find_first_of("\"'");
        const bool opens = quote != std::string_view::npos && quote > 0 && line[quote - 1] == ' ';
        if (opens && std::ranges::count(line.substr(quote), line[quote]) % 2 == 1)
            return {line_number, static_cast<std::uint32_t>(text::code_points(line.substr(0, quote)) + 1),
                    "this quote is not closed; close it, or put the whole value in quotes of the other kind",
                    "this quote is not closed"};
    }
    return {first_line, 1, "a quote is not closed; close it, or put the whole value in quotes of the other kind"};
}

}  // namespace graphmatter::ingest
