#pragma once
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include <graphmatter/model/ids.hpp>
#include <graphmatter/model/knowledge_graph.hpp>
#include <graphmatter/model/rows.hpp>
#include <graphmatter/model/schema.hpp>

namespace graphmatter::analyse {

enum class EntityOrder : std::uint8_t { by_node, rarest_first };  // rarest_first: fewest posts, then NodeId

/// Who is named where. Entities are numbered anew, 0.., in the wanted order ("ranks"). A post and an entity meet at
/// most once, whatever the relations between them.
struct Incidence {
    std::vector<NodeId> nodes;     // a rank: the entity
    Rows<std::uint32_t> posts_of;  // a rank: the posts that name it, ascending
    Rows<std::uint32_t> ranks_of;  // a post: the entities it names, ascending

    [[nodiscard]] std::size_t posts() const noexcept { return ranks_of.size(); }
};

/// Entities of the kinds that take part and named in at least min_posts posts (at least one).
/// O(edges + entities log entities); 8 bytes a mention.
[[nodiscard]] Incidence incidence(const KnowledgeGraph& graph, const Schema& schema,
                                  const std::function<bool(const Kind&)>& takes_part, std::uint32_t min_posts,
                                  EntityOrder order);

/// Calls visit(rank) for each rank that stands in both ascending rows.
template <class Visit>
void for_each_shared(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b, Visit visit)
{
    for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
        if (*i < *j)
            ++i;
        else if (*j < *i)
            ++j;
        else {
            visit(*i);
            ++i;
            ++j;
        }
    }
}

}  // namespace graphmatter::analyse
