#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "analyse/shared_words.hpp"

using namespace graphmatter;
using namespace graphmatter::analyse;

namespace {

struct Term {
    std::string text;
    float weight = 1;
    std::uint32_t posts = 10;
};

/// A graph in which one entity bears these names.
KnowledgeGraph named(const std::vector<std::string>& names)
{
    KnowledgeGraph graph;
    for (const std::string& name : names) {
        Alias alias;
        alias.text = graph.strings.intern(name);
        graph.aliases.values.push_back(alias);
    }
    graph.aliases.close_row();
    return graph;
}

/// The words of two posts that both hold just these terms.
std::vector<std::string> words(const std::vector<Term>& terms, const std::vector<std::string>& names = {},
                               std::size_t most = 3)
{
    PostTexts texts;
    std::vector<SharedTerm> shared;
    for (const Term& term : terms) {
        const auto weight = static_cast<double>(term.weight);
        shared.push_back({weight * weight, id_at<TermId>(texts.posts.size())});
        texts.bytes += term.text;
        texts.ends.push_back(texts.bytes.size());
        texts.posts.push_back(term.posts);
    }
    const KnowledgeGraph graph = named(names);
    const KnownNames known{graph};
    ShownWords shown{known, text::WordBreaks{}};
    std::vector<std::string> found;
    for (const SharedWord& word : shared_words(texts, shared, most, shown)) found.push_back(word.text);
    return found;
}

using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("pairs of characters that overlap make a word", "[analyse][words]")
{
    CHECK(words({{"规模", 3}, {"模化", 3}, {"scaling", 2}}) == Strings{"规模化", "scaling"});
    CHECK(words({{"多巴", 3}, {"巴胺", 3}, {"胺与", 1}}) == Strings{"多巴胺"});
}

TEST_CASE("pieces of words are not shown", "[analyse][words]")
{
    CHECK(words({{"能体", 3}, {"harness", 2}}) == Strings{"harness"});
    // The pairs at the borders of a word are rare beside those within.
    CHECK(words({{"歌搜", 3, 2}, {"搜索", 3, 40}, {"产品", 1}}) == Strings{"搜索", "产品"});
    CHECK(words({{"中国", 3}, {"的中", 3, 3}, {"国的", 3, 4}}) == Strings{"中国"});
    CHECK(words({{"的部", 3, 5}, {"部分", 3, 5}}) == Strings{"部分"});
    // What stands in a word already is not said again.
    CHECK(words({{"规模", 3}, {"模化", 3}, {"规模", 1}}) == Strings{"规模化"});
}

TEST_CASE("names of the vault are words", "[analyse][words]")
{
    const std::vector<Term> terms{{"川普", 3, 9}, {"普施", 3, 2}, {"harness", 1}};
    CHECK(words(terms) == Strings{"harness"});
    CHECK(words(terms, {"唐纳德·川普"}) == Strings{"川普", "harness"});
    CHECK(words({{"谷歌", 3}}, {"谷歌"}) == Strings{"谷歌"});
}

TEST_CASE("pairs of different places make no word", "[analyse][words]")
{
    // 房产 and 中产阶级 hold the pairs of 房产阶级; both parts are words, and the pairs are not alike.
    CHECK(words({{"房产", 3, 30}, {"产阶", 3, 9}, {"阶级", 3, 20}}) == Strings{"房产"});
    CHECK(words({{"原油", 3, 40}, {"油价", 3, 30}}) == Strings{"原油"});
    CHECK(words({{"私募", 3, 12}, {"募信", 3, 10}, {"信贷", 3, 14}}) == Strings{"私募信贷"});
    // What Japanese endings and katakana make cannot be told.
    CHECK(words({{"りま", 3, 9}, {"まし", 3, 9}, {"して", 3, 9}}) == Strings{""});
    CHECK(words({{"ート", 3, 9}, {"トス", 3, 9}, {"認証", 2, 9}}) == Strings{"認証"});
}

TEST_CASE("words of two letters, function words and numbers stand back", "[analyse][words]")
{
    CHECK(words({{"um", 5}, {"we", 5}, {"the", 5}, {"2024", 4}, {"harness", 2}}) == Strings{"harness", "2024"});
    CHECK(words({{"um", 5}}) == Strings{""});
    CHECK(words({{"能体", 5}}) == Strings{""});  // there is no word to show
    CHECK(words({{"能体", 5}, {"um", 1}}) == Strings{""});
    CHECK(words({{"我们", 5}, {"规模", 1}}) == Strings{"规模"});
    CHECK(words({{"我们", 5}, {"the", 4}}) == Strings{""});
    CHECK(words({{"h2", 5}}) == Strings{"h2"});
    CHECK(words({}).empty());
    CHECK(words({{"red", 3}, {"two", 2}, {"six", 1}}, {}, 2) == Strings{"red", "two"});
}
