// Border file of nlohmann-json for posts: a JSON block becomes a Value, each with its place, which the library
// does not tell: an iterator that counts as the parser reads does.
#include <algorithm>
#include <iterator>

#include <nlohmann/json.hpp>

#include <graphmatter/text/encoding.hpp>

#include "ingest/front_matter.hpp"

namespace graphmatter::ingest {

namespace {

/// Tells the handler how far the parser has read.
struct CountingIterator {
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    const char* at = nullptr;
    const char** furthest = nullptr;

    reference operator*() const { return *at; }
    CountingIterator& operator++()
    {
        *furthest = std::max(*furthest, ++at);
        return *this;
    }
    CountingIterator operator++(int)
    {
        CountingIterator old = *this;
        ++*this;
        return old;
    }
    bool operator==(const CountingIterator& other) const { return at == other.at; }
    bool operator!=(const CountingIterator& other) const { return at != other.at; }
};

class JsonTree : public nlohmann::json_sax<nlohmann::json> {
  public:
    JsonTree(std::string_view block, std::uint32_t first_line)
        : block_{block}, first_line_{first_line}, furthest_{block.data()}, counted_{block.data()}, token_{block.data()}
    {
    }

    CountingIterator begin() { return {block_.data(), &furthest_}; }
    CountingIterator end() { return {block_.data() + block_.size(), &furthest_}; }
    [[nodiscard]] Parsed take() { return {std::move(root_), std::move(flaw_)}; }

    bool null() override { return scalar(Value::Type::null, {}, true); }
    bool boolean(bool value) override { return scalar(Value::Type::scalar, value ? "true" : "false", true); }
    bool number_integer(number_integer_t value) override
    {
        return scalar(Value::Type::scalar, std::to_string(value), true);
    }
    bool number_unsigned(number_unsigned_t value) override
    {
        return scalar(Value::Type::scalar, std::to_string(value), true);
    }
    bool number_float(number_float_t, const string_t& text) override { return scalar(Value::Type::scalar, text, true); }
    bool string(string_t& text) override { return scalar(Value::Type::scalar, std::move(text), false); }
    bool binary(binary_t&) override { return false; }
    bool start_object(std::size_t) override { return open(Value::Type::map); }
    bool end_object() override { return close(); }
    bool start_array(std::size_t) override { return open(Value::Type::list); }
    bool end_array() override { return close(); }
    bool key(string_t& name) override
    {
        const Value place = placed(Value::Type::scalar);
        stack_.back().fields.push_back({std::move(name), place.line, place.column, {}});
        return true;
    }
    bool parse_error(std::size_t position, const std::string&, const nlohmann::json::exception& e) override
    {
        const char* at = block_.data() + std::min(position == 0 ? 0 : position - 1, block_.size());
        const auto line = static_cast<std::uint32_t>(std::count(block_.data(), at, '\n'));
        const char* start = std::find(std::reverse_iterator{at}, std::reverse_iterator{block_.data()}, '\n').base();
        std::string message = e.what();
        if (const std::size_t cut = message.find("syntax error"); cut != std::string::npos) message.erase(0, cut);
        flaw_ = Flaw{first_line_ + line,
                     static_cast<std::uint32_t>(text::code_points({start, static_cast<std::size_t>(at - start)})) + 1,
                     std::move(message)};
        return false;
    }

  private:
    /// The place of the token just read: the first byte after the last one that is no blank, comma or colon.
    Value placed(Value::Type type)
    {
        while (token_ < furthest_ && std::string_view{" \t\r\n,:]}"}.find(*token_) != std::string_view::npos) {
            if (*token_ == '\n') {
                ++line_;
                column_ = 1;
                counted_ = token_ + 1;
            }
            ++token_;
        }
        column_ +=
            static_cast<std::uint32_t>(text::code_points({counted_, static_cast<std::size_t>(token_ - counted_)}));
        counted_ = token_;
        Value value;
        value.type = type;
        value.line = first_line_ + line_;
        value.column = column_;
        // A number is known only when the byte behind it was read.
        const bool read_one_more = furthest_ > token_ &&
                                   std::string_view{",]}\n "}.find(furthest_[-1]) != std::string_view::npos &&
                                   furthest_ - 1 > token_;
        token_ = read_one_more ? furthest_ - 1 : furthest_;
        return value;
    }
    bool scalar(Value::Type type, std::string text, bool plain)
    {
        Value value = placed(type);
        value.text = std::move(text);
        value.plain = plain;
        return add(std::move(value));
    }
    bool open(Value::Type type)
    {
        stack_.push_back(placed(type));
        return stack_.size() < 200;
    }
    bool close()
    {
        Value value = std::move(stack_.back());
        stack_.pop_back();
        return add(std::move(value));
    }
    bool add(Value value)
    {
        if (stack_.empty())
            root_ = std::move(value);
        else if (stack_.back().type == Value::Type::list)
            stack_.back().items.push_back(std::move(value));
        else
            stack_.back().fields.back().value = std::move(value);
        return true;
    }

    std::string_view block_;
    std::uint32_t first_line_;
    const char* furthest_;
    const char* counted_;  // column_ is the column of this byte
    const char* token_;
    std::uint32_t line_ = 0, column_ = 1;
    Value root_;
    std::optional<Flaw> flaw_;
    std::vector<Value> stack_;
};

}  // namespace

Parsed parse_json(std::string_view block, std::uint32_t first_line)
{
    JsonTree tree{block, first_line};
    const bool whole = nlohmann::json::sax_parse(tree.begin(), tree.end(), &tree);
    Parsed result = tree.take();
    if (!whole && !result.flaw) result.flaw = Flaw{first_line, 1, "the object is nested too deep"};
    return result;
}

}  // namespace graphmatter::ingest
