#pragma once
#include <cstdint>
#include <vector>

#include <graphmatter/model/ids.hpp>
#include <graphmatter/model/string_pool.hpp>

namespace graphmatter::resolve {

/// Keys that are one entity: a stretch of a list of them, and the key that names it.
struct EntityGroup {
    KindId kind{};
    StringId key{};
    std::uint32_t first = 0, last = 0;
    std::uint32_t alias = 0;  // the alias entry that names it, if any
};

/// Sorts by kind, then by key, bytewise, then by place; in parallel.
void sort_groups(std::vector<EntityGroup>& groups, const StringPool& keys);

}  // namespace graphmatter::resolve
