#include "resolve/entity_groups.hpp"

#include <array>
#include <string_view>
#include <tuple>
#include <utility>

#include <oneapi/tbb/parallel_sort.h>

namespace graphmatter::resolve {

namespace {

/// Where an entity stands among all: by kind, then by key, of which the first bytes tell nearly always.
struct Place {
    Place(const EntityGroup& its_group, std::string_view its_key) : group{&its_group}, key{its_key}
    {
        for (std::size_t i = 0; i < start.size(); ++i)
            for (std::size_t byte = 8 * i; byte < 8 * i + 8; ++byte)
                start[i] = start[i] << 8U | (byte < key.size() ? static_cast<unsigned char>(key[byte]) : 0U);
    }
    bool operator<(const Place& other) const
    {
        return std::tie(group->kind, start, key, group->first) <
               std::tie(other.group->kind, other.start, other.key, other.group->first);
    }

    const EntityGroup* group;
    std::array<std::uint64_t, 2> start{};
    std::string_view key;
};

}  // namespace

void sort_groups(std::vector<EntityGroup>& groups, const StringPool& keys)
{
    std::vector<Place> places;
    places.reserve(groups.size());
    for (const EntityGroup& group : groups) places.emplace_back(group, keys[group.key]);
    tbb::parallel_sort(places);
    std::vector<EntityGroup> sorted;
    sorted.reserve(groups.size());
    for (const Place& place : places) sorted.push_back(*place.group);
    groups = std::move(sorted);
}

}  // namespace graphmatter::resolve
