#include "analyse/field_words.hpp"

namespace graphmatter::analyse {

std::string lower(std::string_view text)
{
    std::string out{text};
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return out;
}

std::string folded(std::string_view text)
{
    std::string out = lower(text);
    std::erase_if(out, [](char c) { return c == '-' || c == '_' || c == ' '; });
    return out;
}

}  // namespace graphmatter::analyse
