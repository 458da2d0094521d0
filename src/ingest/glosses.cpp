#include "ingest/glosses.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstring>

#include <graphmatter/text/encoding.hpp>

namespace graphmatter::ingest {

namespace {

constexpr std::size_t longest_name = 72;  // bytes: some 24 Chinese characters, ten English words
constexpr std::uint8_t most_parts = 3;
constexpr std::string_view wide_open = "（";

struct Paired {
    std::string_view open, close;
};
// What may stand around a name, directly before the parenthesis that explains it.
constexpr std::array around{Paired{"**", "**"}, Paired{"__", "__"}, Paired{"*", "*"},   Paired{"_", "_"},
                            Paired{"`", "`"},   Paired{"《", "》"}, Paired{"“", "”"},   Paired{"‘", "’"},
                            Paired{"\"", "\""}, Paired{"「", "」"}, Paired{"『", "』"}, Paired{"【", "】"},
                            Paired{"[", "]"}};
// No name holds these.
constexpr std::string_view ascii_ends = "*`\"|<>[](){};:!?,~=\t\\^";
constexpr auto wide_ends = std::to_array<std::string_view>({"，", "。", "、", "；", "：", "！", "？", "“",  "”",  "「",
                                                            "」", "『", "』", "《", "》", "【", "】", "（", "）", "…",
                                                            "—",  "　", "｜", "〈", "〉", "／", "［", "］"});
// What parts the names within a parenthesis; any other end closes it.
constexpr auto list_marks = std::to_array<std::string_view>({",", "，", "、", ";", "；", ":", "：", "／", " / "});

/// How many bytes of an end stand here: 0 for none. A slash and a dash are ends between spaces only.
std::size_t end_at(std::string_view text)
{
    if (static_cast<unsigned char>(text.front()) < 0x80) {
        if (text.starts_with(" / ") || text.starts_with(" - ")) return 3;
        return ascii_ends.find(text.front()) != std::string_view::npos ? 1 : 0;
    }
    const auto first = static_cast<unsigned char>(text.front());
    if (first != 0xE3 && first != 0xEF && first != 0xE2) return 0;
    for (const std::string_view end : wide_ends)
        if (text.starts_with(end)) return end.size();
    return 0;
}

bool continues_character(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

std::string_view trimmed(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(" \t\r*_`~");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r*_`~") - first + 1);
}

struct Before {
    std::string_view name;
    bool bounded = false;
};

/// The text of the link that ends here: `[name](url)`.
std::string_view link_text(std::string_view before)
{
    const std::size_t middle = before.rfind("](");
    if (middle == std::string_view::npos || before.find(')', middle) + 1 != before.size()) return {};
    const std::size_t open = before.rfind('[', middle);
    return open == std::string_view::npos ? std::string_view{} : before.substr(open + 1, middle - open - 1);
}

/// The clause that ends here, at most longest_name bytes of it.
std::string_view clause(std::string_view before)
{
    std::size_t begin = before.size();
    while (begin > 0 && before.size() - begin < longest_name) {
        std::size_t at = begin - 1;
        while (at > 0 && continues_character(before[at])) --at;
        if (end_at(before.substr(at)) != 0) break;
        begin = at;
    }
    return before.substr(begin);
}

/// The name before a parenthesis, from the text of its line up to it.
Before name_before(std::string_view before)
{
    while (before.ends_with(' ')) before.remove_suffix(1);
    if (before.empty() || before.ends_with('\\')) return {};
    if (before.ends_with(')')) return {trimmed(link_text(before)), true};
    for (const auto& [open, close] : around) {
        if (!before.ends_with(close)) continue;
        const std::string_view inner = before.substr(0, before.size() - close.size());
        const std::size_t begin = inner.rfind(open);
        if (begin == std::string_view::npos) break;
        const std::string_view name = trimmed(inner.substr(begin + open.size()));
        return {name.size() <= longest_name ? name : std::string_view{}, true};
    }
    return {trimmed(clause(before)), false};
}

/// A part of the parenthesis without quotes and markup at its ends; `[text](url)` gives its text.
std::string_view part_text(std::string_view part)
{
    part = trimmed(part);
    for (const auto& [open, close] : around)
        if (part.size() > open.size() + close.size() && part.starts_with(open) && part.ends_with(close))
            return trimmed(part.substr(open.size(), part.size() - open.size() - close.size()));
    return part;
}

bool opens_quote(std::string_view text)
{
    return text.starts_with("《") || text.starts_with("“") || text.starts_with("「") || text.starts_with("『") ||
           text.starts_with('"') || text.starts_with('[') || text.starts_with('*') || text.starts_with('`');
}

bool closes_quote(std::string_view mark)
{
    constexpr auto quotes = std::to_array<std::string_view>({"》", "”", "」", "』", "\"", "]", "*", "`"});
    return std::ranges::find(quotes, mark) != quotes.end();
}

/// The next part, taken off the front of `rest`; `last` when nothing may follow it.
std::string_view next_part(std::string_view& rest, bool& last)
{
    std::size_t begin = 0;
    while (begin < rest.size() && (rest[begin] == ' ' || opens_quote(rest.substr(begin)))) {
        ++begin;
        while (begin < rest.size() && continues_character(rest[begin])) ++begin;
    }
    std::size_t at = begin, end = 0;
    while (at < rest.size() && at - begin <= longest_name && (end = end_at(rest.substr(at))) == 0) ++at;
    if (at == rest.size() || end == 0) {
        last = true;
        return {};
    }
    const std::string_view part = part_text(rest.substr(begin, at - begin));
    rest.remove_prefix(at);
    std::string_view mark = rest.substr(0, end);
    while (closes_quote(mark)) {  // belongs to the part: what follows decides
        rest.remove_prefix(mark.size());
        while (rest.starts_with(' ')) rest.remove_prefix(1);
        mark = rest.substr(0, rest.empty() ? 0 : end_at(rest));
    }
    rest.remove_prefix(mark.size());
    last = std::ranges::find(list_marks, mark) == list_marks.end();
    return part;
}

class Scanner {
  public:
    Scanner(std::string_view text, std::uint32_t first_line) : rest_{text}, line_number_{first_line} {}

    std::vector<WrittenGloss> run()
    {
        for (; !rest_.empty(); ++line_number_) {
            const std::string_view line = rest_.substr(0, rest_.find('\n'));
            rest_.remove_prefix(std::min(line.size() + 1, rest_.size()));
            if (toggles_fence(line) || fence_ != '\0') continue;
            scan(line);
        }
        return std::move(found_);
    }

  private:
    bool toggles_fence(std::string_view line)
    {
        const std::size_t indent = line.find_first_not_of(" \t>");
        if (indent == std::string_view::npos || (line[indent] != '`' && line[indent] != '~')) return false;
        const char mark = line[indent];
        const std::string_view fence = line.substr(indent);
        const std::size_t run = std::min(fence.find_first_not_of(mark), fence.size());
        if (run < 3 || (fence_ != '\0' && fence_ != mark)) return false;
        if (mark == '`' && fence.find('`', run) != std::string_view::npos) return false;  // ```code``` in a line
        fence_ = fence_ == '\0' ? mark : '\0';
        return true;
    }

    void scan(std::string_view line)
    {
        std::size_t narrow = line.find('('), wide = line.find(wide_open);
        while (narrow != std::string_view::npos || wide != std::string_view::npos) {
            if (narrow < wide) {
                parenthesis(line, narrow, 1);
                narrow = line.find('(', narrow + 1);
            } else {
                parenthesis(line, wide, wide_open.size());
                wide = line.find(wide_open, wide + wide_open.size());
            }
        }
    }

    void parenthesis(std::string_view line, std::size_t at, std::size_t width)
    {
        const std::string_view before = line.substr(0, at);
        if (width == 1 && (before.ends_with(']') || before.ends_with('\\'))) return;  // a link, a formula
        const auto [name, bounded] = name_before(before);
        if (name.empty() || in_code_or_url(before)) return;
        std::string_view rest = line.substr(at + width);
        bool last = false;
        for (std::uint8_t part = 0; part < most_parts && !last; ++part) {
            const std::string_view inside = next_part(rest, last);
            if (!inside.empty())
                found_.push_back({name, inside, line_number_, static_cast<std::uint32_t>(text::code_points(before)) + 1,
                                  part, bounded});
        }
    }

    static bool in_code_or_url(std::string_view before)
    {
        if (std::ranges::count(before, '`') % 2 != 0) return true;
        const std::size_t url = before.rfind("://");
        return url != std::string_view::npos && before.find_first_of(" )>]\"", url) == std::string_view::npos;
    }

    std::string_view rest_;
    std::uint32_t line_number_;
    char fence_ = '\0';  // what the open fence is made of
    std::vector<WrittenGloss> found_;
};

}  // namespace

std::vector<WrittenGloss> find_glosses(std::string_view text, std::uint32_t first_line)
{
    return Scanner{text, first_line}.run();
}

}  // namespace graphmatter::ingest
