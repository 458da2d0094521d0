#include "ingest/field_text.hpp"

#include <algorithm>
#include <array>

namespace graphmatter::ingest {

std::string lower(std::string_view text)
{
    std::string out{text};
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return out;
}

std::string_view trimmed(std::string_view text)
{
    // By hand: called for every name, and find_first_not_of calls memchr for every character.
    const auto is_space = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
    while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
    return text;
}

bool is_empty_list_text(std::string_view text)
{
    text = trimmed(text);
    return text.size() >= 2 && text.front() == '[' && text.back() == ']' &&
           trimmed(text.substr(1, text.size() - 2)).empty();
}

bool is_blank(const Value& value)
{
    return value.type == Value::Type::null || (value.type == Value::Type::scalar && trimmed(value.text).empty());
}

std::optional<bool> switched(const Value& value)
{
    constexpr std::array<std::string_view, 4> yes{"true", "yes", "on", "1"}, no{"false", "no", "off", "0"};
    if (value.type != Value::Type::scalar) return std::nullopt;
    const std::string text = lower(trimmed(value.text));
    if (std::ranges::find(yes, text) != yes.end()) return true;
    return std::ranges::find(no, text) != no.end() ? std::optional{false} : std::nullopt;
}

bool is_url(std::string_view text)
{
    const std::size_t colon = text.find("://");
    if (colon == std::string_view::npos || colon == 0) return false;
    const auto is_scheme = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '+' || c == '-' ||
               c == '.';
    };
    const std::string_view host = text.substr(colon + 3, text.find_first_of("/?#", colon + 3) - colon - 3);
    return std::ranges::all_of(text.substr(0, colon), is_scheme) && !host.empty() &&
           text.find_first_of(" \t\n") == std::string_view::npos;
}

bool has_template(std::string_view text)
{
    if (text.find("{{") != std::string_view::npos || text.find("{%") != std::string_view::npos) return true;
    for (std::size_t i = 0; i + 2 < text.size(); ++i)  // Jekyll: /:year/:title/
        if (text[i] == '/' && text[i + 1] == ':' && text[i + 2] >= 'a' && text[i + 2] <= 'z') return true;
    return false;
}

}  // namespace graphmatter::ingest
