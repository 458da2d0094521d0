#include <graphmatter/analyse/name_reports.hpp>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include <graphmatter/text/encoding.hpp>
#include <graphmatter/text/names.hpp>
#include <graphmatter/text/transliteration.hpp>

namespace graphmatter::analyse {

namespace {

constexpr std::string_view mentions = "MENTIONS";
constexpr auto placeholders = std::to_array<std::string_view>(
    {"n/a",    "na",  "none", "null", "nil",  "unknown", "tbd",  "todo",   "anonymous", "various",
     "others", "etc", "无",   "未知", "匿名", "其他",    "待定", "未提及", "暂无",      "某人"});

/// Kinds that fields with the relation MENTIONS feed.
std::vector<bool> mentioned_kinds(const Schema& schema)
{
    std::vector<bool> mentioned(schema.kinds.size());
    for (const FieldRule& rule : schema.fields)
        if (schema[rule.relation].name == mentions) mentioned[index(rule.kind)] = true;
    return mentioned;
}

std::size_t count_of(std::string_view text, std::string_view part)
{
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + part.size()))
        ++count;
    return count;
}

bool has_lone_bracket(std::string_view name)
{
    return count_of(name, "(") + count_of(name, "（") != count_of(name, ")") + count_of(name, "）") ||
           count_of(name, "《") != count_of(name, "》") || count_of(name, "“") != count_of(name, "”");
}

bool is_sentence(std::string_view name)
{
    constexpr std::size_t many_spaces = 12, many_characters = 40;
    if (name.find("。") != std::string_view::npos) return true;
    const bool spaced = count_of(name, " ") >= many_spaces;
    const bool without_words = text::writing_of(name) != text::Writing::latin && count_of(name, " ") == 0;
    return spaced || (without_words && text::code_points(name) >= many_characters);
}

bool contains_any(std::string_view name, std::initializer_list<std::string_view> parts)
{
    return std::ranges::any_of(parts, [&](std::string_view p) { return name.find(p) != std::string_view::npos; });
}

/// Why a name seems to be none, or "".
std::string_view noise_in(std::string_view name)
{
    const std::string key = text::name_key(name);
    if (std::ranges::find(placeholders, key) != placeholders.end()) return "a placeholder";
    if (contains_any(name, {"://", "</", "[[", "]]", "{{", "}}", "**"})) return "markup or a URL";
    if (has_lone_bracket(name)) return "a bracket without its partner";
    if (text::code_points(key) == 1) return "one character";
    if (text::writing_of(key) == text::Writing::none) return "a number";
    if (contains_any(name, {"、", " / ", "；", "; "})) return "several names in one";
    if (is_sentence(name)) return "a sentence";
    return {};
}

}  // namespace

std::vector<NameInKinds> names_in_several_kinds(const KnowledgeGraph& graph, const Schema& schema)
{
    const auto mentioned = mentioned_kinds(schema);
    std::vector<std::pair<std::string, NodeId>> names;
    for (std::size_t i = 0; i < graph.nodes.size(); ++i)
        if (mentioned[index(graph.nodes[i].kind)])
            names.emplace_back(text::squashed_key(text::name_key(graph[graph.nodes[i].label])), id_at<NodeId>(i));
    std::ranges::sort(names);
    std::vector<NameInKinds> found;
    for (std::size_t begin = 0, end = 0; begin < names.size(); begin = end) {
        NameInKinds name;
        for (; end < names.size() && names[end].first == names[begin].first; ++end)
            name.nodes.push_back(names[end].second);
        if (name.nodes.size() < 2) continue;
        const auto posts = [&](NodeId node) { return graph.posts[index(node)]; };
        std::ranges::stable_sort(name.nodes, std::greater{}, posts);
        found.push_back(std::move(name));
    }
    std::ranges::sort(found, {}, [&](const NameInKinds& n) {
        return std::tuple{-std::int64_t{graph.posts[index(n.nodes[1])]}, n.nodes.front()};
    });
    return found;
}

std::vector<NoiseName> noise_names(const KnowledgeGraph& graph, const Schema& schema)
{
    auto looked_at = mentioned_kinds(schema);
    if (const auto tag = schema.find_kind(kind::tag)) looked_at[index(*tag)] = true;
    std::vector<NoiseName> found;
    std::vector<std::uint32_t> place(graph.nodes.size());  // one more than the index into `found`
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
        const Node& node = graph.nodes[i];
        if (!looked_at[index(node.kind)] || graph.uses[i] != 1) continue;
        const std::string_view reason = noise_in(graph[node.label]);
        if (reason.empty()) continue;
        found.push_back({id_at<NodeId>(i), reason, PostId{}, 0});
        place[i] = static_cast<std::uint32_t>(found.size());
    }
    for (std::size_t e = 0; e < graph.edges.size(); ++e) {
        const std::uint32_t name = place[index(graph.edges[e].to)];
        if (name == 0 || graph.evidence[e].empty()) continue;
        found[name - 1].post = post_of(graph.edges[e].from);
        found[name - 1].line = graph.evidence[e].front().line;
    }
    return found;
}

}  // namespace graphmatter::analyse
