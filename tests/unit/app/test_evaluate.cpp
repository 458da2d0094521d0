#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include <graphmatter/app/evaluate.hpp>
#include <graphmatter/model/error.hpp>

#include "ingest/temporary_folder.hpp"

using namespace graphmatter;
using graphmatter::test::TemporaryFolder;

namespace {

/// Two groups of posts, each with a person of its own, and one tag for all.
void write_vault(const TemporaryFolder& folder)
{
    const auto write = [&](const std::string& name, const std::string& person, const std::string& chosen) {
        folder.write(name + ".md", "---\ntitle: " + name + "\ndate: 2024-01-0" + std::to_string(name.back() - '0') +
                                       "\ntags: [all]\npeople: [" + person + "]\n" + chosen + "---\n");
    };
    write("a1", "Ada Lovelace", "See-also: [a2, a3]\n");
    write("a2", "Ada Lovelace", "see-also: [[a1]]\n");
    write("a3", "Ada Lovelace", "");
    write("b4", "Max Planck", "see-also: [b5, Nobody]\n");
    write("b5", "Max Planck", "see-also: Nothing\n");
}

std::vector<ingest::Root> roots(const TemporaryFolder& folder) { return {{"vault", folder.path()}}; }

}  // namespace

TEST_CASE("suggestions are compared with the lists in a field", "[app][evaluate]")
{
    const TemporaryFolder folder;
    write_vault(folder);
    const auto evaluation = app::evaluate(roots(folder), {}, "see-also");
    CHECK(evaluation.posts == 5);
    CHECK(evaluation.queries == 3);
    CHECK(evaluation.chosen == 4);
    CHECK(evaluation.unknown == 2);
    REQUIRE(evaluation.methods.size() == 4);
    CHECK(evaluation.methods[0].name == "graphmatter");
    // The posts of the same person come first: 2 of 3, 1 of 3, 1 of 3.
    CHECK(evaluation.methods[0].precision_3.mean == Approx(4.0 / 9));
    CHECK(evaluation.methods[0].mean_average_precision_10.mean == Approx(1));
    CHECK(evaluation.methods[0].gain.mean == 0);
    CHECK(evaluation.methods[3].name == "newest first");
    CHECK(evaluation.methods[3].recall_10.mean == Approx(1));  // five posts only
    CHECK(evaluation.methods[3].mean_average_precision_10.mean < .8);
}

TEST_CASE("the field is hidden from the suggestions", "[app][evaluate]")
{
    const TemporaryFolder folder;
    folder.write("a.md", "---\ntitle: Apples\npeople: [b]\n---\n");
    folder.write("b.md", "---\ntitle: Bells\npeople: [a]\n---\n");
    folder.write("c.md", "---\ntitle: Clouds\npeople: [a, Nobody]\n---\n");
    const auto evaluation = app::evaluate(roots(folder), {}, "People");
    CHECK(evaluation.queries == 3);
    CHECK(evaluation.methods[0].precision_3.mean == 0);  // nothing else ties these posts

    const auto configuration = ingest::with_hidden_field({}, "PEOPLE");
    CHECK_FALSE(configuration.schema.find_field("people"));
    CHECK(configuration.schema.find_list("people") == ListUse::chosen);
    CHECK(ingest::with_hidden_field({}, "Related").schema.find_list("related") == ListUse::chosen);
    ingest::Configuration ignoring;
    ignoring.schema.ignored_fields = {"picks"};
    CHECK(ingest::with_hidden_field(ignoring, "picks").schema.ignored_fields.empty());
}

TEST_CASE("a field without lists cannot be evaluated", "[app][evaluate]")
{
    const TemporaryFolder folder;
    write_vault(folder);
    CHECK_THROWS_AS(app::evaluate(roots(folder), {}, "picks"), DataError);
}
