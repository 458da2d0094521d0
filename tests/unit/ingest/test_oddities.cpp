#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include <graphmatter/ingest/read_corpus.hpp>

#include "ingest/shown.hpp"
#include "ingest/temporary_folder.hpp"

using namespace graphmatter;
using Strings = std::vector<std::string>;

namespace {

/// What is odd about a post, as "code line:column".
Strings oddities(const std::string& text, ingest::Oddities wanted = ingest::Oddities::all)
{
    const test::TemporaryFolder folder;
    folder.write("a.md", text);
    ingest::ReadOptions options;
    options.jobs = 1;
    options.today = "2025-06-30";
    options.oddities = wanted;
    const std::vector<ingest::Root> roots{{"vault", folder.path()}};
    return test::shown(ingest::read_corpus(roots, {}, options).diagnostics);
}

Strings of_block(const std::string& block) { return oddities("---\n" + block + "---\n"); }

}  // namespace

TEST_CASE("blanks around values", "[ingest][oddities]")
{
    CHECK(of_block("tags: ['a ', \" b\", c]\n") == Strings{"trailing-spaces 2:8", "trailing-spaces 2:14"});
    CHECK(of_block("title: x  \ntags: [a, b] \nstatus: 'y'\t\n") ==
          Strings{"trailing-spaces 2:9", "trailing-spaces 3:13", "trailing-spaces 4:12"});
    CHECK(of_block("people:\n  - 习近平 \n") == Strings{"trailing-spaces 3:8"});
    CHECK(of_block("guest: \ntags: \n  - a\n").empty());  // nothing stands there
    CHECK(of_block("summary: |\n  'a ' \n  b \ntitle: >-\n  c \n  d \nplain: e \n  f\n").empty());
    CHECK(oddities("---\ntags: ['a ']\n---\n", ingest::Oddities::flaws).empty());
    CHECK(of_block("separator: ' | '\ngreeting: \"Hello, \"\nparams: {sep: ', ', list: ['a ']}\n").empty());  // meant
}

TEST_CASE("brackets without a partner", "[ingest][oddities]")
{
    CHECK(of_block("people: ['OpenAI]']\nbooks: [《三体》, 《野草]\n") ==
          Strings{"name-brackets 2:10", "name-brackets 3:15"});
    CHECK(of_block("people: ['[[Ada Lovelace]]', 'NVIDIA (US)']\n").empty());
}

TEST_CASE("quotes around a title", "[ingest][oddities]")
{
    for (const char* title : {"“A day”", "'\"A day\"'", "\"'A day'\"", "'\\\"A day\\\"'"})
        CHECK(of_block("title: " + std::string{title} + "\n") == Strings{"title-quotes 2:8"});
    for (const char* title : {"'A day'", "“A” and “B”", "'\"Yes\", she said'", "The “A”"})
        CHECK(of_block("title: " + std::string{title} + "\n").empty());
}

TEST_CASE("values of another type", "[ingest][oddities]")
{
    CHECK(of_block("draft: perhaps\n") == Strings{"field-type 2:8"});
    CHECK(of_block("draft: [true]\nexclude: {}\n") == Strings{"field-type 2:8", "field-type 3:10"});
    CHECK(of_block("people: true\n") == Strings{"field-type 2:9"});
    CHECK(of_block("draft: \"true\"\nexclude: no\nexclude_from: x\n").empty());
    CHECK(of_block("draft:\ntags: [true, no]\n").empty());
    CHECK(of_block("canonical_url: true\n") == Strings{"source-not-url 2:16"});
}

TEST_CASE("every date is looked at", "[ingest][oddities]")
{
    CHECK(of_block("date: 2024-01-01\nupdated: 3/4/2024\n") == Strings{"date-unreadable 3:10"});
    CHECK(of_block("date: 2024-01-01\nupdated: 2099-01-01\n") == Strings{"date-future 3:10"});
    CHECK(of_block("date: 3/4/2024\n") == Strings{"date-unreadable 2:7"});
    CHECK(of_block("date: [2024-01-01]\n") == Strings{"date-unreadable 2:7"});
    CHECK(of_block("published: false\n").empty());  // Jekyll
}

TEST_CASE("draft, exclude, published and status may contradict each other", "[ingest][oddities]")
{
    CHECK(of_block("draft: false\nexclude: true\n") == Strings{"draft-conflict 3:1"});
    CHECK(of_block("draft: true\npublished: true\n") == Strings{"draft-conflict 3:1"});
    CHECK(of_block("draft: false\nstatus: Draft\n") == Strings{"draft-conflict 3:1"});
    CHECK(of_block("draft: true\nstatus: evergreen\npublished: false\nexclude: false\n").empty());
    CHECK(of_block("exclude: true\ntags: ['a ']\n").empty());  // left out, so nothing else is told
}

TEST_CASE("top-level fields are kept for check", "[ingest][oddities]")
{
    const test::TemporaryFolder folder;
    folder.write("a.md", "---\nStatus: evergreen \ntags: []\nid: 7\ntitle: T\npeople: '[]'\n---\n");
    ingest::ReadOptions options;
    options.oddities = ingest::Oddities::all;
    const std::vector<ingest::Root> roots{{"vault", folder.path()}};
    const Corpus corpus = ingest::read_corpus(roots, {}, options).value;
    REQUIRE(corpus.fields.size() == 1);
    Strings seen;
    for (const WrittenField& field : corpus.fields[0])
        seen.push_back(std::string{corpus[field.name]} + "=" + std::string{corpus[field.text]} + " " +
                       std::to_string(static_cast<int>(field.shape)));
    CHECK(seen == Strings{"Status=evergreen 1", "tags= 3", "id=7 1", "title= 1", "people= 3"});
    options.oddities = ingest::Oddities::flaws;
    CHECK(ingest::read_corpus(roots, {}, options).value.fields.empty());
}
