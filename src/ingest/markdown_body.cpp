// Border file of md4c: the links of a body.
#include "ingest/markdown_body.hpp"

#include <algorithm>
#include <array>

#include <md4c.h>

#include <graphmatter/model/error.hpp>
#include <graphmatter/text/encoding.hpp>

namespace graphmatter::ingest {

namespace {

bool may_hold_links(std::string_view body)
{
    // Inline link, wikilink, reference definition, URL, <a href>: without one of these there is none.
    constexpr std::array<std::string_view, 5> signs{"](", "[[", "]:", "://", "href"};
    return std::ranges::any_of(signs, [body](std::string_view sign) { return body.find(sign) != std::string_view::npos; });
}

class LinkCollector {
  public:
    LinkCollector(std::string_view body, std::uint32_t first_line) : body_{body}, line_{first_line} {}

    [[nodiscard]] std::vector<BodyLink> take() { return std::move(links_); }

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
        if (piece.data() >= body_.data() && piece.data() <= body_.data() + body_.size())
            at_ = static_cast<std::size_t>(piece.data() - body_.data());
        place_open_link();
        if (type == MD_TEXT_HTML) html(piece);
        else if (type == MD_TEXT_NORMAL) long_wikilinks(piece);
    }

    void leave(MD_SPANTYPE type)
    {
        if (type == MD_SPAN_A || type == MD_SPAN_WIKILINK) place_open_link();
    }

  private:
    void open(std::string_view target, LinkForm form)
    {
        place_open_link();
        links_.push_back({std::string{target}, 0, 0, 0, form});
        is_open_ = true;
    }

    /// md4c tells no places; the first text inside a link does, or else the text before it.
    void place_open_link()
    {
        if (!is_open_) return;
        is_open_ = false;
        BodyLink& link = links_.back();
        if (link.form == LinkForm::markdown && body_.substr(at_).starts_with(link.target)) link.form = LinkForm::autolink;
        place(link, at_);
    }

    void place(BodyLink& link, std::size_t at)
    {
        // Links come in order but for nested ones, so lines are counted on from the last.
        if (at < counted_) {
            line_ -= static_cast<std::uint32_t>(std::count(body_.begin() + static_cast<std::ptrdiff_t>(at), body_.begin() + static_cast<std::ptrdiff_t>(counted_), '\n'));
        } else {
            line_ += static_cast<std::uint32_t>(std::count(body_.begin() + static_cast<std::ptrdiff_t>(counted_), body_.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
        }
        counted_ = at;
        const std::size_t before = at == 0 ? std::string_view::npos : body_.rfind('\n', at - 1);
        const std::size_t start = before == std::string_view::npos ? 0 : before + 1;
        link.line = line_;
        link.column = static_cast<std::uint32_t>(text::code_points(body_.substr(start, at - start)) + 1);
        link.offset = static_cast<float>(at) / static_cast<float>(body_.size());
    }

    /// <a href="...">, as raw HTML.
    void html(std::string_view piece)
    {
        for (std::size_t tag = piece.find("<a "); tag != std::string_view::npos; tag = piece.find("<a ", tag + 1)) {
            const std::string_view inside = piece.substr(tag, piece.find('>', tag) - tag);
            const std::size_t href = inside.find("href=");
            if (href == std::string_view::npos) continue;
            std::string_view value = inside.substr(href + 5);
            const char quote = value.empty() ? ' ' : value.front();
            const bool quoted = quote == '"' || quote == '\'';
            if (quoted) value.remove_prefix(1);
            value = value.substr(0, quoted ? value.find(quote) : value.find_first_of(" \t\n"));
            if (!value.empty()) add(value, LinkForm::html, at_ + tag);
        }
    }

    /// md4c takes no wikilink target of over 100 bytes: 33 Chinese characters.
    void long_wikilinks(std::string_view piece)
    {
        for (std::size_t from = piece.find("[["); from != std::string_view::npos; from = piece.find("[[", from + 2)) {
            const std::size_t to = piece.find("]]", from);
            if (to == std::string_view::npos) return;
            const std::string_view inside = piece.substr(from + 2, to - from - 2);
            const std::string_view target = inside.substr(0, inside.find('|'));
            if (!target.empty() && inside.find_first_of("[]\n") == std::string_view::npos) add(target, LinkForm::wikilink, at_ + from);
        }
    }

    void add(std::string_view target, LinkForm form, std::size_t at)
    {
        BodyLink link{std::string{target}, 0, 0, 0, form};
        place(link, std::min(at, body_.size()));
        links_.push_back(std::move(link));
    }

    std::string_view body_;
    std::uint32_t line_;
    std::size_t at_ = 0, counted_ = 0;
    bool is_open_ = false;
    std::vector<BodyLink> links_;
};

LinkCollector& collector(void* user) { return *static_cast<LinkCollector*>(user); }

}  // namespace

std::vector<BodyLink> find_links(std::string_view body, std::uint32_t first_line)
{
    if (!may_hold_links(body)) return {};
    LinkCollector links{body, first_line};
    MD_PARSER parser{};
    parser.flags = MD_FLAG_PERMISSIVEURLAUTOLINKS | MD_FLAG_WIKILINKS;
    parser.enter_block = [](MD_BLOCKTYPE, void*, void*) { return 0; };
    parser.leave_block = [](MD_BLOCKTYPE, void*, void*) { return 0; };
    parser.enter_span = [](MD_SPANTYPE type, void* detail, void* user) { return collector(user).enter(type, detail), 0; };
    parser.leave_span = [](MD_SPANTYPE type, void*, void* user) { return collector(user).leave(type), 0; };
    parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* user) { return collector(user).text(type, {text, size}), 0; };
    if (md_parse(body.data(), static_cast<MD_SIZE>(body.size()), &parser, &links) != 0) throw DataError("md4c ran out of memory");
    return links.take();
}

}  // namespace graphmatter::ingest
