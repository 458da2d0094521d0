#include <catch2/catch.hpp>

#include <algorithm>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <yaml-cpp/yaml.h>

#include <graphmatter/text/encoding.hpp>

#include "ingest/front_matter.hpp"
#include "ingest/shown.hpp"

using namespace graphmatter::ingest;

namespace {

/// Random front matter of the shapes people write, and of shapes that look like others.
class BlockMaker {
  public:
    explicit BlockMaker(unsigned seed) : random_{seed} {}

    std::string block()
    {
        std::string out;
        for (std::size_t n = 1 + below(7); n > 0; --n) out += field("");
        if (below(20) == 0) out = "{\n" + out + "}";
        return out.substr(0, out.find_last_not_of(" \n") + 1);  // what ends a block is no part of its last value
    }
    [[nodiscard]] bool has_alias() const { return has_alias_; }

  private:
    std::size_t below(std::size_t n) { return random_() % n; }

    std::string pick(const std::vector<std::string>& from) { return from[below(from.size())]; }

    std::string words()
    {
        static const std::vector<std::string> parts{"alpha",
                                                    "beta gamma",
                                                    "x",
                                                    "null",
                                                    "~",
                                                    "a:b",
                                                    "https://example.org/a?b=c#d",
                                                    "#hash",
                                                    "C#",
                                                    "it's",
                                                    "say \"hi\"",
                                                    "台积电",
                                                    "英伟达的三十年：从显卡到数据中心",
                                                    "3.10",
                                                    "2024-03-04",
                                                    "- dash",
                                                    "[bracket",
                                                    "comma, here",
                                                    "100%",
                                                    "Erdős",
                                                    "🤖 robot",
                                                    "*star",
                                                    "&and",
                                                    "{brace}",
                                                    "q? yes!",
                                                    "`tick`",
                                                    "a - b",
                                                    "name:",
                                                    "true",
                                                    "|pipe",
                                                    ">more",
                                                    "@at",
                                                    "\\back"};
        std::string out = pick(parts);
        while (below(2) == 0) out += " " + pick(parts);
        return out;
    }

    std::string quoted()
    {
        const std::string text = words();
        if (below(2) == 0) {
            std::string out = "'";
            for (const char c : text) out += c == '\'' ? "''" : std::string(1, c);
            return out + "'";
        }
        std::string out = "\"";
        for (const char c : text) out += c == '"' || c == '\\' ? std::string{"\\"} + c : std::string(1, c);
        return out + (below(4) == 0 ? "\\n\"" : "\"");
    }

    std::string several_lines(const std::string& indent, const std::string& first)
    {
        std::string out = first + "\n";
        for (std::size_t n = 1 + below(3); n > 0; --n) {
            if (below(5) == 0) out += "\n";
            out += indent + "  " +
                   pick({"plain text goes on here", "name: something long", "- something long", "# no comment",
                         "单行文字", "x"}) +
                   "\n";
        }
        return out;
    }

    std::string bracketed()
    {
        static const std::vector<std::string> parts{"alpha",          "beta gamma", "台积电", "3.10", "-1",   "'it is'",
                                                    "\"two, three\"", "'it''s'",    "null",   "",     "a: b", "C#"};
        std::string out = "[";
        const std::size_t count = below(4);
        for (std::size_t i = 0; i < count; ++i) out += (i > 0 ? pick({",", ", ", " , "}) : "") + pick(parts);
        return out + pick({"]", " ]", "] ", ",]"});
    }

    std::string value(const std::string& indent)
    {
        const std::string comment = below(6) == 0 ? " # a comment: here" : "", blanks = below(6) == 0 ? "   " : "";
        switch (below(16)) {
            case 0: return "\n";
            case 1: return " " + pick({"|", ">", "|-", ">-"}) + several_lines(indent, "");
            case 2: return " " + several_lines(indent, words());
            case 3: {
                const std::string quote = pick({"\"", "'"});
                std::string text = several_lines(indent, quote + "begins here");
                text.pop_back();
                return " " + text + quote + "\n";
            }
            case 4: return " [" + words() + ", " + quoted() + "]" + comment + "\n";
            case 5: return " [one thing,\n" + indent + "  another: thing,\n" + indent + "  third thing]\n";
            case 6: return " {name: something long,\n" + indent + "  other: something else}\n";
            case 7: return " &anchor something long" + blanks + "\n";
            case 8: has_alias_ = true; return " *anchor" + comment + "\n";
            case 9: return " " + bracketed() + blanks + comment + "\n";
            case 10: return " {" + words() + ",\n" + indent + "name: something long, more\n" + indent + "}\n";
            case 11:
            case 12: return " " + quoted() + blanks + comment + "\n";
            default: return " " + words() + blanks + comment + "\n";
        }
    }

    std::string field(const std::string& indent)
    {
        const std::string name = indent +
                                 pick({"title", "summary", "people", "tags", "source", "标签", "\"quoted key\"",
                                       "a-b_c", "date", "x", "null", "2024", "-dash", "&key name", "? asked"}) +
                                 ":";
        switch (below(6)) {
            case 0: {
                std::string out = name + "\n";
                for (std::size_t n = 1 + below(4); n > 0; --n) out += indent + "  -" + value(indent + "    ");
                return out;
            }
            case 1:
                return indent.size() > 4 ? name + value(indent)
                                         : name + "\n" + field(indent + "  ") + field(indent + "  ");
            case 2: return indent + "# " + words() + "\n" + name + value(indent);
            default: return name + value(indent);
        }
    }

    std::mt19937 random_;
    bool has_alias_ = false;
};

enum class Places : bool { compare, skip };

/// The same block read by yaml-cpp's own tree.
std::string reference(const YAML::Node& node, std::string_view block, Places places)
{
    std::string out;
    if (places == Places::compare && !node.IsNull()) {  // where nothing stands is no matter
        const auto position = static_cast<std::size_t>(node.Mark().pos),
                   column = static_cast<std::size_t>(node.Mark().column);
        out = std::to_string(node.Mark().line + 2) + ":" +
              std::to_string(graphmatter::text::code_points(block.substr(position - column, column)) + 1) + " ";
    }
    if (node.IsNull()) return out + "~";
    if (node.IsScalar()) return out + (node.Tag() == "!" ? "'" + node.Scalar() + "'" : node.Scalar());
    out += node.IsMap() ? "{" : "[";
    for (const auto& entry : node) {
        if (node.IsMap())
            out += (entry.first.IsNull() ? "" : entry.first.Scalar()) + ": " + reference(entry.second, block, places) +
                   "; ";
        else
            out += reference(entry, block, places) + "; ";
    }
    return out + (node.IsMap() ? "}" : "]");
}

std::string ours(const Value& value, Places places)
{
    const std::string at =
        places == Places::compare && value.type != Value::Type::null ? graphmatter::test::place(value) + " " : "";
    switch (value.type) {
        case Value::Type::null: return at + "~";
        case Value::Type::scalar: return at + graphmatter::test::shown(value);
        case Value::Type::list: {
            std::string out = at + "[";
            for (const Value& item : value.items) out += ours(item, places) + "; ";
            return out + "]";
        }
        case Value::Type::map: break;
    }
    std::string out = at + "{";
    for (const Field& field : value.fields) out += field.name + ": " + ours(field.value, places) + "; ";
    return out + "}";
}

}  // namespace

TEST_CASE("short cuts in reading YAML change nothing", "[ingest][yaml]")
{
    std::size_t valid = 0;
    constexpr unsigned blocks = 2000;
    for (unsigned seed = 0; seed < blocks; ++seed) {
        BlockMaker maker{seed};
        const std::string block = maker.block();
        CAPTURE(seed, block);
        const Parsed parsed = parse_yaml(block, 2);
        try {
            const YAML::Node node = YAML::Load(block);
            const Places places =
                maker.has_alias() ? Places::skip : Places::compare;  // a node knows its anchor's place only
            REQUIRE_FALSE(parsed.flaw);
            REQUIRE(ours(parsed.value, places) == reference(node, block, places));
            ++valid;
        } catch (const YAML::Exception& e) {
            REQUIRE(parsed.flaw);
            if (e.msg == "illegal EOF in scalar") continue;  // told in our own words
            REQUIRE(parsed.flaw->line == static_cast<std::uint32_t>(std::max(e.mark.line, 0) + 2));
            REQUIRE(parsed.flaw->message.find(e.msg) != std::string::npos);  // behind our own words
        }
    }
    CHECK(valid > blocks / 4);  // the maker must not drift into making only broken blocks
}
