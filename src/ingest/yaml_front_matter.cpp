// Border file of yaml-cpp for posts: its events become Values.
#include <algorithm>
#include <istream>
#include <map>
#include <span>
#include <streambuf>

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <graphmatter/text/encoding.hpp>

#include "ingest/front_matter.hpp"
#include "ingest/yaml_complaints.hpp"
#include "ingest/yaml_stand_ins.hpp"

namespace graphmatter::ingest {

namespace {

/// A stream over bytes that stay where they are.
class ViewBuffer : public std::streambuf {
  public:
    explicit ViewBuffer(std::string_view bytes)
    {
        // A get area is never written to. NOLINTNEXTLINE(cppcoreguidelines-pro-type-const-cast)
        char* first = const_cast<char*>(bytes.data());
        setg(first, first, first + bytes.size());
    }
};

struct TooLarge {};

/// Builds the Value tree. Aliases copy what their anchor named; a block may not grow beyond a limit by that.
class TreeBuilder : public YAML::EventHandler {
  public:
    /// Moves out of `shortened` what it puts back.
    TreeBuilder(Shortened& shortened, std::uint32_t first_line)
        : shortened_{shortened}, block_{shortened.block}, first_line_{first_line}
    {
    }

    [[nodiscard]] bool met_every_stand_in() const { return next_stand_in_ == shortened_.stand_ins.size(); }
    [[nodiscard]] Value take() { return std::move(root_); }

    void OnDocumentStart(const YAML::Mark&) override {}
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override
    {
        const bool is_item = !frames_.empty() && frames_.back().value.type == Value::Type::list;
        add(is_item ? empty_item(mark) : at(mark, Value::Type::null), anchor);
    }
    void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override
    {
        Value value = anchors_[anchor];
        const Value place = at(mark, value.type);
        value.line = place.line;
        value.column = place.column;
        count_ += size_of(value);
        add(std::move(value), YAML::NullAnchor);
    }
    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  const std::string& text) override
    {
        if (const StandIn* stand_in = stand_in_at(mark, text)) return put_back(*stand_in, anchor);
        Value value = at(mark, Value::Type::scalar);
        value.plain = tag != "!";
        value.text = text;
        add(std::move(value), anchor);
    }
    void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value style) override
    {
        open(at(mark, Value::Type::list), anchor, style);
    }
    void OnSequenceEnd() override { close(); }
    void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value style) override
    {
        open(at(mark, Value::Type::map), anchor, style);
    }
    void OnMapEnd() override { close(); }

  private:
    struct Frame {
        Value value;
        YAML::anchor_t anchor;
        bool in_brackets;           // or in braces
        bool awaits_value = false;  // map: the key is there, its value not yet
    };

    [[nodiscard]] Value at(const YAML::Mark& mark, Value::Type type)
    {
        Value value;
        value.type = type;
        const auto line = static_cast<std::size_t>(mark.line);
        value.line =
            first_line_ + (line < shortened_.lines.size() ? shortened_.lines[line] : static_cast<std::uint32_t>(line));
        value.column = column_of(mark);
        return value;
    }

    /// yaml-cpp places an empty item at what comes next; it stands at the last dash above that ends its line.
    [[nodiscard]] Value empty_item(const YAML::Mark& mark)
    {
        Value value = at(mark, Value::Type::null);
        std::size_t end = std::min(static_cast<std::size_t>(std::max(mark.pos, 0)), block_.size());
        auto line_number = static_cast<std::size_t>(std::max(mark.line, 0));
        for (;; --line_number) {
            const std::size_t start = end == 0 ? 0 : block_.rfind('\n', end - 1) + 1;  // npos + 1 is 0
            std::string_view line = block_.substr(start, end - start);
            const std::size_t comment = line.starts_with('#') ? 0 : line.find(" #");
            line = line.substr(0, comment == std::string_view::npos ? line.size() : comment);
            line = line.substr(0, line.find_last_not_of(" \t\r") + 1);
            if (line == "-" || line.ends_with(" -")) {
                if (line_number < shortened_.lines.size()) value.line = first_line_ + shortened_.lines[line_number];
                value.column = static_cast<std::uint32_t>(text::code_points(line));
                return value;
            }
            if (!line.empty() || start == 0 || line_number == 0) return value;  // of a list in brackets
            end = start - 1;
        }
    }

    /// In characters. Counted on from the last place on the same line, or a long line would cost its square.
    std::uint32_t column_of(const YAML::Mark& mark)
    {
        const auto column = static_cast<std::size_t>(mark.column), position = static_cast<std::size_t>(mark.pos);
        if (column > position || position > block_.size()) return static_cast<std::uint32_t>(column + 1);
        const std::size_t start = position - column;
        if (start != line_start_ || position < counted_) {
            line_start_ = counted_ = start;
            characters_ = 0;
        }
        characters_ += text::code_points(block_.substr(counted_, position - counted_));
        counted_ = position;
        return static_cast<std::uint32_t>(characters_ + 1);
    }

    const StandIn* stand_in_at(const YAML::Mark& mark, const std::string& text)
    {
        if (met_every_stand_in() || text != "x") return nullptr;
        const StandIn& next = shortened_.stand_ins[next_stand_in_];
        if (next.line != static_cast<std::uint32_t>(mark.line) ||
            next.column != static_cast<std::uint32_t>(mark.column))
            return nullptr;
        if (std::ranges::any_of(frames_, &Frame::in_brackets)) return nullptr;  // a comma has a meaning there
        if (next.what == StandIn::For::fields && !stands_for_fields(mark)) return nullptr;
        ++next_stand_in_;
        return &next;
    }

    /// True if the `x` at hand is the value of a field `x` at the margin, on the same line.
    [[nodiscard]] bool stands_for_fields(const YAML::Mark& mark)
    {
        if (frames_.size() != 1 || !frames_.front().awaits_value) return false;
        const Field& field = frames_.front().value.fields.back();
        return field.name == "x" && field.column == 1 && field.line == at(mark, Value::Type::scalar).line;
    }

    void put_back(const StandIn& stand_in, YAML::anchor_t anchor)
    {
        if (stand_in.what == StandIn::For::scalar) return add(std::move(shortened_.scalars[stand_in.first]), anchor);
        Frame& root = frames_.back();
        root.value.fields.pop_back();
        root.awaits_value = false;
        for (Field& field : std::span{shortened_.fields}.subspan(stand_in.first, stand_in.count)) {
            count_ += 2 + field.value.items.size();
            root.value.fields.push_back(std::move(field));
        }
    }

    /// Values, and long texts as several.
    static std::size_t size_of(const Value& value)
    {
        std::size_t size = 1 + value.text.size() / 64;
        for (const auto& item : value.items) size += size_of(item);
        for (const auto& field : value.fields) size += size_of(field.value);
        return size;
    }

    void open(Value value, YAML::anchor_t anchor, YAML::EmitterStyle::value style)
    {
        frames_.push_back({std::move(value), anchor, style == YAML::EmitterStyle::Flow});
    }
    void close()
    {
        Frame frame = std::move(frames_.back());
        frames_.pop_back();
        if (frame.value.type == Value::Type::map) merge(frame.value);
        add(std::move(frame.value), frame.anchor);
    }

    /// `<<: *other` (YAML 1.1): fields of the other map that this one does not have.
    static void merge(Value& map)
    {
        const auto key = std::ranges::find_if(
            map.fields, [](const Field& f) { return f.name == "<<" && f.value.type == Value::Type::map; });
        if (key == map.fields.end()) return;
        std::vector<Field> others = std::move(key->value.fields);
        map.fields.erase(key);
        for (Field& other : others)
            if (std::ranges::find(map.fields, other.name, &Field::name) == map.fields.end())
                map.fields.push_back(std::move(other));
    }

    void add(Value value, YAML::anchor_t anchor)
    {
        constexpr std::size_t limit = 500'000, deepest = 200;
        if (++count_ > limit || frames_.size() > deepest) throw TooLarge{};
        if (anchor != YAML::NullAnchor) anchors_[anchor] = value;
        if (frames_.empty()) {
            root_ = std::move(value);
            return;
        }
        Frame& frame = frames_.back();
        if (frame.value.type == Value::Type::list) {
            frame.value.items.push_back(std::move(value));
        } else if (!frame.awaits_value) {
            frame.value.fields.push_back({std::move(value.text), value.line, value.column, {}});
            frame.awaits_value = true;
        } else {
            frame.value.fields.back().value = std::move(value);
            frame.awaits_value = false;
        }
    }

    Shortened& shortened_;
    std::string_view block_;
    std::uint32_t first_line_;
    std::size_t next_stand_in_ = 0, count_ = 0;
    std::size_t line_start_ = 0, counted_ = 0, characters_ = 0;  // see column_of
    Value root_;
    std::vector<Frame> frames_;
    std::map<YAML::anchor_t, Value> anchors_;
};

Flaw flaw_at(const YAML::Mark& mark, std::string_view block, std::uint32_t first_line, const std::string& message)
{
    if (mark.line < 0) return {first_line, 1, explained(message, FaultAt::line_start), message};
    const auto column = static_cast<std::size_t>(mark.column), position = static_cast<std::size_t>(mark.pos);
    std::string_view before;  // on the line; yaml-cpp counts bytes
    if (column <= position && position <= block.size()) before = block.substr(position - column, column);
    const bool at_start = before.find_first_not_of(" \t") == std::string_view::npos;
    return {first_line + static_cast<std::uint32_t>(mark.line),
            static_cast<std::uint32_t>(before.empty() ? column : text::code_points(before)) + 1,
            explained(message, at_start ? FaultAt::line_start : FaultAt::within_line), message};
}

/// nullopt when a stand-in was not met as a scalar in its place.
std::optional<Parsed> parse_with(Shortened shortened, std::uint32_t first_line)
{
    Parsed result;
    try {
        ViewBuffer buffer{shortened.block};
        std::istream in{&buffer};
        YAML::Parser parser{in};
        TreeBuilder builder{shortened, first_line};
        parser.HandleNextDocument(builder);
        if (!builder.met_every_stand_in()) return std::nullopt;
        result.value = builder.take();
    } catch (const YAML::Exception& e) {
        if (!shortened.stand_ins.empty()) return std::nullopt;  // the error must name the text as written
        result.flaw =
            e.msg == "illegal EOF in scalar" ? unclosed_quote(shortened.block, first_line)
            : e.msg == "illegal map value"
                ? without_colon(shortened.block, first_line, flaw_at(e.mark, shortened.block, first_line, e.msg))
                : flaw_at(e.mark, shortened.block, first_line, e.msg);
    } catch (const TooLarge&) {
        result.flaw = Flaw{first_line, 1, "the block is nested too deep or grows too large by its aliases"};
    }
    return result;
}

Value map_of(std::vector<Field> fields)
{
    Value map;
    map.type = Value::Type::map;
    map.line = fields.front().line;
    map.column = fields.front().column;
    map.fields = std::move(fields);
    return map;
}

}  // namespace

Parsed parse_yaml(std::string_view block, std::uint32_t first_line)
{
    // yaml-cpp lets an unclosed quote swallow the rest of a block that ends in a line break, and complains otherwise.
    block = block.substr(0, block.find_last_not_of(" \t\r\n") + 1);  // npos + 1 is 0
    Shortened shortened = shortened_yaml(block, first_line);
    if (shortened.is_all_fields()) return {map_of(std::move(shortened.fields)), {}};
    auto as_shortened = parse_with(std::move(shortened), first_line);
    Parsed parsed = as_shortened ? *std::move(as_shortened)
                                 : parse_with({std::string{block}, {}, {}, {}, {}}, first_line).value_or(Parsed{});
    if (auto flaw = last_without_colon(block, first_line, parsed.value)) return {{}, std::move(flaw)};
    return parsed;
}

}  // namespace graphmatter::ingest
