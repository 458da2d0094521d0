#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include <graphmatter/model/knowledge_graph.hpp>
#include <graphmatter/model/rows.hpp>
#include <graphmatter/model/schema.hpp>
#include <graphmatter/model/string_pool.hpp>
#include <graphmatter/text/transliteration.hpp>

namespace graphmatter::analyse {

/// An entity whose names may be proposed to be another's: any but posts and URLs.
struct NamedEntity {
    NodeId node{};
    KindId kind{};
    std::string key;  // without brackets; words apart
    text::Writing writing{};
    std::uint32_t posts = 0;
    bool capitals = false;  // the label is an acronym by its looks: capital letters only
};

/// The names of the vault. A name is a squashed key; one name may stand for entities of several kinds.
struct NameTable {
    StringPool names;
    std::vector<NamedEntity> entities;  // by NodeId
    Rows<std::uint32_t> entities_of;    // a name: indexes into `entities`; names interned later have no row
    std::vector<bool> of_person;        // a kind: its entities are people
    std::vector<bool> is_tag;           // a kind: its entities are tags

    [[nodiscard]] bool is_known(StringId name) const noexcept
    {
        return name != none<StringId> && index(name) < entities_of.size() && !entities_of[name].empty();
    }
};

/// O(forms); each form's key is made once.
[[nodiscard]] NameTable name_table(const KnowledgeGraph& graph, const Schema& schema);

}  // namespace graphmatter::analyse
