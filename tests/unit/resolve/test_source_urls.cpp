#include <catch2/catch.hpp>

#include <string>

#include "resolve/source_urls.hpp"

using namespace graphmatter::resolve;

TEST_CASE("URLs of one page have one form", "[resolve][source_urls]")
{
    const auto [url, form] = GENERATE(table<std::string, std::string>({
        {"https://example.org/a", "https://example.org/a"},
        {"http://example.org/a", "https://example.org/a"},
        {"HTTPS://WWW.Example.ORG/A/", "https://example.org/A"},
        {"https://example.org", "https://example.org"},
        {"https://example.org/", "https://example.org"},
        {"https://example.org:443/a", "https://example.org/a"},
        {"http://example.org:80/a", "https://example.org/a"},
        {"https://example.org:8080/a", "https://example.org:8080/a"},
        {"https://example.org./a", "https://example.org/a"},
        {"https://user:word@example.org/a", "https://example.org/a"},
        {"https://example.org/a#part", "https://example.org/a"},
        {"https://example.org/a?utm_source=x&id=7&UTM_Medium=y", "https://example.org/a?id=7"},
        {"https://example.org/a?fbclid=1&gclid=2&msclkid=3&igshid=4&mc_cid=5", "https://example.org/a"},
        {"https://example.org/a/?b=1&&c=2&", "https://example.org/a?b=1&c=2"},
        {"https://example.org?x=1", "https://example.org?x=1"},
        {"https://www.com/a", "https://www.com/a"},
        {"https://example.org/a b", "https://example.org/a%20b"},
        {"ftp://example.org/a", "ftp://example.org/a"},
        {"https://youtu.be/abc123", "https://youtube.com/watch?v=abc123"},
        {"https://youtu.be/abc123?t=42&si=x", "https://youtube.com/watch?v=abc123"},
        {"https://www.youtube.com/watch?v=abc123", "https://youtube.com/watch?v=abc123"},
        {"https://m.youtube.com/watch?list=x&v=abc123&t=1s", "https://youtube.com/watch?v=abc123"},
        {"https://youtube.com/shorts/abc123?feature=share", "https://youtube.com/watch?v=abc123"},
        {"https://www.youtube.com/live/abc123", "https://youtube.com/watch?v=abc123"},
        {"https://www.youtube-nocookie.com/embed/abc123", "https://youtube.com/watch?v=abc123"},
        {"https://www.youtube.com/@channel", "https://youtube.com/@channel"},
        {"https://youtu.be/", "https://youtu.be"},
        {"no url", "no url"},
    }));
    CHECK(normalized_url(url) == form);
    CHECK(normalized_url(form) == form);
}

TEST_CASE("the host of a URL", "[resolve][source_urls]")
{
    CHECK(host_of("https://youtube.com/watch?v=a") == "youtube.com");
    CHECK(host_of("https://example.org?x") == "example.org");
    CHECK(host_of("https://example.org") == "example.org");
    CHECK(host_of("a book").empty());
}

TEST_CASE("percent signs are undone where that gives text", "[resolve][source_urls]")
{
    CHECK(percent_decoded("a%20b") == "a b");
    CHECK(percent_decoded("%E5%8F%B0.md") == "台.md");
    CHECK(percent_decoded("%e5%8f%b0") == "台");
    CHECK(percent_decoded("100%") == "100%");
    CHECK(percent_decoded("%zz%2") == "%zz%2");
    CHECK(percent_decoded("%-1") == "%-1");
    CHECK(percent_decoded("%E5x") == "%E5x");
    CHECK(percent_decoded("plain") == "plain");
}
