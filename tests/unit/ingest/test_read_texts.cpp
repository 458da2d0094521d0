#include <catch2/catch.hpp>

#include <cmath>
#include <map>
#include <string>
#include <vector>

#include <graphmatter/ingest/read_corpus.hpp>

#include "ingest/temporary_folder.hpp"

using namespace graphmatter;
using namespace graphmatter::ingest;
using graphmatter::test::TemporaryFolder;

namespace {

Corpus read(const TemporaryFolder& folder, unsigned jobs = 0)
{
    const std::vector<Root> roots{{"vault", folder.path()}};
    ReadOptions options;
    options.jobs = jobs;
    options.texts = Texts::collect;
    return read_corpus(roots, {}, options).value;
}

/// The terms of a row by their text.
std::map<std::string, double> row(const PostTexts& texts, const Rows<TermWeight>& rows, std::size_t post)
{
    std::map<std::string, double> found;
    for (const TermWeight& term : rows[post]) found.emplace(texts[term.term], static_cast<double>(term.weight));
    return found;
}

}  // namespace

TEST_CASE("terms of a post are weighed by where they stand and how rare they are", "[ingest][texts]")
{
    const TemporaryFolder folder;
    folder.write("a.md",
                 "---\ntitle: Solar power\ndescription: power grids\ntags: [solar farm, wind]\ndate: 2024-01-01\n"
                 "note: about panels\nlayout: panels\nlink: see https://example.org panels\n---\n"
                 "Panels and `panels` <b class='solar'>x</b> solar.\n");
    folder.write("b.md", "---\ntitle: Panels\n---\nsolar grids 山水\n");
    folder.write("c.md", "alone and 山水画\n");
    const PostTexts texts = read(folder).texts;
    const double two = std::log(4 / 2.5);
    // "and" stands in a and c, "alone" and "power" in one post only; tags, dates, layout and text with a URL do not
    // count.
    const auto a = row(texts, texts.prose, 0);
    REQUIRE(a.size() == 4);
    CHECK(a.at("solar") == Approx(std::sqrt(5) * two));   // title 4, body 1
    CHECK(a.at("grids") == Approx(std::sqrt(2) * two));   // description
    CHECK(a.at("panels") == Approx(std::sqrt(3) * two));  // body twice, note once
    CHECK(a.at("and") == Approx(two));
    CHECK(row(texts, texts.prose, 2).size() == 2);  // and, 山水; 水画 stands in one post
    CHECK(row(texts, texts.prose, 1).at("panels") == Approx(2 * two));
    CHECK(row(texts, texts.prose, 1).at("山水") == Approx(two));
    CHECK(row(texts, texts.heads, 0).empty());  // power stands in one title only
    CHECK(texts.size() == 5);
    for (const std::uint32_t posts : texts.posts) CHECK(posts == 2);
}

TEST_CASE("titles and summaries have rows and frequencies of their own", "[ingest][texts]")
{
    const TemporaryFolder folder;
    folder.write("a.md", "---\ntitle: Solar power\nsummary: solar energy\n---\n");
    folder.write("b.md", "---\ntitle: Solar\n---\npower\n");
    folder.write("c.md", "# Energy\n\nsolar\n");
    const PostTexts texts = read(folder).texts;
    const double two = std::log(4 / 2.5);
    const auto a = row(texts, texts.heads, 0);
    REQUIRE(a.size() == 2);
    CHECK(a.at("solar") == Approx(std::sqrt(2) * two));
    CHECK(a.at("energy") == Approx(two));
    CHECK(row(texts, texts.heads, 2).at("energy") == Approx(two));  // the heading is the title
}

TEST_CASE("terms of more than 30 % of the posts, at least five, are left out", "[ingest][texts]")
{
    const TemporaryFolder folder;
    for (int i = 0; i < 20; ++i)
        folder.write(std::to_string(i) + ".md", std::string{i < 6 ? "often " : ""} + (i < 7 ? "common " : "") +
                                                    "every " + (i % 10 == 0 ? "rare" : ""));
    const PostTexts texts = read(folder).texts;
    REQUIRE(texts.prose[0].size() == 2);
    CHECK(texts[texts.prose[0][0].term] == "rare");  // numbered from the rarest on
    CHECK(texts[texts.prose[0][1].term] == "often");
}

TEST_CASE("texts are the same for any number of threads and empty unless asked for", "[ingest][texts]")
{
    const TemporaryFolder folder;
    for (int i = 0; i < 150; ++i)
        folder.write(std::to_string(i) + ".md", "---\ntitle: T" + std::to_string(i % 9) + "\n---\nw" +
                                                    std::to_string(i % 13) + " Искусственный" + std::to_string(i) +
                                                    "\n");
    const PostTexts one = read(folder, 1).texts, four = read(folder, 4).texts;
    CHECK(one.bytes == four.bytes);
    CHECK(one.posts == four.posts);
    CHECK(one.prose.offsets == four.prose.offsets);
    CHECK(std::ranges::equal(one.prose.values, four.prose.values, [](const TermWeight& a, const TermWeight& b) {
        return a.term == b.term && a.weight == b.weight;
    }));
    const std::vector<Root> roots{{"vault", folder.path()}};
    CHECK(read_corpus(roots, {}, {}).value.texts.prose.empty());
}
