#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "ingest/glosses.hpp"

using namespace graphmatter::ingest;
using Strings = std::vector<std::string>;

namespace {

/// Glosses as "name=inside", bounded ones as "[name]=inside".
Strings glosses(const std::string& text)
{
    Strings out;
    for (const WrittenGloss& gloss : find_glosses(text, 1)) {
        const std::string name{gloss.name};
        out.push_back((gloss.bounded ? "[" + name + "]" : name) + "=" + std::string{gloss.inside});
    }
    return out;
}

}  // namespace

TEST_CASE("Names explained in parentheses are found", "[ingest][glosses]")
{
    struct Case {
        std::string text;
        Strings expected;
    };
    const auto c = GENERATE(values<Case>({
        {"英伟达（NVIDIA）", {"英伟达=NVIDIA"}},
        {"NVIDIA (英伟达)", {"NVIDIA=英伟达"}},
        {"英伟达(NVIDIA)。", {"英伟达=NVIDIA"}},
        {"买了，英伟达（NVIDIA）", {"英伟达=NVIDIA"}},
        {"我们看英伟达（NVIDIA）", {"我们看英伟达=NVIDIA"}},
        {"**规模化**（scaling: 更大的模型）", {"[规模化]=scaling", "[规模化]=更大的模型"}},
        {"**规模化（scaling）**", {"规模化=scaling"}},
        {"*a b* (c)", {"[a b]=c"}},
        {"__a b__ (c)", {"[a b]=c"}},
        {"《三体》（The Three-Body Problem）", {"[三体]=The Three-Body Problem"}},
        {"“马斯克”（Elon Musk）", {"[马斯克]=Elon Musk"}},
        {"\"Musk\" (马斯克)", {"[Musk]=马斯克"}},
        {"[英伟达](https://example.org/a)（NVIDIA）", {"[英伟达]=NVIDIA"}},
        {"`英伟达`（NVIDIA）", {"[英伟达]=NVIDIA"}},
        {"北约（**NATO**）", {"北约=NATO"}},
        {"三体（《The Three-Body Problem》）", {"三体=The Three-Body Problem"}},
        {"马斯克（[Elon Musk](https://example.org)）", {"马斯克=Elon Musk"}},
        {"阿里巴巴（Alibaba, BABA）", {"阿里巴巴=Alibaba", "阿里巴巴=BABA"}},
        {"国民党（KMT：Kuomintang）", {"国民党=KMT", "国民党=Kuomintang"}},
        {"纳指（NDX / Nasdaq 100）", {"纳指=NDX", "纳指=Nasdaq 100"}},
        {"a b (c) d (e)", {"a b=c", "d=e"}},
        {"- **A**: see B (C)", {"see B=C"}},
    }));
    CAPTURE(c.text);
    CHECK(glosses(c.text) == c.expected);
}

TEST_CASE("What is no gloss is left alone", "[ingest][glosses]")
{
    const std::string text = GENERATE(
        "[text](https://example.org)", "![](a.png)", "`f(x)`", "```\nf(x)\n```", "~~~\nf(x)\n~~~\n",
        "> ```\n> f(x)\n> ```", "\\(x\\)", "https://en.example.org/wiki/A_(b)", "(alone)", "（alone）", "a ()", "a （",
        "a (b\nc)", "a (b) (", "一（这是一段很长很长的解释文字没有任何标点符号所以它不是一个名字而只是解释）");
    CAPTURE(text);
    for (const std::string& gloss : glosses(text)) CHECK(gloss == "a=b");
}

TEST_CASE("A gloss knows its place", "[ingest][glosses]")
{
    const auto found = find_glosses("one\n\n```\nx (y)\n```\n我看英伟达（NVIDIA, NVDA）", 10);
    REQUIRE(found.size() == 2);
    CHECK(found[0].line == 15);
    CHECK(found[0].column == 6);
    CHECK(found[0].part == 0);
    CHECK(found[1].part == 1);
}

TEST_CASE("Any bytes are scanned without harm", "[ingest][glosses]")
{
    const std::string bytes =
        GENERATE(std::string(3, '\0') + "(", "\xEF\xBC(", "\xE4\xB8(\xE4)", "((((((((", "))))(a", "(((a)b)c", "**(**)",
                 "][(](", "``(`", "（（（", std::string(500, 'a') + "(b)", "a（\xEF\xBC");
    CAPTURE(bytes);
    for (const WrittenGloss& gloss : find_glosses(bytes, 1)) {
        CHECK_FALSE(gloss.name.empty());
        CHECK_FALSE(gloss.inside.empty());
    }
}
