// Border file of md4c: the links of a body.
#include "ingest/markdown_body.hpp"

#include <algorithm>
#include <array>

#include <md4c.h>

#include <graphmatter/model/error.hpp>
#include <graphmatter/text/encoding.hpp>

#include "ingest/quoted_stretches.hpp"

namespace graphmatter::ingest {

namespace {

bool may_hold_links(std::string_view body)
{
    // Inline link, wikilink, reference definition, URL, <a href>: without one of these there is none.
    constexpr std::array<std::string_view, 5> signs{"](", "[[", "]:", "://", "href"};
    return std::ranges::any_of(signs,
                               [body](std::string_view sign) { return body.find(sign) != std::string_view::npos; });
}

class LinkCollector {
  public:
    LinkCollector(std::string_view body, std::uint32_t first_line)
        : body_{body}, line_{first_line}, quoted_{quoted_stretches(body)}
    {
    }

    [[nodiscard]] std::vector<BodyLink> take()
    {
        for (auto of_quoted = in_quoted_.rbegin(); of_quoted != in_quoted_.rend(); ++of_quoted)
            links_.erase(links_.begin() + static_cast<std::ptrdiff_t>(*of_quoted));
        return std::move(links_);
    }

    void enter(MD_SPANTYPE type, const void* detail)
    {
        if (type == MD_SPAN_A) {
            const auto* link = static_cast<const MD_SPAN_A_DETAIL*>(detail);
            open({link->href.text, link->href.size}, LinkForm::markdown);
        } else if (type == MD_SPAN_WIKILINK) {
            const auto* link = static_cast<const MD_SPAN_WIKILINK_DETAIL*>(detail);
            open({link->target.text, link->target.size}, LinkForm::wikilink);
        }
    }

    void text(MD_TEXTTYPE type, std::string_view piece)
    {
        const bool is_from_body = piece.data() >= body_.data() && piece.data() <= body_.data() + body_.size();
        if (is_from_body) at_ = static_cast<std::size_t>(piece.data() - body_.data());
        place_open_link(Inside::text);
        if (type == MD_TEXT_HTML)
            html(piece);
        else if (type == MD_TEXT_NORMAL)
            long_wikilinks(piece);
        if (is_from_body) end_ = at_ + piece.size();
    }

    void leave(MD_SPANTYPE type)
    {
        if (type == MD_SPAN_A || type == MD_SPAN_WIKILINK) place_open_link(Inside::nothing);
        if (type == MD_SPAN_A && links_[last_open_].form == LinkForm::markdown && is_by_reference())
            links_[last_open_].form = LinkForm::reference;
    }

    void leave_block(MD_BLOCKTYPE type)
    {
        if (type == MD_BLOCK_HTML) in_comment_ = false;
    }

  private:
    enum class Inside : std::uint8_t { text, nothing };

    void open(std::string_view target, LinkForm form)
    {
        place_open_link(Inside::nothing);
        last_open_ = links_.size();
        links_.push_back({std::string{target}, 0, 0, 0, form});
        is_open_ = true;
    }

    /// `[text](target)` has a parenthesis behind the bracket that closes its text; `[text][label]` and `[label]` have
    /// none. Called where the text has ended.
    [[nodiscard]] bool is_by_reference() const
    {
        const std::size_t close = body_.find(']', std::max(end_, opened_));
        return close != std::string_view::npos && !body_.substr(close + 1).starts_with('(');
    }

    /// md4c tells no places; the first text inside a link does, or else the text before it.
    void place_open_link(Inside inside)
    {
        if (!is_open_) return;
        is_open_ = false;
        BodyLink& link = links_.back();
        if (inside == Inside::nothing) {
            const std::size_t bracket = body_.substr(end_, 200).find('[');
            place(link, bracket == std::string_view::npos ? end_ : end_ + bracket);
        } else if (link.form == LinkForm::markdown && body_.substr(at_).starts_with(link.target)) {
            link.form = LinkForm::autolink;
            place(link, at_);
        } else {
            place(link, link.form == LinkForm::wikilink ? wikilink_start(at_) : bracket_before(at_));
        }
    }

    /// The `[` of the link whose first text stands here, behind marks of emphasis, code and pictures.
    [[nodiscard]] std::size_t bracket_before(std::size_t at) const
    {
        std::size_t start = at;
        for (std::size_t i = at; i > 0 && std::string_view{"[*_~`!\\ "}.find(body_[i - 1]) != std::string_view::npos;
             --i) {
            if (body_[i - 1] != '[') continue;
            start = i - 1;
            if (i < 2 || body_[i - 2] != '!') break;  // else the bracket of a picture within the link
        }
        return start;
    }

    [[nodiscard]] std::size_t wikilink_start(std::size_t at) const
    {
        constexpr std::size_t longest = 120;  // md4c takes targets of up to 100 bytes
        const std::size_t from = at - std::min(at, longest);
        const std::size_t found = body_.substr(from, at - from).rfind("[[");
        return found == std::string_view::npos ? at : from + found;
    }

    void place(BodyLink& link, std::size_t at)
    {
        // Links come in order but for nested ones, so lines and columns are counted on from the last.
        const auto between = body_.substr(std::min(at, counted_), at < counted_ ? counted_ - at : at - counted_);
        const auto lines = static_cast<std::uint32_t>(std::ranges::count(between, '\n'));
        line_ = at < counted_ ? line_ - lines : line_ + lines;
        if (at < counted_ || lines > 0) {
            const std::size_t before = at == 0 ? std::string_view::npos : body_.rfind('\n', at - 1);
            const std::size_t start = before == std::string_view::npos ? 0 : before + 1;
            column_ = static_cast<std::uint32_t>(text::code_points(body_.substr(start, at - start)) + 1);
        } else {
            column_ += static_cast<std::uint32_t>(text::code_points(between));
        }
        counted_ = opened_ = at;
        if (is_quoted(at)) in_quoted_.push_back(static_cast<std::size_t>(&link - links_.data()));
        link.line = line_;
        link.column = column_;
        link.offset = static_cast<float>(at) / static_cast<float>(body_.size());
    }

    [[nodiscard]] bool is_quoted(std::size_t at) const
    {
        const auto after = std::ranges::upper_bound(quoted_, at, {}, &Stretch::begin);
        return after != quoted_.begin() && at < std::prev(after)->end;
    }

    /// <a href="...">, as raw HTML, outside comments. A comment may go on from the piece before.
    void html(std::string_view piece)
    {
        for (std::size_t at = 0; at < piece.size();) {
            const std::size_t end =
                in_comment_ ? piece.find("-->", at) : std::min(piece.find("<!--", at), piece.size());
            if (end == std::string_view::npos) return;
            if (!in_comment_) html_links(piece.substr(0, end), at);
            in_comment_ = !in_comment_ && end < piece.size();
            at = end + (in_comment_ ? 4 : 3);
        }
    }

    void html_links(std::string_view piece, std::size_t from)
    {
        for (std::size_t tag = piece.find("<a ", from); tag != std::string_view::npos;) {
            const std::string_view inside = piece.substr(tag, piece.find('>', tag) - tag);
            if (const std::string_view target = href_of(inside); !target.empty())
                add(target, LinkForm::html, at_ + tag);
            tag = piece.find("<a ", tag + inside.size());
        }
    }

    static std::string_view href_of(std::string_view tag)
    {
        std::size_t href = tag.find("href=");
        while (href != std::string_view::npos && tag[href - 1] != ' ' && tag[href - 1] != '\t')
            href = tag.find("href=", href + 1);
        if (href == std::string_view::npos) return {};
        std::string_view value = tag.substr(href + 5);
        const char quote = value.empty() ? ' ' : value.front();
        const bool quoted = quote == '"' || quote == '\'';
        if (quoted) value.remove_prefix(1);
        return value.substr(0, quoted ? value.find(quote) : value.find_first_of(" \t\n"));
    }

    /// md4c takes no wikilink target of over 100 bytes: 33 Chinese characters.
    void long_wikilinks(std::string_view piece)
    {
        for (std::size_t from = piece.find("[["); from != std::string_view::npos;) {
            const std::size_t to = piece.find_first_of("[]\n", from + 2);
            if (to == std::string_view::npos) return;
            const std::string_view inside = piece.substr(from + 2, to - from - 2);
            const std::string_view target = inside.substr(0, inside.find('|'));
            if (!target.empty() && piece.substr(to).starts_with("]]")) add(target, LinkForm::wikilink, at_ + from);
            from = piece.find("[[", to == from + 2 ? from + 1 : to);
        }
    }

    void add(std::string_view target, LinkForm form, std::size_t at)
    {
        place(links_.emplace_back(BodyLink{std::string{target}, 0, 0, 0, form}), std::min(at, body_.size()));
    }

    std::string_view body_;
    std::uint32_t line_;
    std::uint32_t column_ = 1;
    std::size_t at_ = 0, end_ = 0, counted_ = 0;  // the text at hand; how far lines are counted
    std::size_t opened_ = 0, last_open_ = 0;      // the byte of the last link; the link of the open span
    bool is_open_ = false, in_comment_ = false;
    std::vector<BodyLink> links_;
    std::vector<Stretch> quoted_;
    std::vector<std::size_t> in_quoted_;  // links, ascending
};

LinkCollector& collector(void* user) { return *static_cast<LinkCollector*>(user); }

/// The commonest entities; others stay as written.
std::string_view entity_text(std::string_view entity)
{
    constexpr std::array<std::array<std::string_view, 2>, 6> known{
        {{"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&nbsp;", " "}}};
    for (const auto& [name, text] : known)
        if (name == entity) return text;
    return entity;
}

}  // namespace

std::string plain_text(std::string_view heading)
{
    if (heading.find_first_of("*_`[]<&\\~") == std::string_view::npos) return std::string{heading};
    std::string out;
    const std::string source = "# " + std::string{heading};  // or `1. **a**` would be a list
    MD_PARSER parser{};
    parser.flags = MD_FLAG_WIKILINKS | MD_FLAG_STRIKETHROUGH;
    parser.enter_block = [](MD_BLOCKTYPE, void*, void*) { return 0; };
    parser.leave_block = parser.enter_block;
    parser.enter_span = [](MD_SPANTYPE, void*, void*) { return 0; };
    parser.leave_span = parser.enter_span;
    parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* user) {
        const std::string_view piece{text, size};
        if (type != MD_TEXT_HTML)
            static_cast<std::string*>(user)->append(type == MD_TEXT_ENTITY ? entity_text(piece) : piece);
        return 0;
    };
    if (md_parse(source.data(), static_cast<MD_SIZE>(source.size()), &parser, &out) != 0)
        throw DataError("md4c ran out of memory");
    return out;
}

std::vector<BodyLink> find_links(std::string_view body, std::uint32_t first_line)
{
    if (!may_hold_links(body)) return {};
    LinkCollector links{body, first_line};
    MD_PARSER parser{};
    parser.flags = MD_FLAG_PERMISSIVEURLAUTOLINKS | MD_FLAG_WIKILINKS;
    parser.enter_block = [](MD_BLOCKTYPE, void*, void*) { return 0; };
    parser.leave_block = [](MD_BLOCKTYPE type, void*, void* user) { return collector(user).leave_block(type), 0; };
    parser.enter_span = [](MD_SPANTYPE type, void* detail, void* user) {
        return collector(user).enter(type, detail), 0;
    };
    parser.leave_span = [](MD_SPANTYPE type, void*, void* user) { return collector(user).leave(type), 0; };
    parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* user) {
        return collector(user).text(type, {text, size}), 0;
    };
    if (md_parse(body.data(), static_cast<MD_SIZE>(body.size()), &parser, &links) != 0)
        throw DataError("md4c ran out of memory");
    return links.take();
}

}  // namespace graphmatter::ingest
