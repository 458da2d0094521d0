// Border file of toml++: a TOML block becomes a Value.
#include <algorithm>

#include <toml++/toml.h>

#include <graphmatter/text/encoding.hpp>

#include "ingest/front_matter.hpp"

namespace graphmatter::ingest {

namespace {

struct Source {
    std::string_view block;
    std::uint32_t first_line;

    /// The text of a number, date or boolean as written: its line from the given column to the next delimiter.
    [[nodiscard]] std::string written(const toml::source_position& place) const
    {
        std::size_t start = 0;
        for (std::uint32_t line = 1; line < place.line && start < block.size(); ++line) start = block.find('\n', start) + 1;
        for (std::uint32_t column = 1; column < place.column && start < block.size(); ++column) {
            do ++start;
            while (start < block.size() && (static_cast<unsigned char>(block[start]) & 0xC0) == 0x80);
        }
        if (start >= block.size()) return {};
        const std::size_t end = block.find_first_of(",]}#\n", start);
        std::string_view text = block.substr(start, end == std::string_view::npos ? end : end - start);
        while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
        return std::string{text};
    }
};

Value converted(const toml::node& node, const Source& source);

Value converted_table(const toml::table& table, const Source& source)
{
    Value value;
    value.type = Value::Type::map;
    for (const auto& [key, child] : table) {
        const auto place = key.source().begin;
        value.fields.push_back({std::string{key.str()}, source.first_line + place.line - 1, place.column, converted(child, source)});
    }
    // toml++ sorts keys; people expect them as written.
    std::ranges::stable_sort(value.fields, {}, [](const Field& f) { return std::pair{f.line, f.column}; });
    return value;
}

Value converted(const toml::node& node, const Source& source)
{
    Value value;
    if (const auto* table = node.as_table()) {
        value = converted_table(*table, source);
    } else if (const auto* array = node.as_array()) {
        value.type = Value::Type::list;
        for (const auto& child : *array) value.items.push_back(converted(child, source));
    } else {
        value.type = Value::Type::scalar;
        if (const auto* text = node.as_string()) {
            value.text = text->get();
            value.plain = false;
        } else {
            value.text = source.written(node.source().begin);
        }
    }
    value.line = source.first_line + node.source().begin.line - 1;
    value.column = node.source().begin.column;
    return value;
}

}  // namespace

Parsed parse_toml(std::string_view block, std::uint32_t first_line)
{
    Parsed result;
    try {
        const toml::table table = toml::parse(block);
        result.value = converted_table(table, {block, first_line});
        result.value.line = first_line;
        result.value.column = 1;
    } catch (const toml::parse_error& e) {
        const auto place = e.source().begin;
        result.flaw = Flaw{first_line + place.line - 1, place.column, std::string{e.description()}};
    }
    return result;
}

}  // namespace graphmatter::ingest
