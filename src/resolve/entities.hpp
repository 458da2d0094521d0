#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include <graphmatter/model/corpus.hpp>
#include <graphmatter/model/rows.hpp>
#include <graphmatter/model/schema.hpp>
#include <graphmatter/model/string_pool.hpp>
#include <graphmatter/resolve/resolve.hpp>

namespace graphmatter::resolve {

/// A way to write a name, within a kind.
struct Form {
    StringId text{};  // in the corpus's strings
    KindId kind{};
    std::uint32_t uses = 0;
    std::uint32_t entity = 0;  // index into Entities::list, or dropped
    StringId rule{};           // in Entities::rules: why it is joined with the label; empty if it is the label
    static constexpr std::uint32_t dropped = 0xFFFFFFFF;
};

struct Entity {
    KindId kind{};
    std::string key, label;
};

/// Forms joined to entities. Entities are sorted by (kind, key).
struct Entities {
    std::vector<Entity> list;
    std::vector<Form> forms;
    Rows<std::uint32_t> forms_of;                // an entity: its forms, most used first, then bytewise
    Rows<std::string> keys_of;                   // people, speakers, authors: squashed keys, sorted, unique; else empty
    std::vector<std::uint32_t> form_of_mention;  // parallel to Corpus::mentions.values
    StringPool rules;
};

/// Joins written forms by key, by squashed key and by the alias entries, and says why; drops stop names. Throws
/// UsageError when alias entries contradict each other.
[[nodiscard]] Entities find_entities(const Corpus& corpus, const Schema& schema, const ResolveOptions& options);

}  // namespace graphmatter::resolve
