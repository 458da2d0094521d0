#include "analyse/alias_candidates.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <tuple>
#include <unordered_map>

#include <graphmatter/text/likeness.hpp>

namespace graphmatter::analyse {

namespace {

float ratio(std::uint32_t part, std::uint32_t whole)
{
    return whole == 0 ? 0 : static_cast<float>(part) / static_cast<float>(whole);
}

/// What the glosses of two names say of two entities that bear them.
AliasCandidate candidate_of(const NameTable& table, const GlossCounts& counts, const GlossedPair& pair,
                            std::uint32_t a, std::uint32_t b)
{
    const auto script_of = [&](std::uint32_t entity) { return static_cast<std::size_t>(table.entities[entity].writing); };
    const std::size_t name_a = index(pair.a), name_b = index(pair.b);
    AliasCandidate c;
    c.a = a;
    c.b = b;
    c.glosses = pair.posts;
    c.forward = pair.forward;
    c.bounded = pair.bounded;
    c.share_a = ratio(pair.posts, counts.total[name_a][script_of(b)]);
    c.share_b = ratio(pair.posts, counts.total[name_b][script_of(a)]);
    c.lead_a = ratio(pair.posts, counts.most[name_a][script_of(b)]);
    c.lead_b = ratio(pair.posts, counts.most[name_b][script_of(a)]);
    c.post = pair.post;
    c.line = pair.line;
    if (a > b) {
        std::swap(c.a, c.b);
        std::swap(c.share_a, c.share_b);
        std::swap(c.lead_a, c.lead_b);
        c.forward = c.glosses - c.forward;
    }
    return c;
}

/// Two entities whose names meet in several ways: the counts are summed, the best shares kept.
void merge(AliasCandidate& into, const AliasCandidate& from)
{
    if (std::tie(from.post, from.line) < std::tie(into.post, into.line)) {
        into.post = from.post;
        into.line = from.line;
    }
    into.glosses += from.glosses;
    into.forward += from.forward;
    into.bounded += from.bounded;
    into.share_a = std::max(into.share_a, from.share_a);
    into.share_b = std::max(into.share_b, from.share_b);
    into.lead_a = std::max(into.lead_a, from.lead_a);
    into.lead_b = std::max(into.lead_b, from.lead_b);
}

using Vector = std::unordered_map<std::uint32_t, float>;

/// Posts and entities of the vault as a two-mode graph, for the context of a few thousand entities.
class Context {
  public:
    Context(const KnowledgeGraph& graph, const NameTable& table) : graph_{graph}, table_{table}
    {
        std::vector<std::uint32_t> entity_of(graph.nodes.size(), nothing);
        for (std::uint32_t i = 0; i < table.entities.size(); ++i) entity_of[index(table.entities[i].node)] = i;
        posts_of_.resize(table.entities.size());
        for (std::size_t post = 0; post < graph.nodes.size() && graph.nodes[post].kind == post_kind; ++post) {
            std::vector<std::uint32_t> named;
            for (const Edge& edge : edges_from(graph, id_at<NodeId>(post)))
                if (const auto entity = entity_of[index(edge.to)]; entity != nothing) named.push_back(entity);
            std::ranges::sort(named);
            named.erase(std::ranges::unique(named).begin(), named.end());
            for (const std::uint32_t entity : named) posts_of_[entity].push_back(static_cast<std::uint32_t>(post));
            named_in_.push_row(named);
        }
    }

    float cosine(std::uint32_t a, std::uint32_t b) const
    {
        const Vector left = neighbours(a, b), right = neighbours(b, a);
        double product = 0;
        for (const auto& [entity, weight] : left)
            if (const auto found = right.find(entity); found != right.end())
                product += static_cast<double>(weight) * static_cast<double>(found->second);
        const double norm = std::sqrt(squares(left) * squares(right));
        return norm > 0 ? static_cast<float>(product / norm) : 0;
    }

  private:
    static constexpr std::uint32_t nothing = 0xFFFFFFFF;
    static constexpr std::size_t most_posts = 64;  // of an entity that are looked at, evenly spread

    static double squares(const Vector& vector)
    {
        double sum = 0;
        for (const auto& entry : vector) sum += static_cast<double>(entry.second) * static_cast<double>(entry.second);
        return sum;
    }

    Vector neighbours(std::uint32_t entity, std::uint32_t other) const
    {
        Vector vector;
        const auto& posts = posts_of_[entity];
        const std::size_t step = std::max<std::size_t>(1, posts.size() / most_posts);
        for (std::size_t i = 0; i < posts.size(); i += step) {
            const auto named = named_in_[posts[i]];
            if (std::ranges::binary_search(named, other)) continue;
            for (const std::uint32_t neighbour : named)
                if (neighbour != entity)
                    vector[neighbour] += static_cast<float>(std::log(
                        static_cast<double>(named_in_.size()) / static_cast<double>(posts_of_[neighbour].size())));
        }
        return vector;
    }

    const KnowledgeGraph& graph_;
    const NameTable& table_;
    std::vector<std::vector<std::uint32_t>> posts_of_;
    Rows<std::uint32_t> named_in_;
};

}  // namespace

std::vector<AliasCandidate> gloss_candidates(const NameTable& table, const GlossCounts& counts)
{
    std::vector<AliasCandidate> found;
    for (const GlossedPair& pair : counts.pairs)
        for (const std::uint32_t a : table.entities_of[pair.a])
            for (const std::uint32_t b : table.entities_of[pair.b])
                if (a != b && table.entities[a].kind == table.entities[b].kind)
                    found.push_back(candidate_of(table, counts, pair, a, b));
    std::ranges::stable_sort(found, {}, [](const AliasCandidate& c) { return std::tuple{c.a, c.b}; });
    std::vector<AliasCandidate> merged;
    for (const AliasCandidate& c : found)
        if (!merged.empty() && merged.back().a == c.a && merged.back().b == c.b)
            merge(merged.back(), c);
        else
            merged.push_back(c);
    return merged;
}

void compare_context(const KnowledgeGraph& graph, const NameTable& table, std::vector<AliasCandidate>& candidates)
{
    const Context context{graph, table};
    for (AliasCandidate& c : candidates) c.context = context.cosine(c.a, c.b);
}

}  // namespace graphmatter::analyse
