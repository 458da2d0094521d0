// Border file of toml++: a TOML block becomes a Value.
#include <algorithm>

#include <toml++/toml.h>

#include <graphmatter/text/encoding.hpp>

#include "ingest/front_matter.hpp"

namespace graphmatter::ingest {

namespace {

/// Finds the text behind a place. Items of a list are asked for in order, so each search goes on from the last one.
class Source {
  public:
    Source(std::string_view block, std::uint32_t line) : first_line{line}, block_{block}
    {
        for (std::size_t end = block.find('\n'); end != std::string_view::npos; end = block.find('\n', end + 1))
            line_starts_.push_back(end + 1);
    }

    /// The text of a number, date or boolean as written: its line from the given column to the next delimiter.
    [[nodiscard]] std::string written(const toml::source_position& place)
    {
        if (place.line != line_ || place.column < column_) {
            line_ = place.line;
            column_ = 1;
            at_ = line_ >= 1 && line_ <= line_starts_.size() ? line_starts_[line_ - 1] : block_.size();
        }
        for (; column_ < place.column && at_ < block_.size(); ++column_) {
            do ++at_;
            while (at_ < block_.size() && (static_cast<unsigned char>(block_[at_]) & 0xC0) == 0x80);
        }
        if (at_ >= block_.size()) return {};
        const std::size_t end = block_.find_first_of(",]}#\n", at_);
        std::string_view text = block_.substr(at_, end == std::string_view::npos ? end : end - at_);
        while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
        return std::string{text};
    }

    const std::uint32_t first_line;

  private:
    std::string_view block_;
    std::vector<std::size_t> line_starts_{0};
    std::size_t at_ = 0;
    std::uint32_t line_ = 1, column_ = 1;
};

Value converted(const toml::node& node, Source& source);

Value converted_table(const toml::table& table, Source& source)
{
    Value value;
    value.type = Value::Type::map;
    for (const auto& [key, child] : table) {
        const auto place = key.source().begin;
        value.fields.push_back(
            {std::string{key.str()}, source.first_line + place.line - 1, place.column, converted(child, source)});
    }
    // toml++ sorts keys; people expect them as written.
    std::ranges::stable_sort(value.fields, {}, [](const Field& f) { return std::pair{f.line, f.column}; });
    return value;
}

Value converted(const toml::node& node, Source& source)
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

/// True if a key has more parts than any real one: toml++ makes a table within a table of each, down to the end of the
/// stack.
bool has_endless_key(std::string_view block)
{
    constexpr std::size_t most_parts = 500;
    std::size_t dots = 0;
    for (std::size_t i = 0; i < block.size(); ++i) {
        const char c = block[i];
        if (c == '"' || c == '\'')
            i = std::min(block.find_first_of(c == '"' ? "\"\n" : "'\n", i + 1), block.size() - 1);
        else if (c == '.' && ++dots > most_parts)
            return true;
        else if (c == '=' || c == ',' || c == '{' || c == '}')
            dots = 0;
        if (block[i] == '\n') dots = 0;
    }
    return false;
}

}  // namespace

Parsed parse_toml(std::string_view block, std::uint32_t first_line)
{
    Parsed result;
    if (has_endless_key(block)) {
        result.flaw = Flaw{first_line, 1, "a key has too many parts"};
        return result;
    }
    try {
        const toml::table table = toml::parse(block);
        Source source{block, first_line};
        result.value = converted_table(table, source);
        result.value.line = first_line;
        result.value.column = 1;
    } catch (const toml::parse_error& e) {
        const auto place = e.source().begin;
        result.flaw = Flaw{first_line + place.line - 1, place.column, std::string{e.description()}};
    }
    return result;
}

}  // namespace graphmatter::ingest
