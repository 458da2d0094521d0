#include <graphmatter/model/diagnostic.hpp>

#include <algorithm>
#include <array>
#include <cassert>
#include <tuple>

namespace graphmatter {

namespace {

// Sorted by code. A code is a promise: it may be added, never renamed or given another meaning.
constexpr std::array codes{
    DiagnosticCode{"date-early", Severity::warning,
                   "The date lies before 1900, where hardly any post of the vault has such dates.", "date: 0024-03-04",
                   "Correct the year."},
    DiagnosticCode{"date-future", Severity::warning, "The date lies after today.", "date: 2099-01-01",
                   "Correct the date, or set SOURCE_DATE_EPOCH if the clock is wrong."},
    DiagnosticCode{"date-unreadable", Severity::warning,
                   "The date is in no ISO 8601 or YAML form, so the post counts as undated.", "date: 3/4/2024",
                   "Write it as 2024-03-04."},
    DiagnosticCode{"draft-conflict", Severity::warning,
                   "The fields that say whether a post is published contradict each other.",
                   "draft: false\nexclude: true", "Keep one of them, or make them agree."},
    DiagnosticCode{"duplicate-id", Severity::warning, "Two posts have one id.", "id: 42   (elsewhere: id: 42)",
                   "Give one of them an id of its own."},
    DiagnosticCode{"duplicate-key", Severity::warning,
                   "The front matter names one field twice; both values count for entities, the first one otherwise.",
                   "tags: [a]\ntags: [b]", "Join the two fields."},
    DiagnosticCode{"duplicate-source", Severity::note, "Two posts have one source URL.",
                   "source: https://example.org/talk", "Merge the posts, or leave it if both are meant."},
    DiagnosticCode{"duplicate-title", Severity::note, "Two posts have one title.",
                   "title: Notes   (elsewhere: title: Notes)", "Tell them apart by their titles, or merge the posts."},
    DiagnosticCode{"duplicate-url", Severity::warning, "Two posts have one URL, so a site can show only one of them.",
                   "permalink: /a/   (elsewhere: permalink: /a/)", "Change the permalink or slug of one."},
    DiagnosticCode{"encoding-repaired", Severity::warning, "The file is not UTF-8; what cannot be read became U+FFFD.",
                   "caf\\xE9", "Save the file as UTF-8."},
    DiagnosticCode{"encoding-utf16", Severity::note, "The file is UTF-16; it was converted.", "\\xFF\\xFE",
                   "Save the file as UTF-8."},
    DiagnosticCode{"field-case", Severity::note,
                   "A field name is written in other letter case than the schema's; it was read all the same.",
                   "Series: [Letters]", "Write it as the message says; --fix does."},
    DiagnosticCode{
        "field-misspelt", Severity::warning,
        "An unknown field differs in one letter from a known one, or from one that many posts of the vault have. Short "
        "names count if their value is of the right shape and the known field is missing.",
        "tgas: [maths]", "Correct the name; or name the field in graphmatter.yaml if it is meant."},
    DiagnosticCode{"field-nested", Severity::warning,
                   "A value is a list or map where a name is meant, and holds no name or title.", "people: [[a, b]]",
                   "Write one flat list of names, or {name: ...}."},
    DiagnosticCode{"field-type", Severity::warning, "A value is of another type than the field takes.",
                   "draft: perhaps", "Write true or false, a date, or names, as the message says."},
    DiagnosticCode{"file-unreadable", Severity::error, "The file cannot be read, so it does not count.", "",
                   "Check its permissions."},
    DiagnosticCode{"front-matter-dashes", Severity::warning,
                   "The front matter opens or closes with more or fewer than three dashes; it was read all the same.",
                   "----\ntitle: A\n----", "Write exactly three dashes."},
    DiagnosticCode{"front-matter-late", Severity::warning,
                   "Blank lines stand above the front matter, which several site generators then take for text; it was "
                   "read all the same.",
                   "\n---\ntitle: A\n---", "Delete the blank lines."},
    DiagnosticCode{"front-matter-not-map", Severity::error,
                   "The front matter is a list or a single value, so no field could be read.", "---\n- a\n---",
                   "Write fields as `name: value`."},
    DiagnosticCode{"front-matter-syntax", Severity::error,
                   "The front matter is not valid YAML, TOML or JSON; the post counts without its fields.",
                   "title: a: b", "Correct the line; values with `: ` or a leading quote need quotes around them."},
    DiagnosticCode{"front-matter-unclosed", Severity::error,
                   "The closing line of the front matter is missing; the file counts without front matter.",
                   "---\ntitle: A", "Add a line with three dashes (or +++) below the fields."},
    DiagnosticCode{"front-matter-unopened", Severity::error,
                   "The opening line of the front matter is missing; the file counts without front matter.",
                   "title: A\ntags: [b]\n---", "Add a line with three dashes above the fields."},
    DiagnosticCode{"link-ambiguous", Severity::note, "A wikilink fits several posts; the nearest was taken.",
                   "[[Index]]", "Write the path: [[notes/index]]."},
    DiagnosticCode{
        "link-dead", Severity::warning,
        "A link leads to a post that is not there, or its scheme is misspelt (htps://). A path from the "
        "site's root counts if posts live below its first folder and no part of it is a page that generators "
        "make (tags, archives, feed, about, ...).",
        "[a](gone.md)", "Correct the link, or write the post."},
    DiagnosticCode{
        "list-as-scalar", Severity::note,
        "A single value stands where the other posts of the vault have a list; it was read as a list of one.",
        "people: Ada Lovelace   (elsewhere: people: [Ada Lovelace])", "Write a list: [Ada Lovelace]."},
    DiagnosticCode{"list-empty", Severity::note,
                   "A list is empty, where most posts of the vault that have the field fill it or leave it out.",
                   "people: []", "Fill the list, or delete the field."},
    DiagnosticCode{"listed-unknown", Severity::warning, "A post listed in `related` or `related_exclude` is not there.",
                   "related: [No such note]", "Write its path, file name or title."},
    DiagnosticCode{"name-alias", Severity::note, "A name is written in a form for which the alias file has another.",
                   "people: [川普]   (aliases.yaml: Donald Trump: [川普])",
                   "Write the name as the alias file does; --fix does."},
    DiagnosticCode{"name-brackets", Severity::note, "A bracket in a name has no partner, or brackets stand around it.",
                   "people: ['OpenAI]']", "Delete the bracket, or add its partner."},
    DiagnosticCode{
        "name-case-doubtful", Severity::note,
        "Two short names that differ only in case count as one, though nothing else ties them.",
        "products_models: [EVE]   (elsewhere: Eve)",
        "If they are two things, write the longer name of one, or name one under distinct: in graphmatter.yaml."},
    DiagnosticCode{"name-empty", Severity::warning, "A list item is empty, so it names nothing.", "people: ['']",
                   "Delete the item."},
    DiagnosticCode{"name-list-as-text", Severity::warning, "A list was written as text.", "people: '[]'",
                   "Take the quotes off: []; --fix does where the list is empty."},
    DiagnosticCode{"name-near", Severity::note,
                   "Two names of one kind differ so little that they may be one: a letter, a character of the same "
                   "sound, the order "
                   "of words, a plural.",
                   "people: [Geofrey Hinton]   (elsewhere: Geoffrey Hinton)",
                   "Correct the wrong one, or join both in the alias file; leave it if they are two."},
    DiagnosticCode{"name-punctuation", Severity::warning, "A name holds no letter or digit, so it was dropped.",
                   "people: ['-']", "Delete it, or write the name."},
    DiagnosticCode{"name-quotes", Severity::note, "Quotes stand inside the value; of names they are taken off.",
                   "companies_orgs: ['\"OpenAI\"']", "Delete the inner quotes; --fix does where they pair."},
    DiagnosticCode{"name-too-long", Severity::warning,
                   "A name is longer than 500 characters and was dropped; it is probably text.", "",
                   "Shorten it, or move it to another field."},
    DiagnosticCode{"no-entities", Severity::note,
                   "A post names no person, tag, source or anything else, so nothing but links ties it to others.",
                   "---\ntitle: A\n---", "Add tags or names."},
    DiagnosticCode{"path-encoding", Severity::warning,
                   "The file name is not UTF-8; its id was made from a repaired one.", "", "Rename the file."},
    DiagnosticCode{
        "permalink-template", Severity::note,
        "The permalink holds a template, which only the site generator can fill in; the URL pattern was used.",
        "permalink: \"/{{ page.fileSlug }}/\"", "Set site.url in graphmatter.yaml to the same pattern."},
    DiagnosticCode{"source-not-url", Severity::warning, "The source is no URL, so it makes no node.", "source: a book",
                   "Write a URL with https://, or use another field."},
    DiagnosticCode{"symlink-broken", Severity::warning,
                   "A symbolic link leads nowhere, so what it should show does not count.", "",
                   "Point it at the file or folder that is meant, or delete it."},
    DiagnosticCode{"symlink-loop", Severity::note, "A symbolic link leads back to a folder already read.", "",
                   "Nothing needs doing; the folder counts once."},
    DiagnosticCode{"text-control-characters", Severity::note,
                   "Characters that XML forbids were found; the graph files leave them out.", "\\u000B",
                   "Delete them."},
    DiagnosticCode{"title-quotes", Severity::note, "Quotes stand around the whole title and are part of it.",
                   "title: “A day in spring”", "Delete them, unless the title is a quotation."},
    DiagnosticCode{"trailing-spaces", Severity::note, "Blanks stand at the end of a value, or within its quotes.",
                   "people: ['OpenAI ']", "Delete them; --fix does."},
    DiagnosticCode{
        "value-misspelt", Severity::warning,
        "A value used in hardly any post differs in one letter, or in case, from one that many have, or from a usual "
        "status.",
        "status: evengreen   (elsewhere: evergreen)", "Correct the value; leave it if it is meant."},
};
static_assert(std::ranges::is_sorted(codes, {}, &DiagnosticCode::code));

}  // namespace

std::string_view name_of(Severity severity) noexcept
{
    switch (severity) {
        case Severity::note: return "note";
        case Severity::warning: return "warning";
        case Severity::error: return "error";
    }
    return "error";
}

std::span<const DiagnosticCode> diagnostic_codes() noexcept { return codes; }

const DiagnosticCode& about_code(std::string_view code) noexcept
{
    const auto found = std::ranges::lower_bound(codes, code, {}, &DiagnosticCode::code);
    assert(found != codes.end() && found->code == code);
    return *found;
}

std::string fingerprint_of(const Diagnostic& diagnostic)
{
    std::string out{diagnostic.code};
    for (const std::string_view part :
         {std::string_view{diagnostic.path},
          std::string_view{diagnostic.subject.empty() ? diagnostic.message : diagnostic.subject}}) {
        out += '\t';
        for (const char c : part) switch (c) {
                case '\\': out += "\\\\"; break;
                case '\t': out += "\\t"; break;
                case '\n': out += "\\n"; break;
                case '\r': out += "\\r"; break;
                default: out += c;
            }
    }
    return out;
}

void sort_diagnostics(std::vector<Diagnostic>& diagnostics)
{
    std::ranges::sort(diagnostics, {},
                      [](const Diagnostic& d) { return std::tie(d.path, d.line, d.column, d.code, d.message); });
}

}  // namespace graphmatter
