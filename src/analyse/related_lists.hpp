#pragma once
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include <graphmatter/model/knowledge_graph.hpp>
#include <graphmatter/model/rows.hpp>
#include <graphmatter/model/schema.hpp>

#include "analyse/related_search.hpp"

namespace graphmatter::analyse {

struct Suggestion : Candidate {
    bool pinned = false;
};

/// Puts lists together from what is pinned, what the search finds and what the policies leave of it.
class RelatedLists {
  public:
    RelatedLists(const RelatedIndex& index, const KnowledgeGraph& graph, const Schema& schema);

    /// Pinned posts in the order written, then the best others.
    [[nodiscard]] std::vector<Suggestion> list_for(PostId post, RelatedSearch& search) const;

  private:
    /// How many posts of one series or speaker stand in the list at hand.
    class Places;
    struct Limit {
        std::uint32_t most = 0;
        Rows<NodeId> named;  // a row a post: its entities of the kind
    };

    void read_lists(const KnowledgeGraph& graph);
    void limit(const KnowledgeGraph& graph, const Schema& schema, std::string_view kind, std::uint32_t most);
    /// Appends what may stand there; whether the list is whole, as it has its length or only lesser scores are left.
    bool fill(PostId post, std::span<const Candidate> found, Places places, std::vector<Suggestion>& list) const;
    /// Raises the scores of what others chose, and sorts again.
    [[nodiscard]] std::vector<Candidate> raised(PostId post, std::span<const Candidate> found) const;
    void raise(PostId post, Candidate& candidate) const;
    void add_pinned(PostId post, Places& places, std::vector<Suggestion>& list) const;

    const RelatedIndex& index_;
    Rows<PostId> pins_, bans_;                 // a row a post; bans ascending, pins without what is banned
    Rows<PostId> chosen_;                      // a row a post: what it lists as related, ascending
    std::vector<std::uint32_t> times_chosen_;  // by post
    std::vector<Limit> limits_;
};

}  // namespace graphmatter::analyse
