#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include <graphmatter/resolve/resolve.hpp>

#include "resolve/sample_corpus.hpp"

using namespace graphmatter;

namespace {

/// The doubts as "path:line message".
std::vector<std::string> doubts(const std::vector<test::SamplePost>& posts)
{
    std::vector<std::string> out;
    for (const Diagnostic& d : resolve::resolve(test::sample_corpus(posts), default_schema()).diagnostics)
        if (d.code == "name-case-doubtful") out.push_back(d.path + ":" + std::to_string(d.line) + " " + d.message);
    return out;
}

test::SamplePost post(std::string path, std::vector<std::pair<std::string, std::string>> names)
{
    test::SamplePost sample;
    sample.path = std::move(path);
    sample.names = std::move(names);
    return sample;
}

}  // namespace

TEST_CASE("short names joined by case alone are doubted where nothing else ties them", "[resolve]")
{
    const auto game = post("a.md", {{"tags", "games"}, {"products", "EVE"}});
    CHECK(doubts({game, post("b.md", {{"products", "Eve"}, {"tags", "bible"}}), post("c.md", {{"products", "Eve"}})}) ==
          std::vector<std::string>{"a.md:3 EVE and Eve count as one product, but nothing else ties them"});
    CHECK(doubts({game, post("b.md", {{"products", "Eve"}, {"tags", "games"}})}).empty());  // a shared neighbour
    CHECK(doubts({game, post("b.md", {{"products", "\"EVE\""}})}).empty());                 // both in capitals
    CHECK(doubts({game, post("b.md", {{"people", "Eve"}})}).empty());                       // another kind
    CHECK(doubts({game, post("b.md", {{"products", "eve"}})}).empty());                     // a slug
    CHECK(doubts({post("a.md", {{"products", "XAI"}}), post("b.md", {{"products", "xAI"}})}).empty());
    CHECK(doubts({post("a.md", {{"products", "NVIDIA"}}), post("b.md", {{"products", "Nvidia"}})})
              .empty());                                                                                  // six letters
    CHECK(doubts({post("a.md", {{"products", "GPT4"}}), post("b.md", {{"products", "Gpt4"}})}).empty());  // a digit
}
