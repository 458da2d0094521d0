#include <catch2/catch.hpp>

#include <map>
#include <random>
#include <string>

#include "ingest/merged_terms.hpp"
#include "ingest/term_key.hpp"

using namespace graphmatter::ingest;

namespace {

/// What is known of all posts.
struct Expected {
    std::map<std::string, std::uint32_t> posts, first;  // by term
};

/// Terms t0, t1, ... of which each post holds some, the first ones often, as each shows them in its own way.
void add_posts(TermDictionary& dictionary, std::uint32_t first, std::uint32_t last, unsigned terms, Expected& expected)
{
    for (std::uint32_t post = first; post < last; ++post) {
        std::mt19937 random{post};
        std::map<std::string, std::string> seen;
        for (unsigned i = 0; i < 300; ++i) {
            const auto most = 1 + random() % terms;
            seen.emplace("t" + std::to_string(random() % most), std::to_string(post) + "/");
        }
        std::vector<TermDictionary::Sight> sights;
        for (auto& [term, shown] : seen) {
            shown += term;
            sights.push_back({term_key(term), shown});
            ++expected.posts[term];
            const auto [at, fresh] = expected.first.try_emplace(term, post);
            if (!fresh) at->second = std::min(at->second, post);
        }
        std::vector<std::uint32_t> numbers(sights.size());
        dictionary.add_post(post, sights, numbers);
        for (std::size_t i = 0; i < sights.size(); ++i) REQUIRE(numbers[i] < dictionary.size());
    }
}

}  // namespace

TEST_CASE("dictionaries of several threads become one", "[ingest]")
{
    const unsigned terms = GENERATE(50U, 60'000U);
    std::vector<TermDictionary> dictionaries(4);  // one stays empty
    Expected expected;
    add_posts(dictionaries[2], 0, 40, terms, expected);
    add_posts(dictionaries[0], 40, 300, terms, expected);
    add_posts(dictionaries[3], 300, 310, terms, expected);
    const std::vector<const TermDictionary*> all{&dictionaries[0], &dictionaries[1], &dictionaries[2],
                                                 &dictionaries[3]};
    const MergedTerms merged = merged_terms(all);

    std::map<std::uint64_t, std::string> term_of;
    for (const auto& [term, posts] : expected.posts)
        if (posts >= 2) term_of.emplace(term_key(term), term);
    REQUIRE(merged.count == term_of.size());
    std::vector<std::uint64_t> key_of(merged.count);
    std::uint64_t last = 0;
    for (const auto& segment : merged.segments)
        for (const MergedTerms::Term& term : segment) {
            REQUIRE(term.key > last);  // in the order of keys, each once
            last = term.key;
            REQUIRE(term_of.contains(term.key));
            const std::string& name = term_of[term.key];
            CHECK(term.posts == expected.posts[name]);
            CHECK((*all[term.dictionary])[term.number_there] == std::to_string(expected.first[name]) + "/" + name);
            REQUIRE(term.number < merged.count);
            CHECK(key_of[term.number] == 0);
            key_of[term.number] = term.key;
        }
    for (std::size_t d = 0; d < all.size(); ++d) {
        REQUIRE(merged.numbers[d].size() == all[d]->size());
        for (std::size_t n = 0; n < all[d]->size(); ++n) {
            const std::string_view shown = (*all[d])[n];
            const std::uint64_t key = term_key(shown.substr(shown.find('/') + 1));
            const std::uint32_t number = merged.numbers[d][n];
            if (number == MergedTerms::none)
                CHECK(!term_of.contains(key));
            else
                CHECK(key_of[number] == key);
        }
    }
}

TEST_CASE("keys at the ends of the table are found", "[ingest]")
{
    constexpr std::uint64_t last = ~std::uint64_t{0};
    const std::vector<std::uint64_t> keys{0, 1, 2, last - 3, last - 2, last - 1, last};  // the last run on at the front
    std::vector<TermDictionary> dictionaries(2);
    for (std::uint32_t d = 0; d < 2; ++d) {
        std::vector<TermDictionary::Sight> sights;
        for (const std::uint64_t key : keys)
            sights.push_back({d == 0 ? key : keys[keys.size() - 1 - sights.size()], "x"});
        std::vector<std::uint32_t> numbers(sights.size());
        dictionaries[d].add_post(d, sights, numbers);
    }
    const MergedTerms merged = merged_terms(std::vector<const TermDictionary*>{&dictionaries[0], &dictionaries[1]});
    std::vector<std::uint64_t> found;
    for (const auto& segment : merged.segments)
        for (const MergedTerms::Term& term : segment) {
            CHECK(term.posts == 2);
            found.push_back(term.key);
        }
    CHECK(found == keys);
}
