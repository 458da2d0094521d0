#pragma once
#include <chrono>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <graphmatter/model/ids.hpp>
#include <graphmatter/model/rows.hpp>
#include <graphmatter/model/schema.hpp>
#include <graphmatter/model/string_pool.hpp>

namespace graphmatter {

using Date = std::chrono::year_month_day;  // the calendar day as written; !ok() means undated

/// "2024-11-19", or "" when undated.
[[nodiscard]] std::string to_string(Date date);

/// A day, and the time of that day as written: its second, the first where no time is written.
struct Moment {
    Date day{};
    std::uint32_t second = 0;

    [[nodiscard]] bool ok() const noexcept { return day.ok(); }
    friend auto operator<=>(const Moment&, const Moment&) = default;
};

enum class TitleFrom : std::uint8_t { front_matter, heading, file_name };

/// One file of the vault. Row i of every Rows in Corpus belongs to post i.
struct Post {
    StringId
        path{};      // relative to its root, '/' separators, with extension; the root's name first if there are several
    StringId key{};  // path without extension (kept where a.md stands beside a.mdx): the text id is "post:" + key
    StringId title{};
    StringId summary{};
    StringId url{};    // "/notes/a/"; empty: the post has none (permalink: false)
    StringId extra{};  // the other front-matter fields as one JSON object; empty: none
    Date date{};
    std::uint32_t time = 0;       // of the day, in seconds, as written; 0 where none is
    std::uint32_t words = 0;      // Latin-script words plus CJK characters of the body
    std::uint32_t body_line = 1;  // first line of the body in the file
    TitleFrom title_from = TitleFrom::front_matter;
    bool draft = false;
    bool repeats = false;  // its file is a symbolic link to that of another post

    [[nodiscard]] Moment moment() const noexcept { return {date, time}; }
};

/// A name as written in a field, not yet resolved. Its row is the post.
struct Mention {
    StringId text{};
    std::uint32_t line = 0;    // 1-based
    std::uint16_t column = 0;  // 1-based, in characters; 65535 for anything beyond
    FieldId field{};
};

/// `[a](target)`, `[[target]]`, `<a href="target">`, `<target>`, `[a][label]` with its target elsewhere.
enum class LinkForm : std::uint8_t { markdown, wikilink, html, autolink, reference };

/// A link in a body, as written (percent signs, fragment and all).
struct Link {
    StringId target{};
    std::uint32_t line = 0;
    std::uint16_t column = 0;
    LinkForm form = LinkForm::markdown;
    float offset = 0;  // where it stands in the body, 0 = first byte, 1 = last
};

struct Heading {
    StringId text{};
    std::uint32_t line = 0;
    float offset = 0;        // as in Link
    std::uint8_t level = 1;  // 1..6
};

/// A name with another in parentheses behind it: `英伟达（NVIDIA）`. Texts as written, markup at the ends taken off.
struct Gloss {
    StringId name{};    // what stands before the parenthesis
    StringId inside{};  // one part of what stands in it, up to a comma, colon or the like
    std::uint32_t line = 0;
    std::uint16_t column = 0;  // of the parenthesis; 1 in front matter
    std::uint8_t part = 0;     // 0 for the first part, 1 and 2 for those behind commas and colons
    bool bounded = false;      // markup or quotes show where the name begins; else it is the end of `name`
};

/// A post that the front matter of another names in a list, as written.
struct ListedPost {
    StringId target{};
    std::uint32_t line = 0;
    std::uint16_t column = 0;  // as in Mention
    ListUse use{};
};

enum class Shape : std::uint8_t { nothing, scalar, list, empty_list, map };

/// A top-level field of a post, whatever it is about.
struct WrittenField {
    StringId name{};  // as written
    StringId text{};  // a scalar of at most 80 bytes in a field that names no entity, trimmed; else empty
    std::uint32_t line = 0;
    std::uint32_t value_line = 0;
    std::uint16_t column = 0;  // as in Mention
    std::uint16_t value_column = 0;
    Shape shape = Shape::nothing;
    bool plain = true;  // scalar: written without quotes
};

/// A term of a post and its weight there, > 0: sqrt(count) * idf, with idf = ln((N+1) / (posts with it + .5)).
struct TermWeight {
    TermId term{};
    float weight = 0;
};

/// The words of the posts, for related posts; empty unless they were asked for. Terms are numbered from the rarest on.
/// A term of the prose counts four times in a title, twice in a summary, once in the body and in free text of the front
/// matter; those of one post only and of more than 30 % of the posts are left out, and so are the lightest of long
/// posts. Titles and summaries also have rows of their own, in which each word counts as often as it stands there.
struct PostTexts {
    std::string bytes;                   // the terms as words, one behind the other
    std::vector<std::uint64_t> ends{0};  // ends[i] .. ends[i+1] are the bytes of term i
    std::vector<std::uint32_t> posts;    // a term: posts that hold it
    Rows<TermWeight> prose, heads;       // a row a post, ascending by term

    [[nodiscard]] std::size_t size() const noexcept { return posts.size(); }
    [[nodiscard]] std::string_view operator[](TermId term) const noexcept
    {
        const std::size_t i = index(term);
        return {bytes.data() + ends[i], static_cast<std::size_t>(ends[i + 1] - ends[i])};
    }
};

/// A title that stands in the prose of a post, and how often.
struct TitleMention {
    TitleId title{};
    std::uint32_t times = 0;
};

/// Which titles stand in which posts, for related posts; empty unless they were asked for. Titles of the same terms are
/// one; they are numbered in the order of the first posts that bear them.
struct TitleMentions {
    std::vector<TitleId> borne;  // a post: its own title; none: it holds no term, or too many
    Rows<TitleMention> found;    // a row a post, ascending by title: those in its prose, be it its own
};

/// All that was read from the posts. Body text is not kept. Posts are sorted by key, bytewise.
struct Corpus {
    StringPool strings;
    std::vector<Post> posts;
    Rows<Mention> mentions;
    Rows<Link> links;
    Rows<Heading> headings;
    Rows<StringId> aliases;     // `aliases:` of the post, further names that links may use
    Rows<ListedPost> listed;    // by the fields of Schema::lists
    Rows<Gloss> glosses;        // empty rows unless they were asked for
    Rows<WrittenField> fields;  // only when asked for (ingest::Oddities::all), else no row
    PostTexts texts;            // only when asked for (ingest::Texts::collect), else no row
    TitleMentions titles;       // only when asked for (ingest::Titles::find), else no row

    [[nodiscard]] std::string_view operator[](StringId id) const noexcept { return strings.view(id); }
};

}  // namespace graphmatter
