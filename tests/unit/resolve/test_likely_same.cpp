#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include <graphmatter/resolve/likely_same.hpp>
#include <graphmatter/resolve/resolve.hpp>

#include "resolve/sample_corpus.hpp"

using namespace graphmatter;
using namespace graphmatter::resolve;
using Strings = std::vector<std::string>;

namespace {

/// "longer = shorter: rule" for a post that names all these.
Strings likely(const std::string& field, const Strings& names)
{
    test::SamplePost post{.path = "a.md", .names = {}, .links = {}, .title = {}, .aliases = {}};
    for (const std::string& name : names) post.names.emplace_back(field, name);
    const Schema schema = default_schema();
    const KnowledgeGraph graph = resolve::resolve(test::sample_corpus({post}), schema).value;
    const auto label = [&](NodeId node) { return std::string{graph[graph.nodes[index(node)].label]}; };
    Strings out;
    for (const LikelySame& pair : likely_same(graph, schema))
        out.push_back(label(pair.a) + " = " + label(pair.b) + ": " + std::string{name_of(pair.rule)});
    return out;
}

}  // namespace

TEST_CASE("names that may be one are found by each rule", "[resolve][likely_same]")
{
    CHECK(likely("people", {"Burge Steve", "Steve Burge"}) == Strings{"Burge Steve = Steve Burge: word order"});
    CHECK(likely("tags", {"ai-agent", "ai-agents"}) == Strings{"ai-agents = ai-agent: plural"});
    CHECK(likely("tags", {"policy", "policies"}) == Strings{"policies = policy: plural"});
    CHECK(likely("people", {"G.W.F. Hegel", "Georg Wilhelm Friedrich Hegel"}) ==
          Strings{"Georg Wilhelm Friedrich Hegel = G.W.F. Hegel: initials"});
    CHECK(likely("people", {"J. D. Vance", "James D. Vance"}) == Strings{"James D. Vance = J. D. Vance: initials"});
    CHECK(likely("people", {"Harry S. Truman", "Harry Truman"}) ==
          Strings{"Harry S. Truman = Harry Truman: middle initial"});
    CHECK(likely("people", {"Dr. Ray Kurzweil", "Ray Kurzweil"}) ==
          Strings{"Dr. Ray Kurzweil = Ray Kurzweil: honorific"});
    CHECK(likely("people", {"宋晏仁醫師", "宋晏仁"}) == Strings{"宋晏仁醫師 = 宋晏仁: honorific"});
    CHECK(likely("orgs", {"Alphabet, Inc.", "Alphabet"}) == Strings{"Alphabet, Inc. = Alphabet: corporate ending"});
    CHECK(likely("orgs", {"小米集团", "小米"}) == Strings{"小米集团 = 小米: corporate ending"});
    CHECK(likely("media", {"The Matrix", "Matrix"}) == Strings{"The Matrix = Matrix: article"});
    CHECK(likely("orgs", {"英伟达（NVIDIA）", "英伟达", "Nvidia"}) ==
          Strings{"英伟达（NVIDIA） = Nvidia: bilingual form", "英伟达（NVIDIA） = 英伟达: bilingual form"});
}

TEST_CASE("names that only look alike are not suggested", "[resolve][likely_same]")
{
    CHECK(likely("people", {"Donald Trump", "Donald Trump Jr.", "John Quincy Adams", "John Adams", "王老师", "王"})
              .empty());
    CHECK(likely("products", {"GPT-4", "GPT-4o", "Model 3", "Model 3s", "iPhone 15", "iPhone 16", "SS", "S"}).empty());
    CHECK(likely("tags", {"bus", "bu", "class", "clas", "analysis", "analysi"}).empty());
    CHECK(likely("orgs", {"Revolutionary Guards (IRGC)", "IRGC", "Inc.", "公司"}).empty());
    CHECK(likely("products", {"Alphabet Inc.", "Alphabet"}).empty());
    CHECK(likely("people", {"A. Smith", "B. Smith", "Ann Smith Jones"}).empty());
}
