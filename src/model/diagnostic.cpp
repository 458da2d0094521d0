#include <graphmatter/model/diagnostic.hpp>

#include <algorithm>
#include <array>
#include <cassert>
#include <tuple>

namespace graphmatter {

namespace {

// Sorted by code. A code is a promise: it may be added, never renamed or given another meaning.
constexpr std::array codes{
    DiagnosticCode{"date-future", Severity::warning, "The date lies after today.", "date: 2099-01-01",
                   "Correct the date, or set SOURCE_DATE_EPOCH if the clock is wrong."},
    DiagnosticCode{"date-unreadable", Severity::warning,
                   "The date is in no ISO 8601 or YAML form, so the post counts as undated.", "date: 3/4/2024",
                   "Write it as 2024-03-04."},
    DiagnosticCode{"duplicate-key", Severity::warning,
                   "The front matter names one field twice; both values count for entities, the first one otherwise.",
                   "tags: [a]\ntags: [b]", "Join the two fields."},
    DiagnosticCode{"duplicate-source", Severity::note, "Two posts have one source URL.",
                   "source: https://example.org/talk", "Merge the posts, or leave it if both are meant."},
    DiagnosticCode{"encoding-repaired", Severity::warning, "The file is not UTF-8; what cannot be read became U+FFFD.",
                   "caf\\xE9", "Save the file as UTF-8."},
    DiagnosticCode{"encoding-utf16", Severity::note, "The file is UTF-16; it was converted.", "\\xFF\\xFE",
                   "Save the file as UTF-8."},
    DiagnosticCode{"field-nested", Severity::warning,
                   "A value is a list or map where a name is meant, and holds no name or title.", "people: [[a, b]]",
                   "Write one flat list of names, or {name: ...}."},
    DiagnosticCode{"file-unreadable", Severity::error, "The file cannot be read, so it does not count.", "",
                   "Check its permissions."},
    DiagnosticCode{"front-matter-dashes", Severity::warning,
                   "The front matter opens or closes with more than three dashes; it was read all the same.",
                   "----\ntitle: A\n----", "Write exactly three dashes."},
    DiagnosticCode{"front-matter-not-map", Severity::error,
                   "The front matter is a list or a single value, so no field could be read.", "---\n- a\n---",
                   "Write fields as `name: value`."},
    DiagnosticCode{"front-matter-syntax", Severity::error,
                   "The front matter is not valid YAML, TOML or JSON; the post counts without its fields.",
                   "title: a: b", "Correct the line; values with `: ` or a leading quote need quotes around them."},
    DiagnosticCode{"front-matter-unclosed", Severity::error,
                   "The closing line of the front matter is missing; the file counts without front matter.",
                   "---\ntitle: A", "Add a line with three dashes (or +++) below the fields."},
    DiagnosticCode{"link-ambiguous", Severity::note, "A wikilink fits several posts; the nearest was taken.",
                   "[[Index]]", "Write the path: [[notes/index]]."},
    DiagnosticCode{"link-dead", Severity::warning, "A link leads to a post that is not there.", "[a](gone.md)",
                   "Correct the link, or write the post."},
    DiagnosticCode{
        "name-case-doubtful", Severity::note,
        "Two short names that differ only in case count as one, though nothing else ties them.",
        "products_models: [EVE]   (elsewhere: Eve)",
        "If they are two things, write the longer name of one, or name one under distinct: in graphmatter.yaml."},
    DiagnosticCode{"name-empty", Severity::warning, "A list item is empty, so it names nothing.", "people: ['']",
                   "Delete the item."},
    DiagnosticCode{"name-list-as-text", Severity::warning, "A list was written as text.", "people: '[]'",
                   "Take the quotes off: []."},
    DiagnosticCode{"name-punctuation", Severity::warning, "A name holds no letter or digit, so it was dropped.",
                   "people: ['-']", "Delete it, or write the name."},
    DiagnosticCode{"name-quotes", Severity::note, "Quotes stand inside the value; they are taken off.",
                   "companies_orgs: ['\"OpenAI\"']", "Delete the inner quotes."},
    DiagnosticCode{"name-too-long", Severity::warning,
                   "A name is longer than 500 characters and was dropped; it is probably text.", "",
                   "Shorten it, or move it to another field."},
    DiagnosticCode{"path-encoding", Severity::warning,
                   "The file name is not UTF-8; its id was made from a repaired one.", "", "Rename the file."},
    DiagnosticCode{
        "permalink-template", Severity::note,
        "The permalink holds a template, which only the site generator can fill in; the URL pattern was used.",
        "permalink: \"/{{ page.fileSlug }}/\"", "Set site.url in graphmatter.yaml to the same pattern."},
    DiagnosticCode{"source-not-url", Severity::warning, "The source is no URL, so it makes no node.", "source: a book",
                   "Write a URL with https://, or use another field."},
    DiagnosticCode{"symlink-loop", Severity::note, "A symbolic link leads back to a folder already read.", "",
                   "Nothing needs doing; the folder counts once."},
    DiagnosticCode{"text-control-characters", Severity::note,
                   "Characters that XML forbids were found; the graph files leave them out.", "\\u000B",
                   "Delete them."},
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

void sort_diagnostics(std::vector<Diagnostic>& diagnostics)
{
    std::ranges::sort(diagnostics, {},
                      [](const Diagnostic& d) { return std::tie(d.path, d.line, d.column, d.code, d.message); });
}

}  // namespace graphmatter
