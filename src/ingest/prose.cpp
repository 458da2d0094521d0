#include "ingest/prose.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

namespace graphmatter::ingest {

namespace {

constexpr auto npos = std::string_view::npos;
constexpr std::size_t longest = 4096;  // a tag or target that is not closed within so many bytes is none

constexpr std::string_view marks = "<{![]&:\n";

/// Sixteen bytes that are compared at once, on every processor that can (a vector of GCC and Clang).
using Bytes = unsigned char __attribute__((vector_size(16)));

/// 0xFF where a mark stands.
Bytes marks_in(Bytes text)
{
    Bytes found{};
    for (const char mark : marks) found |= static_cast<Bytes>(text == static_cast<unsigned char>(mark));
    return found;
}

/// How many bits are clear before the first that is set, in the order of bytes in memory.
int clear_bits(std::uint64_t word)
{
    return std::endian::native == std::endian::little ? std::countr_zero(word) : std::countl_zero(word);
}

/// The first mark from `at` on; the end if there is none.
std::size_t next_mark(std::string_view body, std::size_t at)
{
    for (; at + sizeof(Bytes) <= body.size(); at += sizeof(Bytes)) {
        Bytes text;
        std::memcpy(&text, body.data() + at, sizeof text);
        const auto [first, second] = std::bit_cast<std::array<std::uint64_t, 2>>(marks_in(text));
        if ((first | second) == 0) continue;
        const int bits = first != 0 ? clear_bits(first) : 64 + clear_bits(second);
        return at + static_cast<std::size_t>(bits) / 8;
    }
    return std::min(body.find_first_of(marks, at), body.size());
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

class Scanner {
  public:
    Scanner(std::string_view body, std::vector<std::string_view>& pieces) : body_{body}, pieces_{pieces} {}

    void run()
    {
        line();
        while (true) {
            at_ = next_mark(body_, at_);
            if (at_ >= body_.size()) break;
            mark();
        }
        cut(body_.size(), body_.size());
    }

  private:
    [[nodiscard]] bool here(std::string_view text) const { return body_.substr(at_, text.size()) == text; }
    [[nodiscard]] char next() const { return at_ + 1 < body_.size() ? body_[at_ + 1] : '\0'; }

    /// Leaves out [from, to) and goes on behind it.
    void cut(std::size_t from, std::size_t to)
    {
        if (from > start_) pieces_.push_back(body_.substr(start_, from - start_));
        start_ = at_ = to;
    }

    /// Leaves out what begins here and ends with `end`; if it does not end, only steps on.
    void cut_to(std::string_view end, std::string_view begin)
    {
        const std::size_t found = body_.substr(at_, longest).find(end, begin.size());
        if (found == npos)
            ++at_;
        else
            cut(at_, at_ + found + end.size());
    }

    void mark()
    {
        switch (body_[at_]) {
            case '\n': ++at_; return line();
            case '<': return angle();
            case '{': return brace();
            case '!': return picture();
            case '[': return wikilink();
            case ']': return target();
            case '&': return reference();
            default: return url();
        }
    }

    /// A line begins: fenced code, a reference definition.
    void line()
    {
        std::size_t first = at_;
        while (first < body_.size() && (body_[first] == ' ' || body_[first] == '\t' || body_[first] == '>')) ++first;
        if (first >= body_.size()) return;
        const char c = body_[first];
        if (c == '`' || c == '~')
            fence(first, c);
        else if (c == '[' && body_.substr(first, 2) != "[^")
            definition(first);
    }

    void fence(std::size_t first, char c)
    {
        const std::size_t run = std::min(body_.find_first_not_of(c, first), body_.size()) - first;
        const std::size_t line_end = std::min(body_.find('\n', first), body_.size());
        if (run < 3 || (c == '`' && body_.substr(first + run, line_end - first - run).find('`') != npos)) return;
        for (std::size_t start = line_end; start < body_.size();) {
            const std::size_t text = std::min(body_.find_first_not_of(" \t>", start + 1), body_.size());
            const std::size_t end = std::min(body_.find('\n', start + 1), body_.size());
            const std::size_t marks_end = std::min(body_.find_first_not_of(c, text), end);
            const std::size_t rest = body_.find_first_not_of(" \t", std::min(marks_end, body_.size()));
            if (text < end && marks_end - text >= run && (rest == npos || rest >= end)) return cut(at_, end);
            start = end;
        }
        cut(at_, body_.size());
    }

    void definition(std::size_t first)
    {
        const std::size_t end = std::min(body_.find('\n', first), body_.size());
        const std::size_t close = body_.substr(first, end - first).find("]:");
        if (close != npos && close > 1 && body_.substr(first + 1, close - 1).find(']') == npos) cut(at_, end);
    }

    void angle()
    {
        if (here("<!--")) {
            const std::size_t end = body_.find("-->", at_ + 4);
            return cut(at_, end == npos ? body_.size() : end + 3);
        }
        const char c = next();
        if (is_letter(c) || c == '/' || c == '!' || c == '?')
            cut_to(">", "<");
        else
            ++at_;
    }

    void brace()
    {
        switch (next()) {
            case '%': return cut_to("%}", "{%");
            case '{': return cut_to("}}", "{{");
            case '#': return cut_to("}", "{#");
            case ':': return cut_to("}", "{:");
            default: ++at_;
        }
    }

    /// The place behind what closes the bracket at `open`, nested ones aside; npos if nothing does.
    [[nodiscard]] std::size_t behind(std::size_t open, char opening, char closing) const
    {
        const std::size_t end = std::min(open + longest, body_.size());
        std::size_t depth = 0;
        for (std::size_t i = open; i < end; ++i) {
            if (body_[i] == '\\') {
                ++i;
            } else if (body_[i] == opening) {
                ++depth;
            } else if (body_[i] == closing && --depth == 0) {
                return i + 1;
            } else if (body_[i] == '\n' && body_.substr(i + 1, 1) == "\n") {
                return npos;
            }
        }
        return npos;
    }

    void picture()
    {
        if (next() != '[') {
            ++at_;
            return;
        }
        if (here("![[")) return cut_to("]]", "![[");
        const std::size_t text = behind(at_ + 1, '[', ']');
        const char c = text == npos || text >= body_.size() ? '\0' : body_[text];
        const std::size_t end = c == '(' ? behind(text, '(', ')') : c == '[' ? behind(text, '[', ']') : npos;
        if (end == npos)
            ++at_;
        else
            cut(at_, end);
    }

    /// [[target|label]]: the label; [[target]]: the target.
    void wikilink()
    {
        if (next() != '[') {
            ++at_;
            return;
        }
        const std::string_view inside = body_.substr(at_ + 2, 500);
        const std::size_t bar = inside.find_first_of("|]\n");
        if (bar != npos && inside[bar] == '|')
            cut(at_, at_ + 3 + bar);
        else
            at_ += 2;
    }

    void target()
    {
        const std::size_t end = next() == '(' ? behind(at_ + 1, '(', ')') : npos;
        if (end == npos)
            ++at_;
        else
            cut(at_, end);
    }

    /// &amp; &#8217;
    void reference()
    {
        constexpr std::size_t longest_name = 10;
        std::size_t end = at_ + (next() == '#' ? 2U : 1U);
        const std::size_t first = end;
        while (end < body_.size() && end < first + longest_name && (is_letter(body_[end]) || is_digit(body_[end])))
            ++end;
        if (end > first && end < body_.size() && body_[end] == ';')
            cut(at_, end + 1);
        else
            ++at_;
    }

    void url()
    {
        std::size_t scheme = at_;
        while (scheme > start_ && at_ - scheme < 10 && is_letter(body_[scheme - 1])) --scheme;
        if (scheme == at_ || !here("://")) {
            ++at_;
            return;
        }
        // Up to a blank or what no URL holds; Chinese prose often follows without a blank.
        const auto is_of_url = [](char c) {
            return c > ' ' && static_cast<unsigned char>(c) < 0x80 && std::string_view{"<>\"`)]}|"}.find(c) == npos;
        };
        std::size_t end = at_ + 3;
        while (end < body_.size() && is_of_url(body_[end])) ++end;
        cut(scheme, end);
    }

    std::string_view body_;
    std::vector<std::string_view>& pieces_;
    std::size_t at_ = 0, start_ = 0;  // start_: of the piece at hand
};

}  // namespace

void find_prose(std::string_view body, std::vector<std::string_view>& pieces)
{
    pieces.clear();
    Scanner{body, pieces}.run();
}

}  // namespace graphmatter::ingest
