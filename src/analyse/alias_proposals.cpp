#include <graphmatter/analyse/alias_proposals.hpp>

#include <algorithm>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include <graphmatter/text/names.hpp>

#include "analyse/alias_candidates.hpp"
#include "analyse/alias_confidence.hpp"
#include "analyse/alias_glosses.hpp"
#include "analyse/alias_groups.hpp"
#include "analyse/alias_names.hpp"

namespace graphmatter::analyse {

namespace {

/// Which entities the alias file names as canonical.
std::vector<bool> settled_entities(const NameTable& table, const KnowledgeGraph& graph, const Schema& schema,
                                   std::span<const AliasEntry> aliases)
{
    std::set<std::pair<KindId, std::string>> canonical;
    for (const AliasEntry& entry : aliases)
        if (const auto kind = schema.find_kind(entry.kind)) canonical.emplace(*kind, text::name_key(entry.canonical));
    std::vector<bool> settled;
    settled.reserve(table.entities.size());
    for (const NamedEntity& entity : table.entities)
        settled.push_back(canonical.contains({entity.kind, std::string{graph[graph.nodes[index(entity.node)].key]}}));
    return settled;
}

std::vector<AliasLink> sure_links(const NameTable& table, const std::vector<AliasCandidate>& candidates, float least)
{
    std::vector<AliasLink> links;
    for (std::uint32_t i = 0; i < candidates.size(); ++i) {
        const AliasCandidate& c = candidates[i];
        const float confidence = confidence_of(c, table);
        if (confidence > 0 && confidence >= least) links.push_back({c.a, c.b, confidence, i});
    }
    return links;
}

class ProposalWriter {
  public:
    ProposalWriter(const KnowledgeGraph& graph, const NameTable& table, const std::vector<AliasCandidate>& candidates,
                   const std::vector<bool>& settled)
        : graph_{graph}, table_{table}, candidates_{candidates}, settled_{settled}
    {
    }

    AliasProposal proposal_of(const AliasGroup& group) const
    {
        std::vector<std::uint32_t> members = group.members;
        std::ranges::sort(members, [this](std::uint32_t x, std::uint32_t y) { return rank(x) < rank(y); });
        AliasProposal proposal;
        proposal.kind = table_.entities[members.front()].kind;
        proposal.canonical = table_.entities[members.front()].node;
        for (std::size_t i = 1; i < members.size(); ++i) proposal.names.push_back(table_.entities[members[i]].node);
        proposal.confidence = 1;
        std::vector<AliasLink> links = group.links;
        std::ranges::sort(links, {}, [](const AliasLink& l) { return std::tuple{-l.confidence, l.a, l.b}; });
        for (const AliasLink& link : links) {
            proposal.evidence.push_back(evidence_of(link));
            proposal.confidence = std::min(proposal.confidence, link.confidence);
        }
        return proposal;
    }

  private:
    std::string_view label(std::uint32_t entity) const
    {
        return graph_[graph_.nodes[index(table_.entities[entity].node)].label];
    }

    /// The smallest is the canonical one.
    std::tuple<bool, bool, std::int64_t, int, std::string_view> rank(std::uint32_t entity) const
    {
        const NamedEntity& e = table_.entities[entity];
        const bool two_names = e.key.ends_with(')');
        return {!settled_[entity], two_names, -std::int64_t{e.posts}, -text::label_quality(label(entity)),
                label(entity)};
    }

    AliasEvidence evidence_of(const AliasLink& link) const
    {
        const AliasCandidate& c = candidates_[link.candidate];
        const bool a_first = rank(link.b) < rank(link.a);  // the lesser name stands first
        return {table_.entities[a_first ? link.a : link.b].node,
                table_.entities[a_first ? link.b : link.a].node,
                link.confidence,
                c.spelling,
                c.glosses,
                c.post,
                c.line,
                c.context};
    }

    const KnowledgeGraph& graph_;
    const NameTable& table_;
    const std::vector<AliasCandidate>& candidates_;
    const std::vector<bool>& settled_;
};

}  // namespace

std::vector<AliasProposal> alias_proposals(const Corpus& corpus, const KnowledgeGraph& graph, const Schema& schema,
                                           const AliasOptions& options, const Watch& watch)
{
    watch.report("comparing names", 0, 3);
    NameTable table = name_table(graph, schema);
    const GlossCounts counts = count_glosses(corpus, table);
    watch.check();
    watch.report("comparing names", 1, 3);
    std::vector<AliasCandidate> candidates =
        joined_candidates(gloss_candidates(table, counts), spelling_candidates(table));
    watch.check();
    watch.report("comparing names", 2, 3);
    compare_context(graph, table, candidates);
    const auto settled = settled_entities(table, graph, schema, options.aliases);
    const auto groups = alias_groups(table, sure_links(table, candidates, options.min_confidence), settled);
    const ProposalWriter writer{graph, table, candidates, settled};
    std::vector<AliasProposal> proposals;
    for (const AliasGroup& group : groups) proposals.push_back(writer.proposal_of(group));
    std::ranges::stable_sort(proposals, {},
                             [](const AliasProposal& p) { return std::tuple{-p.confidence, p.kind, p.canonical}; });
    watch.report("comparing names", 3, 3);
    return proposals;
}

}  // namespace graphmatter::analyse
