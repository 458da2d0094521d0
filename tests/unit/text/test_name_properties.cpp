#include <catch2/catch.hpp>

#include <random>
#include <string>
#include <vector>

#include <graphmatter/text/encoding.hpp>
#include <graphmatter/text/names.hpp>
#include <graphmatter/text/words.hpp>

using namespace graphmatter::text;

namespace {

std::string random_name(std::mt19937& random)
{
    static const std::vector<std::string> parts{
        "a",  "B", "é", "e\u0301", "ø",  "ß",  "台", "臺", "が", "か\u3099", "1",      "22",     "３",
        ".",  ",", "-", "_",       " ",  "　", "·",  "•",  "–",  "《",       "》",     "[",      "]",
        "\"", "'", "“", "”",       "「", "」", "+",  "#",  "&",  "🤖",       "\u200B", "\u00A0", "\u0301",
        "й",  "ﬁ", "Ⅳ", "½",       "ー", "・", "|",  "/",  "(",  ")",        "\uFFFD"};
    std::string name;
    for (std::size_t n = 1 + random() % 9; n > 0; --n) name += parts[random() % parts.size()];
    return name;
}

}  // namespace

TEST_CASE("keys of random names keep their promises", "[text]")
{
    std::mt19937 random{1};
    for (int i = 0; i < 20'000; ++i) {
        const std::string name = random_name(random), key = name_key(name), squashed = squashed_key(key),
                          shown = shown_name(name);
        CAPTURE(name, key, squashed);
        REQUIRE(is_valid_utf8(key));
        REQUIRE(nfc(key) == key);
        REQUIRE(key.find_first_of(",-_") == std::string::npos);
        REQUIRE(key.find("  ") == std::string::npos);
        REQUIRE_FALSE(key.starts_with(' '));
        REQUIRE_FALSE(key.ends_with(' '));
        REQUIRE(name_key(" " + name + "\u200B ") == key);
        REQUIRE(name_key(nfc(name)) == key);
        REQUIRE(squashed_key(squashed) == squashed);
        REQUIRE(is_valid_utf8(shown));
        if (names_something(name)) REQUIRE_FALSE(key.empty());
        if (names_something(name)) REQUIRE_FALSE(shown.empty());
        REQUIRE(slug(key).find(' ') == std::string::npos);
    }
}

TEST_CASE("ASCII names have the key that other names would have", "[text]")
{
    // A zero-width space takes the long way and leaves nothing behind.
    for (const std::string name : {"J. D. Vance", "Node.js", ".NET", "3.10", "a--b", "'OpenAI'", "[[x]]", "C++", "AT&T",
                                   "_a_", "...", "a.1", "1.a", "\t a\n", ". a"})
        CHECK(name_key(name) == name_key("\u200B" + name));
}

TEST_CASE("symbols beyond ASCII and letters name something, what cannot be seen does not", "[text]")
{
    for (const std::string name : {"a", "7", "台", "🤖", "∞", "½", "Ⅳ", "€", "ー"}) CHECK(names_something(name));
    for (const std::string name : {"", "[]", "+", "$", "...", "《》", "——", "\u200B", "\u3164", "\u00A0", "'\"'"})
        CHECK_FALSE(names_something(name));
}

TEST_CASE("quotes around parts of a name stay", "[text]")
{
    CHECK(shown_name("\"A\" and \"B\"") == "\"A\" and \"B\"");
    CHECK(shown_name("\"\"A\"\"") == "A");
    CHECK(shown_name("“A” and “B”") == "“A” and “B”");
    CHECK(shown_name("\"") == "\"");
    CHECK(shown_name("The \"Big\" One") == "The \"Big\" One");
}

TEST_CASE("words are counted in any bytes", "[text]")
{
    CHECK(count_words("\xE4\xB8") == 1);  // cut off, but no reason to stop
    CHECK(count_words("a\xFF\xFE z") == 2);
    CHECK(count_words(std::string(100'000, 'a')) == 1);
    CHECK(count_words("한국어 Ελλάδα Привет नमस्ते") == 3 + 1 + 1 + 1);
}

namespace {

/// The rule said a character at a time: which characters are words, and what joins them.
struct Piece {
    std::string text;
    enum { letter, cjk, apostrophe, gap } kind;
};

std::uint32_t counted_slowly(const std::vector<Piece>& pieces)
{
    std::uint32_t words = 0;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const auto kind = [&](std::size_t back) { return back > i ? Piece::gap : pieces[i - back].kind; };
        const bool goes_on = kind(1) == Piece::letter || (kind(1) == Piece::apostrophe && kind(2) == Piece::letter);
        words += kind(0) == Piece::cjk || (kind(0) == Piece::letter && !goes_on);
    }
    return words;
}

}  // namespace

TEST_CASE("words are counted alike wherever blocks of text end", "[text]")
{
    const std::vector<Piece> characters{
        {"a", Piece::letter},     {"Z", Piece::letter},     {"7", Piece::letter}, {"é", Piece::letter},
        {"я", Piece::letter},     {"न", Piece::letter},     {"ẞ", Piece::letter}, {"台", Piece::cjk},
        {"が", Piece::cjk},       {"한", Piece::cjk},       {"𠀀", Piece::cjk},   {"豈", Piece::cjk},
        {"'", Piece::apostrophe}, {"’", Piece::apostrophe}, {" ", Piece::gap},    {"。", Piece::gap},
        {"，", Piece::gap},       {"“", Piece::gap},        {"🤖", Piece::gap},   {"\u00A0", Piece::gap},
        {"㈀", Piece::gap},       {"\n", Piece::gap}};
    std::mt19937 random{7};
    for (int i = 0; i < 400; ++i) {
        std::vector<Piece> pieces(4000 + random() % 200, Piece{" ", Piece::gap});
        for (int k = 0; k < 400; ++k) pieces.push_back(characters[random() % characters.size()]);
        std::string text;
        for (const Piece& piece : pieces) text += piece.text;
        CAPTURE(text.substr(4000));
        REQUIRE(count_words(text) == counted_slowly(pieces));
    }
}
