#include "resolve/name_keys.hpp"

#include <algorithm>

#include <fmt/format.h>

#include <graphmatter/text/names.hpp>

#include "resolve/source_urls.hpp"

namespace graphmatter::resolve {

namespace {

/// A tag such as `c` or `a i`: too short for its spaces to be left out.
bool has_short_part(std::string_view key)
{
    for (std::size_t start = 0; start <= key.size();) {
        const std::size_t end = std::min(key.find(' ', start), key.size());
        std::size_t points = 0;
        for (std::size_t i = start; i < end; ++i) points += (static_cast<unsigned char>(key[i]) & 0xC0) != 0x80;
        if (points == 1) return true;
        start = end + 1;
    }
    return false;
}

}  // namespace

NameKeys::NameKeys(const Schema& schema, std::span<const KindNames> distinct)
    : is_url_(schema.kinds.size()), is_tag_(schema.kinds.size())
{
    for (const FieldRule& rule : schema.fields)
        if (rule.is_url) is_url_[index(rule.kind)] = true;
    if (const auto tag = schema.find_kind(kind::tag)) is_tag_[index(*tag)] = true;
    for (const KindNames& names : distinct)
        if (const auto kind = schema.find_kind(names.kind))
            for (const std::string& name : names.names) distinct_.emplace(*kind, text::shown_name(name));
}

std::string NameKeys::key(KindId kind, std::string_view name) const
{
    if (is_address(kind, name)) return normalized_url(name);
    if (!distinct_.empty())
        if (std::string shown = text::shown_name(name); distinct_.contains({kind, shown}))
            return fmt::format("\"{}\"", shown);
    return text::name_key(name);
}

bool NameKeys::may_squash(KindId kind, std::string_view key) const
{
    return !is_url_[index(kind)] && !(is_tag_[index(kind)] && has_short_part(key));
}

bool NameKeys::is_address(KindId kind, std::string_view name) const
{
    return is_url_[index(kind)] && name.find("://") != std::string_view::npos;
}

}  // namespace graphmatter::resolve
