#include "ingest/yaml_document.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <graphmatter/model/error.hpp>
#include <graphmatter/text/nearest_name.hpp>

#include "ingest/front_matter.hpp"

namespace graphmatter::ingest {

namespace {

[[noreturn]] void complain_at(const std::string& name, std::uint32_t line, std::uint32_t column,
                              const std::string& message)
{
    throw UsageError(fmt::format("{}:{}:{}: {}", name, line, column, message));
}

}  // namespace

void YamlDocument::complain(const Value& at, const std::string& message) const
{
    complain_at(name, at.line, at.column, message);
}
void YamlDocument::complain(const Field& at, const std::string& message) const
{
    complain_at(name, at.line, at.column, message);
}

void YamlDocument::expect_map(const Value& value, std::string_view what) const
{
    if (value.type != Value::Type::map && value.type != Value::Type::null)
        complain(value, fmt::format("{} must be a map", what));
}

const std::string& YamlDocument::text(const Value& value, std::string_view what) const
{
    if (value.type != Value::Type::scalar) complain(value, fmt::format("{} must be a text", what));
    return value.text;
}

std::vector<std::string> YamlDocument::texts(const Value& value, std::string_view what) const
{
    if (value.type == Value::Type::scalar) return {value.text};
    if (value.type == Value::Type::map) complain(value, fmt::format("{} must be a list", what));
    std::vector<std::string> list;
    for (const Value& item : value.items) list.push_back(text(item, what));
    return list;
}

void YamlDocument::unknown_key(const Field& field, std::vector<std::string_view> valid) const
{
    const std::string nearest = text::nearest_name(field.name, valid);
    std::ranges::sort(valid);
    complain(field, nearest.empty() ? fmt::format("unknown key {}; known are {}", field.name, fmt::join(valid, ", "))
                                    : fmt::format("unknown key {}; did you mean {}?", field.name, nearest));
}

YamlDocument read_yaml_document(const std::filesystem::path& file)
{
    std::ifstream in{file, std::ios::binary};
    if (!in) throw UsageError(fmt::format("cannot read {}", file.string()));
    const std::string bytes{std::istreambuf_iterator<char>{in}, {}};
    YamlDocument document{file.string(), {}};
    Parsed parsed = parse_yaml(bytes, 1);
    if (parsed.flaw) complain_at(document.name, parsed.flaw->line, parsed.flaw->column, parsed.flaw->message);
    document.root = std::move(parsed.value);
    return document;
}

}  // namespace graphmatter::ingest
