#include <catch2/catch.hpp>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include <graphmatter/model/error.hpp>

#include "resolve/entities.hpp"
#include "resolve/sample_corpus.hpp"

using namespace graphmatter;
using namespace graphmatter::resolve;
using graphmatter::test::SamplePost;
using Strings = std::vector<std::string>;

namespace {

/// Entities as "kind key = label: form xuses, ...", one post a name.
Strings entities(const std::string& field, const Strings& names, const ResolveOptions& options = {})
{
    const Schema schema = default_schema();
    std::vector<SamplePost> posts;
    for (std::size_t i = 0; i < names.size(); ++i)
        posts.push_back({.path = "p" + std::to_string(1000 + i) + ".md",
                         .names = {{field, names[i]}},
                         .links = {},
                         .title = {},
                         .aliases = {}});
    const Corpus corpus = test::sample_corpus(posts);
    const Entities found = find_entities(corpus, schema, options);
    Strings out;
    for (std::size_t e = 0; e < found.list.size(); ++e) {
        const Entity& entity = found.list[e];
        std::string line = schema[entity.kind].name + " " + entity.key + " = " + entity.label + ":";
        for (const std::uint32_t f : found.forms_of[e])
            line += " " + std::string{corpus[found.forms[f].text]} + " x" + std::to_string(found.forms[f].uses);
        out.push_back(line);
    }
    return out;
}

std::size_t count(const std::string& field, const Strings& names, const ResolveOptions& options = {})
{
    return entities(field, names, options).size();
}

}  // namespace

TEST_CASE("forms of one name are one entity", "[resolve][entities]")
{
    const auto [field, names] = GENERATE(table<std::string, Strings>({
        {"companies_orgs", {"NVIDIA", "Nvidia", "nvidia", "\"NVIDIA\"", "“Nvidia”", "ＮＶＩＤＩＡ"}},
        {"people", {"Elon Musk", "elon-musk", "ELON MUSK", "[[Elon Musk]]", "Elon_Musk", " Elon  Musk "}},
        {"people", {"J.D. Vance", "JD Vance", "J. D. Vance", "j-d-vance"}},
        {"people", {"Erdős", "Erdos"}},
        {"people", {"習近平", "习近平"}},
        {"people", {"唐纳德·特朗普", "唐纳德・特朗普", "唐纳德 特朗普"}},
        {"products", {"ChatGPT", "Chat GPT", "chat-gpt", "Chat\u200BGPT"}},
        {"products", {"Llama 3.1", "llama-3.1", "Llama3.1"}},
        {"books", {"《三体》", "三体", "三體", "「三体」"}},
        {"tags", {"machine-learning", "machine learning", "MachineLearning"}},
        {"source", {"http://www.example.org/a/?utm_source=x", "https://example.org/a#top"}},
    }));
    CAPTURE(field, names);
    CHECK(count(field, names) == 1);
}

TEST_CASE("what differs in more than form stays apart", "[resolve][entities]")
{
    const auto [field, names] = GENERATE(table<std::string, Strings>({
        {"products", {"GPT-4", "GPT-4o"}},
        {"products", {"Llama 3", "Llama 3.1", "Llama 31", "Llama 3 1"}},
        {"products", {"737-8", "7378"}},
        {"products", {"A7-200", "A7200"}},
        {"products", {"C", "C++", "C#"}},
        {"products", {".NET", "NET"}},
        {"people", {"が", "か"}},
        {"people", {"Ада", "Ada"}},
        {"companies", {"英伟达", "NVIDIA"}},
        {"companies", {"AT&T", "ATT"}},
        {"tags", {"a-i", "ai"}},
        {"tags", {"c lang", "clang"}},
        {"source", {"https://example.org/a-b", "https://example.org/ab"}},
        {"source", {"https://example.org/a", "https://example.org/A"}},
    }));
    CAPTURE(field, names);
    CHECK(count(field, names) == names.size());
}

TEST_CASE("one name in two kinds is two entities", "[resolve][entities]")
{
    const Corpus corpus = test::sample_corpus({{.path = "a.md",
                                                .names = {{"people", "Meta"}, {"orgs", "Meta"}, {"tags", "meta"}},
                                                .links = {},
                                                .title = {},
                                                .aliases = {}}});
    CHECK(find_entities(corpus, default_schema(), {}).list.size() == 3);
}

TEST_CASE("the label is the form used most, the better formed one on ties", "[resolve][entities]")
{
    const auto [names, expected] = GENERATE(table<Strings, std::string>({
        {{"Nvidia", "NVIDIA", "NVIDIA"}, "NVIDIA"},
        {{"NVIDIA", "\"NVIDIA\"", "Nvidia"}, "NVIDIA"},
        {{"elon-musk", "elon-musk", "Elon Musk"}, "Elon Musk"},
        {{"elon-musk"}, "elon-musk"},
        {{"open ai", "OpenAI"}, "OpenAI"},
        {{"OpenAI", "Openai"}, "OpenAI"},
        {{"《三体》", "三体"}, "三体"},
        {{"Acme, Inc.", "acme inc"}, "Acme, Inc."},
    }));
    CAPTURE(names);
    const auto found = entities("orgs", names);
    REQUIRE(found.size() == 1);
    CHECK_THAT(found[0], Catch::Contains(" = " + expected + ":"));
}

TEST_CASE("a slug may be the label of a tag", "[resolve][entities]")
{
    CHECK_THAT(entities("tags", {"deep-learning", "deep-learning", "Deep Learning"})[0],
               Catch::Contains("= deep-learning:"));
    CHECK_THAT(entities("tags", {"deep-learning", "Deep Learning"})[0], Catch::Contains("= Deep Learning:"));
}

TEST_CASE("every written form is kept with its count, most used first", "[resolve][entities]")
{
    CHECK(entities("orgs", {"nvidia", "NVIDIA", "Nvidia", "Nvidia", "《NVIDIA》"}) ==
          Strings{"organization nvidia = NVIDIA: Nvidia x2 NVIDIA x1 nvidia x1 《NVIDIA》 x1"});
}

TEST_CASE("an entity's key is the one with most spaces, whatever the counts and the order", "[resolve][entities]")
{
    Strings names{"ChatGPT",  "ChatGPT", "ChatGPT",  "Chat GPT", "chat-gpt", "J.D. Vance",
                  "JD Vance", "JDVance", "JD Vance", "Alpha-B",  "Alpha B",  "AlphaB"};
    std::mt19937 random{7};
    for (int i = 0; i < 20; ++i) {
        std::ranges::shuffle(names, random);
        names.push_back(names[random() % names.size()]);  // other counts
        Strings keys;
        for (const std::string& line : entities("products", names)) keys.push_back(line.substr(0, line.find(" =")));
        CHECK(keys == Strings{"product alpha b", "product chat gpt", "product j d vance"});
    }
}

TEST_CASE("entities are sorted by kind and key, forms point at them", "[resolve][entities]")
{
    const Corpus corpus =
        test::sample_corpus({{.path = "a.md",
                              .names = {{"tags", "x"}, {"people", "Zoe"}, {"people", "Ada"}, {"guest", "ada"}},
                              .links = {},
                              .title = {},
                              .aliases = {}}});
    const Entities found = find_entities(corpus, default_schema(), {});
    Strings labels;
    for (const Entity& entity : found.list) labels.push_back(entity.label);
    CHECK(labels == Strings{"Ada", "Zoe", "x", "ada"});
    for (std::size_t m = 0; m < 4; ++m)
        CHECK(found.list[found.forms[found.form_of_mention[m]].entity].label == corpus[corpus.mentions.values[m].text]);
}

TEST_CASE("an alias file joins names and gives key and label", "[resolve][entities]")
{
    const std::vector<AliasEntry> aliases{{"organization", "NVIDIA", {"英伟达", "NVDA"}, "aliases.yaml:1"},
                                          {"person", "Unused", {"Nobody"}, "aliases.yaml:2"}};
    ResolveOptions options;
    options.aliases = aliases;
    CHECK(entities("orgs", {"英伟达", "英伟达", "nvda", "Nvidia", "AMD"}, options) ==
          Strings{"organization amd = AMD: AMD x1", "organization nvidia = NVIDIA: 英伟达 x2 Nvidia x1 nvda x1"});
    CHECK(entities("orgs", {"NVDA"}, options) == Strings{"organization nvidia = NVIDIA: NVDA x1"});
    CHECK(entities("people", {"英伟达"}, options) == Strings{"person 英伟达 = 英伟达: 英伟达 x1"});
}

TEST_CASE("an alias does not join tags by a one-character part", "[resolve][entities]")
{
    const std::vector<AliasEntry> aliases{{"tag", "ai", {"KI"}, "aliases.yaml:1"}};
    ResolveOptions options;
    options.aliases = aliases;
    CHECK(count("tags", {"a i", "KI"}, options) == 2);
}

TEST_CASE("alias entries that contradict each other are an error naming both", "[resolve][entities]")
{
    const std::vector<AliasEntry> aliases{{"organization", "Open AI", {}, "aliases.yaml:1"},
                                          {"organization", "OpenAI", {}, "aliases.yaml:5"}};
    ResolveOptions options;
    options.aliases = aliases;
    try {
        (void)count("orgs", {"OpenAI"}, options);
        FAIL("no error");
    } catch (const UsageError& e) {
        CHECK_THAT(e.what(), Catch::Contains("aliases.yaml:1") && Catch::Contains("aliases.yaml:5"));
    }
}

TEST_CASE("two entries of one address are an error naming both", "[resolve][entities]")
{
    const std::vector<AliasEntry> aliases{
        {"source", "https://www.example.org/z", {"https://a.org/x"}, "aliases.yaml:1"},
        {"source", "http://example.org/z", {"https://b.org/y"}, "aliases.yaml:2"}};
    ResolveOptions options;
    options.aliases = aliases;
    CHECK(count("source", {"https://a.org/x"}, options) == 1);
    CHECK_THROWS_WITH(count("source", {"https://b.org/y", "https://a.org/x"}, options),
                      Catch::Contains("aliases.yaml:1 and aliases.yaml:2"));
}

TEST_CASE("stop names make no entity, in any form and in their kind only", "[resolve][entities]")
{
    const std::vector<KindNames> stop{{"tag", {"post", "视频文稿", "Some Thing"}}};
    ResolveOptions options;
    options.stop = stop;
    CHECK(entities("tags", {"Post", "視頻文稿", "some-thing", "poster"}, options) ==
          Strings{"tag poster = poster: poster x1"});
    CHECK(count("people", {"Post"}, options) == 1);
}
