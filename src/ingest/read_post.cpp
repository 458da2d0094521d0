#include "ingest/read_post.hpp"

#include <algorithm>
#include <limits>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include <graphmatter/text/words.hpp>

#include "ingest/dates.hpp"
#include "ingest/fields.hpp"
#include "ingest/front_matter.hpp"
#include "ingest/glosses.hpp"
#include "ingest/markdown_body.hpp"
#include "ingest/oddities.hpp"
#include "ingest/post_url.hpp"

namespace graphmatter::ingest {

namespace {

std::uint16_t narrow_column(std::uint32_t column)
{
    return static_cast<std::uint16_t>(std::min<std::uint32_t>(column, std::numeric_limits<std::uint16_t>::max()));
}

std::string_view file_stem(std::string_view path)
{
    path.remove_prefix(path.rfind('/') + 1);  // npos + 1 is 0
    return path.substr(0, path.rfind('.'));
}

void add_body(std::string_view body, std::uint32_t body_line, Corpus& part)
{
    for (const BodyLink& link : find_links(body, body_line))
        part.links.values.push_back(
            {part.strings.intern(link.target), link.line, narrow_column(link.column), link.form, link.offset});
    part.links.close_row();
    for (const BodyHeading& heading : find_headings(body, body_line))
        part.headings.values.push_back(
            {part.strings.intern(plain_text(heading.text)), heading.line, heading.offset, heading.level});
    part.headings.close_row();
}

void add_glosses(std::string_view text, std::uint32_t first_line, Corpus& part)
{
    for (const WrittenGloss& gloss : find_glosses(text, first_line))
        part.glosses.values.push_back({part.strings.intern(gloss.name), part.strings.intern(gloss.inside), gloss.line,
                                       narrow_column(gloss.column), gloss.part, gloss.bounded});
}

/// Glosses of the names, the title, the summary and the body.
void collect_glosses(const PostFields& fields, std::string_view body, std::uint32_t body_line, Corpus& part)
{
    for (const WrittenName& name : fields.names) add_glosses(name.text, name.line, part);
    add_glosses(fields.title, 1, part);
    add_glosses(fields.summary, 1, part);
    add_glosses(body, body_line, part);
}

/// Title from the front matter, else the first heading, else the file name.
void set_title(Post& post, const PostFields& fields, Corpus& part)
{
    const auto headings = part.headings[part.headings.size() - 1];
    const auto first = std::ranges::find_if(
        headings, [](const Heading& h) { return h.text != empty_string; });  // a picture has no text
    if (!fields.title.empty()) {
        post.title = part.strings.intern(fields.title);
    } else if (first != headings.end()) {
        post.title = first->text;
        post.title_from = TitleFrom::heading;
    } else {
        const std::string stem{file_stem(part.strings[post.path])};
        post.title = part.strings.intern(stem);
        post.title_from = TitleFrom::file_name;
    }
}

/// What stands behind an anchor is read once for each alias of it, and told once.
void drop_repeated(std::vector<Diagnostic>& diagnostics)
{
    const auto key = [](const Diagnostic& d) { return std::tie(d.line, d.column, d.code, d.message); };
    std::set<decltype(key(diagnostics.front()))> seen;
    std::vector<Diagnostic> kept;
    for (const Diagnostic& diagnostic : diagnostics)
        if (seen.insert(key(diagnostic)).second) kept.push_back(diagnostic);
    if (kept.size() < diagnostics.size()) diagnostics = std::move(kept);
}

}  // namespace

Value front_matter_of(std::string_view text, std::string_view path, std::string_view& body, std::uint32_t& body_line,
                      std::vector<Diagnostic>& diagnostics)
{
    const FrontMatter front_matter = split_front_matter(text);
    body = front_matter.body;
    body_line = front_matter.body_line;
    const auto note = [&](std::string_view code, std::uint32_t line, std::uint32_t column, std::string message) {
        diagnostics.push_back({code, std::string{path}, line, column, std::move(message)});
    };
    if (front_matter.unclosed) {
        note("front-matter-unclosed", 1, 1, "the closing line of the front matter is missing");
        return {};
    }
    if (front_matter.unopened) {
        note("front-matter-unopened", 1, 1, "fields stand here without an opening line of three dashes");
        return {};
    }
    if (front_matter.lines_above != 0) note("front-matter-late", 1, 1, "blank lines stand above the front matter");
    if (front_matter.odd_fence_line != 0)
        note("front-matter-dashes", front_matter.odd_fence_line, 1,
             "the front matter opens or closes with other than three dashes");
    Parsed parsed = parse_front_matter(front_matter);
    if (const auto text_line = parsed.flaw ? first_line_of_text(front_matter) : 0;
        text_line != 0 && parsed.flaw->line >= text_line) {
        note("front-matter-unclosed", front_matter.block_line - 1, 1,
             fmt::format("the front matter is not closed before the text at line {}", text_line));
        return {};
    }
    if (parsed.flaw) {
        note("front-matter-syntax", parsed.flaw->line, parsed.flaw->column, parsed.flaw->message);
        diagnostics.back().subject = parsed.flaw->subject;
        return {};
    }
    if (parsed.value.type == Value::Type::scalar || parsed.value.type == Value::Type::list) {
        note("front-matter-not-map", parsed.value.line, parsed.value.column, "the front matter holds no fields");
        return {};
    }
    return std::move(parsed.value);
}

void read_post(const PostFile& file, std::string_view text, const Configuration& configuration,
               const ReadOptions& options, PartOfCorpus to)
{
    auto& [part, terms, diagnostics] = to;
    std::vector<Diagnostic> found;
    std::string_view body;
    Post post;
    const Value map = front_matter_of(text, file.path, body, post.body_line, found);
    PostFields fields = read_fields(map, configuration.schema, file.path, options.today, found);
    if (!fields.date.ok()) fields.date.day = dated_name(file_stem(file.path)).date.value_or(Date{});
    const bool all = options.oddities == Oddities::all;
    if (all) note_draft_conflict(map, file.path, fields.exclude ? diagnostics : found);  // it may be why it is left out
    if (fields.exclude || (fields.draft && !options.drafts)) return;
    if (all) note_oddities({text, post.body_line, map, fields}, configuration.schema, file.path, options.today, found);
    drop_repeated(found);
    diagnostics.insert(diagnostics.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));

    post.path = part.strings.intern(file.path);
    post.key = part.strings.intern(file.key);
    post.summary = part.strings.intern(fields.summary);
    post.extra = part.strings.intern(fields.extra);
    // Not the key: a.md beside a.mdx keep their ending in ids, not in URLs.
    const std::string_view page = std::string_view{file.path}.substr(0, file.path.rfind('.'));
    post.url = part.strings.intern(post_url(fields, page, configuration.url_pattern));
    post.date = fields.date.day;
    post.time = fields.date.second;
    post.draft = fields.draft;
    post.repeats = file.repeats;
    post.words = text::count_words(body);
    add_body(body, post.body_line, part);
    set_title(post, fields, part);
    if (options.glosses == Glosses::collect) collect_glosses(fields, body, post.body_line, part);
    part.glosses.close_row();
    if (options.texts == Texts::collect) terms.add(part.strings[post.title], map, configuration.schema, body);
    for (const WrittenName& name : fields.names)
        part.mentions.values.push_back(
            {part.strings.intern(name.text), name.line, narrow_column(name.column), name.field});
    part.mentions.close_row();
    for (const std::string& alias : fields.aliases) part.aliases.values.push_back(part.strings.intern(alias));
    part.aliases.close_row();
    for (const WrittenPost& other : fields.listed)
        part.listed.values.push_back(
            {part.strings.intern(other.target), other.line, narrow_column(other.column), other.use});
    part.listed.close_row();
    if (all) add_written_fields(map, configuration.schema, part);
    part.posts.push_back(post);
}

}  // namespace graphmatter::ingest
