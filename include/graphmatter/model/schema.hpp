#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <graphmatter/model/ids.hpp>

namespace graphmatter {

/// What kind of thing a node is: post, person, organization, ...
struct Kind {
    std::string name;        // "organization"; goes into node ids and the node_type of graph files
    std::string plural;      // "organizations"; the SQL view
    std::string color;       // "#rrggbb"
    bool co_occurs = false;  // takes part in the co-occurrence network
};

/// How an edge ties its ends: MENTIONS, TAGGED, LINKS_TO, ...
struct Relation {
    std::string name;
    bool symmetric = false;
};

/// A front-matter field that names entities. Several fields may feed one kind.
struct FieldRule {
    std::string field;  // compared without regard to case
    KindId kind{};
    RelationId relation{};
    double weight = 1.0;          // of the edges it makes; > 0
    bool split_on_comma = false;  // a scalar "a, b" holds two names; list items are never split
    bool is_url = false;          // the value is a source URL, tied to its site by HOSTED_ON
};

/// What the posts that a front-matter field lists are for.
enum class ListUse : std::uint8_t {
    pin,    // to be suggested first
    ban,    // never to be suggested
    chosen  // somebody's choice, to compare suggestions with
};

/// A front-matter field that lists other posts.
struct ListRule {
    std::string field;  // compared without regard to case
    ListUse use{};
};

/// The kinds, relations and fields of a vault. Data, not an enum: configuration can change all of it.
/// kinds[0] is the post; kinds are in the order in which nodes are numbered.
struct Schema {
    std::vector<Kind> kinds;
    std::vector<Relation> relations;
    std::vector<FieldRule> fields;
    std::vector<ListRule> lists;              // a field that names entities is no list
    std::vector<std::string> ignored_fields;  // lower case; neither entities nor attributes

    [[nodiscard]] std::optional<KindId> find_kind(std::string_view name) const noexcept;
    [[nodiscard]] std::optional<RelationId> find_relation(std::string_view name) const noexcept;
    /// The rule for a field name in any letter case (ASCII).
    [[nodiscard]] std::optional<FieldId> find_field(std::string_view name) const noexcept;
    [[nodiscard]] std::optional<ListUse> find_list(std::string_view name) const noexcept;

    [[nodiscard]] const Kind& operator[](KindId id) const { return kinds[index(id)]; }
    [[nodiscard]] const Relation& operator[](RelationId id) const { return relations[index(id)]; }
    [[nodiscard]] const FieldRule& operator[](FieldId id) const { return fields[index(id)]; }
};

/// The built-in schema: fifteen kinds, the relations between them, some fifty field names, and the lists `related` and
/// `related_exclude`.
[[nodiscard]] Schema default_schema();

// Fields that are no rule of any schema: the program itself reads them.
namespace field {
inline constexpr std::array<std::string_view, 4> dates{"date", "published", "created", "updated"};
inline constexpr std::array<std::string_view, 3> summaries{"summary", "description", "excerpt"};
inline constexpr std::array<std::string_view, 8> others{"title",     "draft", "exclude", "slug",
                                                        "permalink", "url",   "aliases", "alias"};
}  // namespace field

// Relations and kinds that the program itself makes edges of; every schema holds them.
namespace relation {
inline constexpr std::string_view links_to = "LINKS_TO", hosted_on = "HOSTED_ON", same_as = "SAME_AS",
                                  co_occurs_with = "CO_OCCURS_WITH", related_to = "RELATED_TO";
}
namespace kind {
inline constexpr std::string_view post = "post", person = "person", speaker = "speaker", author = "author",
                                  source = "source", site = "site", tag = "tag";
}

}  // namespace graphmatter
