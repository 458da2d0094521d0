#include "analyse/related_lists.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>

namespace graphmatter::analyse {

namespace {

void sort_uniquely(std::vector<PostId>& posts)
{
    std::ranges::sort(posts);
    const auto [end, last] = std::ranges::unique(posts);
    posts.erase(end, last);
}

}  // namespace

class RelatedLists::Places {
  public:
    explicit Places(const std::vector<Limit>& limits) : limits_{limits} {}

    [[nodiscard]] bool has_room(PostId post) const
    {
        return std::ranges::all_of(limits_, [&](const Limit& limit) {
            return std::ranges::all_of(limit.named[index(post)],
                                       [&](NodeId entity) { return taken(entity) < limit.most; });
        });
    }
    void take(PostId post)
    {
        for (const Limit& limit : limits_)
            for (const NodeId entity : limit.named[index(post)]) taken_.push_back(entity);
    }

  private:
    [[nodiscard]] std::uint32_t taken(NodeId entity) const
    {
        return static_cast<std::uint32_t>(std::ranges::count(taken_, entity));
    }

    const std::vector<Limit>& limits_;
    std::vector<NodeId> taken_;
};

RelatedLists::RelatedLists(const RelatedIndex& all, const KnowledgeGraph& graph, const Schema& schema) : index_{all}
{
    read_lists(graph);
    const RelatedPolicies& policies = all.options.policies;
    limit(graph, schema, "series", policies.per_series);
    limit(graph, schema, kind::speaker, policies.per_speaker);
}

void RelatedLists::read_lists(const KnowledgeGraph& graph)
{
    const auto& listed = index_.corpus.listed;
    std::vector<PostId> pins, bans, chosen;
    times_chosen_.resize(index_.posts);
    for (std::size_t post = 0; post < index_.posts; ++post) {
        pins.clear();
        bans.clear();
        chosen.clear();
        for (std::size_t i = listed.empty() ? 0 : listed.offsets[post]; !listed.empty() && i < listed.offsets[post + 1];
             ++i) {
            const PostId target = graph.listed_targets[i];
            if (target == none<PostId> || index(target) == post) continue;
            (listed.values[i].use == ListUse::ban ? bans : chosen).push_back(target);
            if (listed.values[i].use == ListUse::pin && std::ranges::find(pins, target) == pins.end())
                pins.push_back(target);
        }
        sort_uniquely(bans);
        sort_uniquely(chosen);
        for (const PostId other : chosen) ++times_chosen_[index(other)];
        std::erase_if(pins, [&](PostId pin) { return std::ranges::binary_search(bans, pin); });
        pins_.push_row(pins);
        bans_.push_row(bans);
        chosen_.push_row(chosen);
    }
}

void RelatedLists::limit(const KnowledgeGraph& graph, const Schema& schema, std::string_view kind, std::uint32_t most)
{
    const auto wanted = schema.find_kind(kind);
    if (most == 0 || !wanted) return;
    Limit limit{most, {}};
    std::vector<NodeId> named;
    for (std::size_t post = 0; post < index_.posts; ++post) {
        named.clear();
        for (const Edge& edge : edges_from(graph, node_of(id_at<PostId>(post))))
            if (graph.nodes[index(edge.to)].kind == *wanted && std::ranges::find(named, edge.to) == named.end())
                named.push_back(edge.to);
        limit.named.push_row(named);
    }
    if (!limit.named.values.empty()) limits_.push_back(std::move(limit));
}

void RelatedLists::add_pinned(PostId post, Places& places, std::vector<Suggestion>& list) const
{
    const auto& posts = index_.corpus.posts;
    const bool hides_drafts = !posts[index(post)].draft && index_.options.policies.drafts == RelatedDrafts::for_drafts;
    for (const PostId pin : pins_[post]) {
        if (list.size() == index_.options.top) return;
        if (hides_drafts && posts[index(pin)].draft) continue;
        const Parts parts = parts_of(index_, post, pin);
        list.push_back({{pin, static_cast<float>(parts.sum()), parts}, true});
        raise(post, list.back());
        places.take(pin);
    }
}

void RelatedLists::raise(PostId post, Candidate& candidate) const
{
    std::uint32_t others = times_chosen_[index(candidate.post)];
    if (std::ranges::binary_search(chosen_[post], candidate.post)) --others;  // the choice of the post itself
    const double weight = index_.options.weights.chosen;
    if (weight == 0 || others == 0) return;
    candidate.parts *= 1 + weight * std::log1p(others);
    candidate.score = static_cast<float>(candidate.parts.sum());
}

std::vector<Candidate> RelatedLists::raised(PostId post, std::span<const Candidate> found) const
{
    std::vector<Candidate> candidates{found.begin(), found.end()};
    for (Candidate& candidate : candidates) raise(post, candidate);
    std::ranges::sort(candidates, [](const Candidate& a, const Candidate& b) {
        return a.score != b.score ? a.score > b.score : a.post < b.post;
    });
    return candidates;
}

bool RelatedLists::fill(PostId post, std::span<const Candidate> found, Places places,
                        std::vector<Suggestion>& list) const
{
    const auto is_listed = [&list](PostId other) {
        return std::ranges::find(list, other, &Suggestion::post) != list.end();
    };
    for (const Candidate& other : found) {
        if (list.size() == index_.options.top) return true;
        if (static_cast<double>(other.score) < index_.options.policies.min_score) return true;
        if (std::ranges::binary_search(bans_[post], other.post) || is_listed(other.post)) continue;
        if (!places.has_room(other.post)) continue;
        list.push_back({other, false});
        places.take(other.post);
    }
    return list.size() == index_.options.top;
}

std::vector<Suggestion> RelatedLists::list_for(PostId post, RelatedSearch& search) const
{
    Places places{limits_};
    std::vector<Suggestion> list;
    add_pinned(post, places, list);
    const std::size_t pinned = list.size();
    // As many as pins and bans can call for.
    const auto enough = index_.options.top + static_cast<std::uint32_t>(bans_[post].size());
    if (index_.options.weights.chosen > 0) {
        fill(post, raised(post, search.best(post, enough + index_.options.candidates)), places, list);
        return list;
    }
    const std::uint32_t most = enough + index_.options.candidates;
    for (std::uint32_t wanted = enough;; wanted = std::min(4 * wanted, most)) {
        list.resize(pinned);
        const auto found = search.best(post, wanted);
        // Where series or speakers have no room more are looked at, if there are more.
        if (fill(post, found, places, list) || found.size() < wanted || wanted == most) break;
    }
    return list;
}

}  // namespace graphmatter::analyse
