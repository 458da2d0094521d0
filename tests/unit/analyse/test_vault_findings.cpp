#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <vector>

#include <graphmatter/analyse/vault_findings.hpp>
#include <graphmatter/ingest/read_corpus.hpp>
#include <graphmatter/resolve/resolve.hpp>

#include "ingest/temporary_folder.hpp"

using namespace graphmatter;
using Strings = std::vector<std::string>;

namespace {

/// Posts of a vault by the lines of their front matter; each has a tag of its own unless it says `bare`.
class Vault {
  public:
    Vault& post(const std::string& block, int copies = 1)
    {
        for (int i = 0; i < copies; ++i) {
            const std::string number = std::to_string(100 + count_++);
            folder_.write(number + ".md", "---\n" + block + "\ntopics: [own" + number + "]\n---\n");
        }
        return *this;
    }
    Vault& file(const std::string& name, const std::string& text)
    {
        folder_.write(name, text);
        return *this;
    }

    /// What is found as "path code line:column".
    [[nodiscard]] Strings found(const std::vector<AliasEntry>& aliases = {},
                                const std::vector<KindNames>& distinct = {}) const
    {
        Strings out;
        for (const Diagnostic& d : diagnostics(aliases, distinct))
            out.push_back(d.path + " " + std::string{d.code} + " " + std::to_string(d.line) + ":" +
                          std::to_string(d.column));
        return out;
    }
    [[nodiscard]] std::vector<Diagnostic> diagnostics(const std::vector<AliasEntry>& aliases = {},
                                                      const std::vector<KindNames>& distinct = {}) const
    {
        const Schema schema = default_schema();
        ingest::ReadOptions options;
        options.oddities = ingest::Oddities::all;
        const auto read = ingest::read_corpus(std::vector<ingest::Root>{{"vault", folder_.path()}}, {}, options);
        const auto graph = resolve::resolve(read.value, schema,
                                            {.aliases = aliases, .stop = {}, .base_urls = {}, .distinct = distinct});
        return analyse::vault_findings(read.value, graph.value, schema, {aliases, distinct, read.diagnostics, 1});
    }

  private:
    test::TemporaryFolder folder_;
    int count_ = 0;
};

}  // namespace

TEST_CASE("field names in another case, unless the vault writes them so", "[analyse][check]")
{
    CHECK(Vault{}.post("Series: A").found() == Strings{"100.md field-case 2:1"});
    CHECK(Vault{}.post("TITLE: A").found() == Strings{"100.md field-case 2:1"});
    CHECK(Vault{}.post("series: A", 6).post("Series: A", 5).found().size() == 5);
    CHECK(Vault{}.post("Series: A", 6).post("series: A").found().empty());
    const auto found = Vault{}.post("Series: A").diagnostics();
    REQUIRE(found[0].repair);
    CHECK((found[0].repair->before == "Series" && found[0].repair->after == "series"));
}

TEST_CASE("unknown fields a letter off a known one, or one that many posts have", "[analyse][check]")
{
    for (const char* field : {"tgas", "poeple", "catagory", "sumary", "pulished", "tag", "book"}) {
        CAPTURE(field);
        CHECK(Vault{}.post(std::string{field} + ": x").found() == Strings{"100.md field-misspelt 2:1"});
    }
    for (const char* field : {"data", "publisher", "layout", "status", "mood", "cover", "weight", "type"}) {
        CAPTURE(field);
        CHECK(Vault{}.post(std::string{field} + ": x").found().empty());
    }
    CHECK(Vault{}.post("is_non-tech: true", 10).post("is_non_tech: true").found() ==
          Strings{"110.md field-misspelt 2:1"});
    CHECK(Vault{}.post("insight: x", 9).post("insigth: x").found().empty());           // too few to be a habit
    CHECK(Vault{}.post("tool: x", 6).found().empty());                                 // a habit of this vault
    CHECK(Vault{}.post("source: https://a.example/b\nsources: [x]").found().empty());  // both are meant
}

TEST_CASE("single values among lists, empty lists among full ones", "[analyse][check]")
{
    CHECK(Vault{}.post("people: [A, B]", 20).post("people: C").found() == Strings{"120.md list-as-scalar 2:9"});
    CHECK(Vault{}.post("people: [A, B]", 10).post("people: C", 10).found().empty());
    CHECK(Vault{}.post("tags: [a, b]", 20).post("tags: c, d").found().empty());  // a list in its other form
    CHECK(Vault{}.post("people: [A]").post("people: []").found() == Strings{"101.md list-empty 2:9"});
    CHECK(Vault{}.post("people: [A]", 50).post("people: []", 10).found().empty());  // the vault's template
    CHECK(Vault{}.post("aliases: []").found().empty());
}

TEST_CASE("values a letter off a common one", "[analyse][check]")
{
    Vault vault;
    vault.post("status: evergreen", 12).post("status: budding", 8);
    vault.post("status: evengreen").post("status: Budding").post("status: archived");
    CHECK(vault.found() == Strings{"120.md value-misspelt 2:9", "121.md value-misspelt 2:9"});
    CHECK(Vault{}.post("rating: 4 of 5", 9).post("rating: 3 of 5").found().empty());
    CHECK(Vault{}.post("mood: low", 9).post("mood: slow").found().empty());
    CHECK(Vault{}.post("flag: false", 9).post("flag: False").found().empty());
}

TEST_CASE("drafts that are kept, unless a template says so", "[analyse][check]")
{
    CHECK(Vault{}.post("draft: true\nexclude: false").found() == Strings{"100.md draft-conflict 3:1"});
    CHECK(Vault{}.post("draft: true\nexclude: false", 6).found().empty());
}

TEST_CASE("titles, URLs and ids that two posts have", "[analyse][check]")
{
    CHECK(Vault{}.post("title: A day").post("title: a Day").post("title: B").found() ==
          Strings{"100.md duplicate-title 2:8", "101.md duplicate-title 2:8"});
    CHECK(Vault{}.post("permalink: /a/").post("url: /a/").found() ==
          Strings{"100.md duplicate-url 2:12", "101.md duplicate-url 2:6"});
    CHECK(Vault{}.post("id: 7").post("ID: 7").post("uid: 7").found() ==
          Strings{"100.md duplicate-id 2:5", "101.md duplicate-id 2:5"});
    const auto found = Vault{}.post("title: A").post("title: A").diagnostics();
    CHECK(found[0].subject == "A");
}

TEST_CASE("posts that name nothing, unless the vault does without", "[analyse][check]")
{
    Vault vault;
    vault.post("layout: note", 3).file("bare.md", "---\ntitle: B\n---\n").file("plain.md", "Text\n");
    vault.file("index.md", "---\ntitle: Start\n---\n").file("broken.md", "---\ntags: [a\n---\n");
    CHECK(vault.found() == Strings{"bare.md no-entities 1:1", "plain.md no-entities 1:1"});
    Vault without;
    for (int i = 0; i < 8; ++i) without.file(std::to_string(i) + ".md", "Text\n");
    CHECK(without.post("title: A").found().empty());
}

TEST_CASE("names that a slip may have parted", "[analyse][check]")
{
    const auto near = [](const std::string& one, const std::string& other) {
        return Vault{}.post(one, 2).post(other).found();
    };
    const Strings yes{"102.md name-near 2:10"};
    CHECK(near("people: [Geoffrey Hinton]", "people: [Geofrey Hinton]") == yes);
    CHECK(near("people: [Scott Bessent]", "people: [Scott Bessant]") == yes);
    CHECK(near("people: [Steve Burge]", "people: [Burge Steve]") == yes);
    CHECK(near("models: [Claude Mythos]", "models: [Clawde Mythos]") == yes);
    for (const auto& [one, other] :
         std::vector<std::pair<const char*, const char*>>{{"Maria Schmidt", "Marie Schmidt"},  // two people
                                                          {"Robert Bosch", "Roberta Bosch"},
                                                          {"GPT-4 Turbo", "GPT-5 Turbo"},  // versions
                                                          {"Boeing 737", "Boeing 747"},
                                                          {"Eric Ries", "Erik Ries"},  // too short a word
                                                          {"Jon Fosse", "Jan Fosse"},
                                                          {"Mate Green", "Pate Green"},
                                                          {"北京大学", "南京大学"}}) {
        CAPTURE(one);
        CHECK(near("people: [" + std::string{one} + "]", "people: [" + std::string{other} + "]").empty());
    }
    // Kinds are kept apart.
    CHECK(near("people: [Geoffrey Hinton]", "media: [Geofrey Hinton]").empty());
    CHECK(near("people: [Andrej Karpathy]", "people: [Andre Karpathy]") == yes);
    CHECK(near("tools: [Spacex Investment]", "tools: [Space Investment]").empty());
    // A word that other names hold is no slip.
    CHECK(Vault{}
              .post("tools: [Android Stack, Fuel Stack, Call Stack]")
              .post("tools: [Rolling Stock, Live Stock, Android Stock]")
              .found()
              .empty());
}

TEST_CASE("tags in the plural and in another order", "[analyse][check]")
{
    CHECK(Vault{}.post("tags: [ai-agent]", 4).post("tags: [ai-agents]").found() == Strings{"104.md name-near 2:8"});
    CHECK(Vault{}.post("tags: [history]", 4).post("tags: [histories]").found() == Strings{"104.md name-near 2:8"});
    CHECK(Vault{}.post("tags: [ai-agent]", 3).post("tags: [ai-agents]").found().empty());  // no preference
    CHECK(Vault{}.post("tags: [economic]", 4).post("tags: [economics]").found().empty());
    CHECK(Vault{}.post("people: [William]", 4).post("people: [Williams]").found().empty());
    CHECK(Vault{}.post("tags: [us-china-relations]").post("tags: [china-us-relations]").found().size() == 1);
    CHECK(Vault{}.post("tags: [coding-agent]").post("tags: [agent-coding]").found().empty());
}

TEST_CASE("names that the alias file spells otherwise", "[analyse][check]")
{
    const std::vector<AliasEntry> aliases{{"person", "Donald Trump", {"川普", "trump"}, "aliases.yaml:3"},
                                          {"organization", "NVIDIA", {"Nvidia"}, "aliases.yaml:5"}};
    Vault vault;
    vault.post("people: [川普, Donald Trump, donald-trump, '[[Trump]]']").post("orgs: [Nvidia, nvidia]\ntags: [川普]");
    CHECK(vault.found(aliases) == Strings{"100.md name-alias 2:10", "100.md name-alias 2:42", "101.md name-alias 2:8"});
    CHECK(vault.found(aliases, {{"person", {"川普"}}, {"organization", {"nvidia", "Nvidia"}}}) ==
          Strings{"100.md name-alias 2:10", "100.md name-alias 2:42", "101.md name-alias 2:8"});  // named in both
    CHECK(vault.found({{"person", "Donald Trump", {"trump"}, ""}}, {{"person", {"[[Trump]]"}}}).empty());
    const auto found = vault.diagnostics(aliases);
    CHECK(found[0].repair->after == "Donald Trump");
    CHECK_FALSE(found[1].repair);  // a wikilink
}
