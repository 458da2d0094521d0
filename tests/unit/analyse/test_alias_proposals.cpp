#include <catch2/catch.hpp>

#include <string>
#include <utility>
#include <vector>

#include <graphmatter/analyse/alias_proposals.hpp>
#include <graphmatter/analyse/name_reports.hpp>
#include <graphmatter/resolve/resolve.hpp>

#include "../resolve/sample_corpus.hpp"
#include "ingest/glosses.hpp"

using namespace graphmatter;
using test::sample_corpus;
using test::SamplePost;
using Strings = std::vector<std::string>;

namespace {

/// A vault with one post for each name, and one for each text.
struct Vault {
    Schema schema = default_schema();
    Corpus corpus;
    KnowledgeGraph graph;
    std::vector<AliasEntry> aliases;

    Vault(const std::vector<std::pair<std::string, std::string>>& names, const Strings& texts,
          std::vector<AliasEntry> entries = {}, const std::vector<KindNames>& distinct = {})
        : aliases{std::move(entries)}
    {
        std::vector<SamplePost> posts;
        for (std::size_t i = 0; i < names.size(); ++i)
            posts.push_back({"a" + std::to_string(100 + i) + ".md", {names[i]}, {}, {}, {}});
        for (std::size_t i = 0; i < texts.size(); ++i)
            posts.push_back({"t" + std::to_string(100 + i) + ".md", {}, {}, {}, {}});
        corpus = sample_corpus(posts);
        for (std::size_t i = 0; i < names.size(); ++i) corpus.glosses.close_row();
        for (const std::string& text : texts) {
            for (const auto& gloss : ingest::find_glosses(text, 1))
                corpus.glosses.values.push_back({corpus.strings.intern(gloss.name), corpus.strings.intern(gloss.inside),
                                                 gloss.line, 1, gloss.part, gloss.bounded});
            corpus.glosses.close_row();
        }
        graph =
            resolve::resolve(corpus, schema, {.aliases = aliases, .stop = {}, .base_urls = {}, .distinct = distinct})
                .value;
    }

    std::string label(NodeId node) const { return std::string{graph[graph.nodes[index(node)].label]}; }

    /// "kind: canonical = name, name".
    Strings proposals(float min_confidence = 0.7F) const
    {
        Strings out;
        for (const auto& p : analyse::alias_proposals(corpus, graph, schema, {min_confidence, aliases})) {
            std::string line = schema[p.kind].name + ": " + label(p.canonical) + " =";
            for (const NodeId name : p.names) line += (line.ends_with('=') ? " " : ", ") + label(name);
            out.push_back(line);
            CHECK(p.confidence >= min_confidence);
            CHECK(p.confidence <= 0.99F);
            CHECK(p.evidence.size() == p.names.size());
        }
        return out;
    }
};

Strings repeated(const std::string& text, std::size_t times) { return Strings(times, text); }

}  // namespace

TEST_CASE("A gloss joins two names, either way round", "[analyse][aliases]")
{
    const std::string text =
        GENERATE("**英伟达**（NVIDIA）", "我们看英伟达（NVIDIA, 芯片）", "NVIDIA（英伟达）", "*NVIDIA* (英伟达)");
    CAPTURE(text);
    const Vault vault{{{"companies", "NVIDIA"}, {"companies", "NVIDIA"}, {"companies", "英伟达"}}, repeated(text, 2)};
    CHECK(vault.proposals() == Strings{"organization: NVIDIA = 英伟达"});
}

TEST_CASE("A gloss may turn the name of a person, of no one else", "[analyse][aliases]")
{
    Strings texts = repeated("**安田真一**（Yasuda Kenji）", 2);
    for (const std::string& text : repeated("**绿色设计**（Design Green）", 2)) texts.push_back(text);
    const Vault vault{
        {{"people", "安田真一"}, {"people", "Kenji Yasuda"}, {"tags", "绿色设计"}, {"tags", "green-design"}}, texts};
    CHECK(vault.proposals() == Strings{"person: Kenji Yasuda = 安田真一"});
}

TEST_CASE("Evidence counts posts and names the first", "[analyse][aliases]")
{
    const Vault vault{{{"companies", "NVIDIA"}, {"companies", "英伟达"}},
                      {"英伟达（NVIDIA）和英伟达（NVIDIA）", "nothing", "NVIDIA（英伟达）"}};
    const auto proposals = analyse::alias_proposals(vault.corpus, vault.graph, vault.schema);
    REQUIRE(proposals.size() == 1);
    const AliasEvidence& evidence = proposals[0].evidence.at(0);
    CHECK(evidence.glosses == 2);
    CHECK(vault.corpus[vault.corpus.posts[index(evidence.post)].path] == "t100.md");
    CHECK(evidence.spelling == Spelling::none);
    CHECK(words_of(evidence, vault.corpus, vault.graph) ==
          "英伟达 = NVIDIA: 2 posts explain one by the other, first t100.md:1");
}

TEST_CASE("Names of different kinds are never proposed", "[analyse][aliases]")
{
    const Vault vault{{{"companies", "特斯拉"}, {"products", "Tesla"}}, repeated("**特斯拉**（Tesla）", 5)};
    CHECK(vault.proposals() == Strings{});
}

TEST_CASE("The most frequent gloss wins", "[analyse][aliases]")
{
    Strings texts = repeated("谷歌（Google）", 20);
    texts.push_back("谷歌（Gemini）");
    const Vault vault{{{"products", "谷歌"}, {"products", "Google"}, {"products", "Gemini"}}, texts};
    CHECK(vault.proposals() == Strings{"product: Google = 谷歌"});
}

TEST_CASE("A word that explains everything explains nothing", "[analyse][aliases]")
{
    Strings texts;
    for (const std::string name : {"Ann Lee", "Bob Ray", "Cy Fox", "Di Roe", "Ed Poe", "Fay Orr"})
        texts.push_back("今天的主持人（" + name + "）");
    const Vault vault{{{"people", "主持人"}, {"people", "Ann Lee"}, {"people", "Bob Ray"}}, texts};
    CHECK(vault.proposals() == Strings{});
}

TEST_CASE("Within one script only a short form is another name", "[analyse][aliases]")
{
    Strings texts = repeated("**Enterprise** (Active Directory, LDAP)", 10);
    for (const std::string& text : repeated("**capital expenditure** (capex)", 10)) texts.push_back(text);
    const Vault vault{
        {{"tags", "enterprise"}, {"tags", "active-directory"}, {"tags", "capex"}, {"tags", "capital-expenditure"}},
        texts};
    CHECK(vault.proposals() == Strings{"tag: capex = capital-expenditure"});
}

TEST_CASE("Numbers in names must agree", "[analyse][aliases]")
{
    const Vault vault{{{"products", "GPT-4"},
                       {"products", "GPT-4o"},
                       {"products", "歼-20"},
                       {"products", "J-35"},
                       {"products", "iPhone 15 Pro Max"},
                       {"products", "iPhone 16 Pro Max"}},
                      {"GPT-4（GPT-4o）", "**歼-20**（J-35）", "**歼-20**（J-35）", "歼-20（J-35）"}};
    CHECK(vault.proposals(0.1F) == Strings{});
}

TEST_CASE("Spelling joins names without any gloss", "[analyse][aliases]")
{
    struct Case {
        std::string field, a, b;
    };
    const auto c = GENERATE(values<Case>({
        {"people", "毛泽东", "Mao Zedong"},
        {"people", "李飞飞", "Fei-Fei Li"},
        {"people", "Владимир Путин", "Vladimir Putin"},
        {"companies", "小米", "Xiaomi"},
        {"people", "Steve Burge", "Burge Steve"},
        {"companies", "Apple", "Apple Inc."},
        {"companies", "华为", "华为公司"},
        {"media", "The New York Times", "New York Times"},
        {"tags", "ai-agent", "ai-agents"},
        {"people", "Garry Kasparov", "Gary Kasparov"},
        {"people", "Harry Truman", "Harry S. Truman"},
        {"people", "Friedrich Nietzsche", "Nietzsche"},
        {"people", "唐纳德·川普", "川普"},
        {"companies", "英伟达 (NVIDIA)", "英伟达"},
        {"companies", "英伟达 (NVIDIA)", "NVIDIA"},
        {"media", "Breakneck", "Breakneck: China's Quest to Engineer the Future"},
    }));
    CAPTURE(c.a, c.b);
    const Vault vault{{{c.field, c.a}, {c.field, c.a}, {c.field, c.b}}, {}};
    CHECK(vault.proposals().size() == 1);
}

TEST_CASE("Spelling that misleads is not enough", "[analyse][aliases]")
{
    struct Case {
        std::string field, a, b;
    };
    const auto c = GENERATE(values<Case>({
        {"people", "Sam Altman", "Sam"},
        {"people", "Donald Trump", "Donald Trump Jr."},
        {"people", "John Adams", "John Quincy Adams"},
        {"companies", "Nova Scotia Archives", "NSA"},
        {"companies", "长城汽车", "长安汽车"},
        {"products", "Google Pay", "Google Play"},
        {"products", "Apple", "Apple Podcasts"},
        {"tags", "ai-security", "api-security"},
        {"tags", "market-prediction", "prediction-market"},
        {"media", "The Hunger Games", "The Hunger Games: Sparks"},
        {"companies", "8200 Unit (Israel)", "Israel"},
        {"tags", "http", "https"},
        {"tags", "2024", "2025"},
    }));
    CAPTURE(c.a, c.b);
    CHECK(Vault{{{c.field, c.a}, {c.field, c.b}}, {}}.proposals() == Strings{});
}

TEST_CASE("Groups do not join namesakes", "[analyse][aliases]")
{
    Strings texts = repeated("**克林顿**（Bill Clinton）", 3);
    for (const std::string& text : repeated("**克林顿**（Hillary Clinton）", 3)) texts.push_back(text);
    const Vault vault{
        {{"people", "Bill Clinton"}, {"people", "Bill Clinton"}, {"people", "Hillary Clinton"}, {"people", "克林顿"}},
        texts};
    CHECK(vault.proposals(0.1F) == Strings{"person: Bill Clinton = 克林顿"});
}

TEST_CASE("Names of one script meet through another", "[analyse][aliases]")
{
    Strings texts = repeated("**川普**（Donald Trump）", 2);
    for (const std::string& text : repeated("**特朗普**（Donald Trump）", 2)) texts.push_back(text);
    const Vault vault{
        {{"people", "Donald Trump"}, {"people", "Donald Trump"}, {"people", "川普"}, {"people", "特朗普"}}, texts};
    CHECK(vault.proposals() == Strings{"person: Donald Trump = 川普, 特朗普"});
}

TEST_CASE("The alias file settles names", "[analyse][aliases]")
{
    const std::vector<std::pair<std::string, std::string>> names{
        {"companies", "NVIDIA"}, {"companies", "英伟达"}, {"companies", "英伟达"}};
    const Strings texts = repeated("英伟达（NVIDIA）", 3);
    CHECK(Vault{names, texts}.proposals() == Strings{"organization: 英伟达 = NVIDIA"});
    // Its canonical name stays, however few use it; joined names are not proposed; two of its names stay apart.
    CHECK(Vault{names, texts, {{"organization", "NVIDIA", {"NVDA"}, "a:1"}}}.proposals() ==
          Strings{"organization: NVIDIA = 英伟达"});
    CHECK(Vault{names, texts, {{"organization", "NVIDIA", {"英伟达"}, "a:1"}}}.proposals() == Strings{});
    CHECK(Vault{names, texts, {{"organization", "NVIDIA", {"x"}, "a:1"}, {"organization", "英伟达", {"y"}, "a:2"}}}
              .proposals() == Strings{});
}

TEST_CASE("What the owner keeps apart is not proposed", "[analyse][aliases]")
{
    const std::vector<KindNames> distinct{{"product", {"EVE"}}};
    CHECK(Vault{{{"products", "EVE"}, {"products", "Eve"}}, {}, {}, distinct}.proposals(0.01F).empty());
    CHECK(Vault{{{"products", "EVE"}, {"products", "伊芙"}}, repeated("伊芙（EVE）", 9), {}, distinct}.proposals() ==
          Strings{"product: EVE = 伊芙"});
}

TEST_CASE("A first name of several people stands for none of them", "[analyse][aliases]")
{
    CHECK(Vault{{{"people", "Larry David"}, {"people", "David"}}, {}}.proposals() ==
          Strings{"person: Larry David = David"});
    CHECK(Vault{{{"people", "Larry David"}, {"people", "David"}, {"people", "David Sacks"}}, {}}.proposals() ==
          Strings{});
    const std::vector<std::pair<std::string, std::string>> names{{"people", "Leticia James"}, {"people", "詹姆斯"}};
    CHECK(Vault{names, {"詹姆斯（Leticia James）"}}.proposals().size() == 1);
    auto further = names;
    further.emplace_back("people", "James Baldwin");
    CHECK(Vault{further, {"詹姆斯（Leticia James）"}}.proposals() == Strings{});
    CHECK(Vault{further, repeated("詹姆斯（Leticia James）", 3)}.proposals().size() == 1);
}

TEST_CASE("Two people of one surname are not joined by it across scripts", "[analyse][aliases]")
{
    const Vault vault{{{"people", "Milton Friedman"}, {"people", "弗里德曼"}, {"people", "贾里德·弗里德曼"}},
                      repeated("弗里德曼（Milton Friedman）", 3)};
    CHECK(vault.proposals() == Strings{"person: Milton Friedman = 弗里德曼"});
    const Vault one{{{"people", "Milton Friedman"}, {"people", "弗里德曼"}, {"people", "米尔顿·弗里德曼"}},
                    repeated("弗里德曼（Milton Friedman）", 3)};
    REQUIRE(one.proposals().size() == 1);
    CHECK(one.proposals().front().find("米尔顿") != std::string::npos);
}

TEST_CASE("A name that holds another Latin word belongs to its gloss", "[analyse][aliases]")
{
    const std::string text = "Libra币（Facebook）";
    CHECK(Vault{{{"products", "Libra币"}, {"products", "Facebook"}}, {text}}.proposals() == Strings{});
    CHECK(Vault{{{"products", "Gemini模型"}, {"products", "Google Gemini"}}, {"Gemini模型（Google Gemini）"}}
              .proposals()
              .size() == 1);
}

TEST_CASE("Tags of two words in another order are two, and so are tags of other known words", "[analyse][aliases]")
{
    CHECK(Vault{{{"tags", "prediction-market"}, {"tags", "market-prediction"}}, {}}.proposals() == Strings{});
    std::vector<std::pair<std::string, std::string>> tags{{"tags", "content-engineering"},
                                                          {"tags", "context-engineering"}};
    CHECK(Vault{tags, {}}.proposals().size() == 1);
    for (const char* tag : {"content-farm", "content-strategy", "context-window", "context-length"})
        tags.emplace_back("tags", tag);
    CHECK(Vault{tags, {}}.proposals() == Strings{});
}

TEST_CASE("An empty vault has no proposals", "[analyse][aliases]")
{
    CHECK(Vault{{}, {}}.proposals() == Strings{});
    CHECK(Vault{{{"people", "Ada Lovelace"}}, {"no parenthesis"}}.proposals() == Strings{});
}

TEST_CASE("Names under several kinds are reported with counts", "[analyse][aliases]")
{
    const Vault vault{{{"companies", "Tesla"},
                       {"companies", "tesla"},
                       {"products", "Tesla"},
                       {"tags", "tesla"},
                       {"companies", "OpenAI"},
                       {"people", "Ada"},
                       {"speaker", "Ada"}},
                      {}};
    const auto names = analyse::names_in_several_kinds(vault.graph, vault.schema);
    REQUIRE(names.size() == 1);
    REQUIRE(names[0].nodes.size() == 2);
    CHECK(vault.schema[vault.graph.nodes[index(names[0].nodes[0])].kind].name == "organization");
    CHECK(vault.graph.posts[index(names[0].nodes[0])] == 2);
    CHECK(vault.graph.posts[index(names[0].nodes[1])] == 1);
}

TEST_CASE("Names that are none are reported with the reason", "[analyse][aliases]")
{
    struct Case {
        std::string name, reason;
    };
    const auto c = GENERATE(values<Case>({
        {"N/A", "a placeholder"},
        {"https://example.org", "markup or a URL"},
        {"OpenAI (the", "a bracket without its partner"},
        {"王", "one character"},
        {"2024", "a number"},
        {"张三、李四", "several names in one"},
        {"他说这不是真的。", "a sentence"},
        {"Ada Lovelace", ""},
        {"Massachusetts Institute of Technology", ""},
    }));
    CAPTURE(c.name);
    const Vault vault{{{"people", c.name}}, {}};
    const auto names = analyse::noise_names(vault.graph, vault.schema);
    REQUIRE(names.size() == (c.reason.empty() ? 0U : 1U));
    if (names.empty()) return;
    CHECK(names[0].reason == c.reason);
    CHECK(names[0].line == 2);
    // Used twice it is meant.
    const Vault twice{{{"people", c.name}, {"people", c.name}}, {}};
    CHECK(analyse::noise_names(twice.graph, twice.schema).empty());
}
