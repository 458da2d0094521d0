#include <graphmatter/model/schema.hpp>

#include <algorithm>
#include <array>

namespace graphmatter {

namespace {

struct KindRow {
    std::string_view name, plural, color;
    bool co_occurs;
};
// Colours: Tableau 10 and its lighter partners, told apart on screen and in print.
constexpr std::array kind_rows{
    KindRow{"post", "posts", "#bab0ac", false},
    KindRow{"person", "people", "#e15759", true},
    KindRow{"organization", "organizations", "#4e79a7", true},
    KindRow{"product", "products", "#f28e2b", true},
    KindRow{"media", "media", "#b07aa1", true},
    KindRow{"tag", "tags", "#59a14f", true},
    KindRow{"speaker", "speakers", "#ff9d9a", false},
    KindRow{"author", "authors", "#d37295", false},
    KindRow{"source", "sources", "#9c755f", false},
    KindRow{"site", "sites", "#d7b5a6", false},
    KindRow{"category", "categories", "#76b7b2", false},
    KindRow{"area", "areas", "#499894", false},
    KindRow{"series", "series", "#edc948", false},
    KindRow{"project", "projects", "#b6992d", false},
};

constexpr std::array<std::string_view, 11> plain_relations{
    "MENTIONS", "TAGGED",  "SPOKEN_BY",        "WRITTEN_BY",        "DERIVED_FROM",      "IN_CATEGORY",
    "IN_AREA",  "PART_OF", relation::links_to, relation::hosted_on, relation::related_to};
constexpr std::array symmetric_relations{relation::same_as, relation::co_occurs_with};

struct FieldRow {
    std::string_view kind, relation;
    std::array<std::string_view, 6> fields;
    bool split = false, url = false;
};
constexpr std::array field_rows{
    FieldRow{"person", "MENTIONS", {"people", "persons", "person"}},
    FieldRow{"organization", "MENTIONS", {"companies_orgs", "companies", "organizations", "orgs", "company"}},
    FieldRow{"product", "MENTIONS", {"products_models", "products", "models", "tools"}},
    FieldRow{"media", "MENTIONS", {"media_books", "books", "media"}},
    FieldRow{"tag", "TAGGED", {"tags", "keywords", "topics"}, true},
    FieldRow{"speaker", "SPOKEN_BY", {"speaker", "speakers", "guest", "guests", "channel", "podcast"}},
    FieldRow{"author", "WRITTEN_BY", {"author", "authors", "contributors"}},
    FieldRow{"source", "DERIVED_FROM", {"source", "source_url", "canonical_url"}, false, true},
    FieldRow{"category", "IN_CATEGORY", {"category", "categories", "section"}, true},
    FieldRow{"area", "IN_AREA", {"area"}},
    FieldRow{"series", "PART_OF", {"series"}},
    FieldRow{"project", "PART_OF", {"project", "projects"}},
};

bool same_letters(std::string_view a, std::string_view b) noexcept
{
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    return a.size() == b.size() && std::ranges::equal(a, b, {}, lower, lower);
}

template <DenseId Id, class Range, class Same>
std::optional<Id> find_in(const Range& range, Same same) noexcept
{
    for (std::size_t i = 0; i < range.size(); ++i)
        if (same(range[i])) return id_at<Id>(i);
    return std::nullopt;
}

}  // namespace

std::optional<KindId> Schema::find_kind(std::string_view name) const noexcept
{
    return find_in<KindId>(kinds, [name](const Kind& kind) { return kind.name == name; });
}

std::optional<RelationId> Schema::find_relation(std::string_view name) const noexcept
{
    return find_in<RelationId>(relations, [name](const Relation& relation) { return relation.name == name; });
}

std::optional<FieldId> Schema::find_field(std::string_view name) const noexcept
{
    return find_in<FieldId>(fields, [name](const FieldRule& rule) { return same_letters(rule.field, name); });
}

std::optional<ListUse> Schema::find_list(std::string_view name) const noexcept
{
    for (const ListRule& rule : lists)
        if (same_letters(rule.field, name)) return rule.use;
    return std::nullopt;
}

Schema default_schema()
{
    Schema schema;
    for (const auto& row : kind_rows)
        schema.kinds.push_back({std::string{row.name}, std::string{row.plural}, std::string{row.color}, row.co_occurs});
    for (const auto name : plain_relations) schema.relations.push_back({std::string{name}, false});
    for (const auto name : symmetric_relations) schema.relations.push_back({std::string{name}, true});
    for (const auto& row : field_rows)
        for (const auto field : row.fields)
            if (!field.empty())
                schema.fields.push_back({std::string{field}, *schema.find_kind(row.kind),
                                         *schema.find_relation(row.relation), 1.0, row.split, row.url});
    schema.lists = {{"related", ListUse::pin}, {"related_exclude", ListUse::ban}};
    return schema;
}

}  // namespace graphmatter
