#pragma once
#include <string_view>

#include <graphmatter/model/corpus.hpp>
#include <graphmatter/model/findings.hpp>
#include <graphmatter/model/knowledge_graph.hpp>

namespace graphmatter::analyse {

enum class Period : std::uint8_t { year, quarter, month };

/// "year", "quarter" or "month".
[[nodiscard]] std::string_view name_of(Period period) noexcept;

/// What it tells: in how many posts of each period an entity is named, and its rank by that among its kind.
/// Unit and range: posts >= 1, uses >= posts, rank >= 1.
/// Cost: O(m log m) for m mentions; 20 bytes for each entity and period in which it is named.
/// Edge cases: undated posts do not count. Entities that fewer than two dated posts name have no trend and no row, nor
/// have sites; no rank depends on them, as they would come last.
/// Order and ties: by entity, then period; equal posts share the better rank.
[[nodiscard]] Trends trends(const Corpus& corpus, const KnowledgeGraph& graph, Period period);

}  // namespace graphmatter::analyse
