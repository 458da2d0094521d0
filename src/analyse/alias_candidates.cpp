#include "analyse/alias_candidates.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include <graphmatter/text/likeness.hpp>

#include "analyse/alias_words.hpp"

namespace graphmatter::analyse {

namespace {

float ratio(std::uint32_t part, std::uint32_t whole)
{
    return whole == 0 ? 0 : static_cast<float>(part) / static_cast<float>(whole);
}

/// The share of a name's most frequent partner in all its glosses; a name seen once or twice gets the benefit of
/// the doubt by half.
float focus_of(std::uint32_t most, std::uint32_t total)
{
    return (static_cast<float>(most) + 0.5F) / (static_cast<float>(total) + 1.5F);
}

/// What the glosses of two names say of two entities that bear them.
AliasCandidate candidate_of(const NameTable& table, const GlossCounts& counts, const GlossedPair& pair, std::uint32_t a,
                            std::uint32_t b)
{
    const auto script_of = [&](std::uint32_t entity) {
        return static_cast<std::size_t>(table.entities[entity].writing);
    };
    const std::size_t name_a = index(pair.a), name_b = index(pair.b);
    AliasCandidate c;
    c.a = a;
    c.b = b;
    c.glosses = pair.posts;
    c.bounded = pair.bounded > 0;
    c.lead_a = std::min(1.0F, ratio(pair.posts, counts.most[name_a][script_of(b)]));
    c.lead_b = std::min(1.0F, ratio(pair.posts, counts.most[name_b][script_of(a)]));
    c.focus = std::min(focus_of(counts.most[name_a][script_of(b)], counts.total[name_a][script_of(b)]),
                       focus_of(counts.most[name_b][script_of(a)], counts.total[name_b][script_of(a)]));
    c.post = pair.post;
    c.line = pair.line;
    if (a > b) {
        std::swap(c.a, c.b);
        std::swap(c.lead_a, c.lead_b);
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
    into.bounded |= from.bounded;
    into.lead_a = std::max(into.lead_a, from.lead_a);
    into.lead_b = std::max(into.lead_b, from.lead_b);
    into.focus = std::max(into.focus, from.focus);
}

using Vector = std::vector<std::pair<std::uint32_t, double>>;  // entity, weight; sorted, each entity once

/// Posts and entities of the vault as a two-mode graph, for the context of a few thousand entities.
class Context {
  public:
    Context(const KnowledgeGraph& graph, const NameTable& table)
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
        for (auto l = left.begin(), r = right.begin(); l != left.end() && r != right.end();) {
            if (l->first == r->first) product += l->second * r->second;
            const bool advance_left = l->first <= r->first, advance_right = r->first <= l->first;
            l += advance_left;
            r += advance_right;
        }
        const double norm = std::sqrt(squares(left) * squares(right));
        return norm > 0 ? static_cast<float>(product / norm) : 0;
    }

  private:
    static constexpr std::uint32_t nothing = 0xFFFFFFFF;
    static constexpr std::size_t most_posts = 64;  // of an entity that are looked at, evenly spread

    static double squares(const Vector& vector)
    {
        double sum = 0;
        for (const auto& [entity, weight] : vector) sum += weight * weight;
        return sum;
    }

    Vector neighbours(std::uint32_t entity, std::uint32_t other) const
    {
        std::vector<std::uint32_t> seen;
        const auto& posts = posts_of_[entity];
        const std::size_t step = std::max<std::size_t>(1, posts.size() / most_posts);
        for (std::size_t i = 0; i < posts.size(); i += step) {
            const auto named = named_in_[posts[i]];
            if (!std::ranges::binary_search(named, other)) seen.insert(seen.end(), named.begin(), named.end());
        }
        std::ranges::sort(seen);
        Vector vector;
        for (const std::uint32_t neighbour : seen) {
            if (neighbour == entity) continue;
            if (vector.empty() || vector.back().first != neighbour) vector.emplace_back(neighbour, 0.0);
            vector.back().second +=
                std::log(static_cast<double>(named_in_.size()) / static_cast<double>(posts_of_[neighbour].size()));
        }
        return vector;
    }

    std::vector<std::vector<std::uint32_t>> posts_of_;
    Rows<std::uint32_t> named_in_;
};

/// 詹姆斯 sounds like James, who may be any; 伯南克 like Bernanke.
bool sounds_like_given_name(const std::string& sound, std::string_view latin, const NameWords& words)
{
    constexpr float alike = 0.99F;
    const auto parts = text::words_of(latin);
    if (parts.size() < 2) return false;
    return std::ranges::any_of(parts, [&](std::string_view word) {
        return words.is_given_name(word) && text::sound_likeness(sound, word) >= alike;
    });
}

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

std::vector<AliasCandidate> joined_candidates(const std::vector<AliasCandidate>& from_glosses,
                                              const std::vector<AliasCandidate>& from_spelling)
{
    const auto before = [](const AliasCandidate& x, const AliasCandidate& y) {
        return std::tie(x.a, x.b) < std::tie(y.a, y.b);
    };
    std::vector<AliasCandidate> joined;
    std::ranges::merge(from_glosses, from_spelling, std::back_inserter(joined), before);
    std::size_t kept = 0;
    for (std::size_t i = 0; i < joined.size(); ++i) {
        if (kept > 0 && !before(joined[kept - 1], joined[i])) {  // the gloss comes first: std::merge is stable
            joined[kept - 1].spelling = joined[i].spelling;
            joined[kept - 1].spelling_share = joined[i].spelling_share;
        } else {
            joined[kept++] = joined[i];
        }
    }
    joined.resize(kept);
    return joined;
}

void compare_context(const KnowledgeGraph& graph, const NameTable& table, std::vector<AliasCandidate>& candidates)
{
    const Context context{graph, table};
    const text::Romanizer romanized;
    const NameWords words{table};
    for (AliasCandidate& c : candidates) {
        c.context = context.cosine(c.a, c.b);
        const NamedEntity &a = table.entities[c.a], &b = table.entities[c.b];
        if (c.spelling == Spelling::slip) c.by_known_words = words.differ_in_known_words(a, b);
        if (c.spelling == Spelling::last_name)
            c.by_given_name = words.is_given_name(a.key.size() < b.key.size() ? a.key : b.key);
        if (a.writing == b.writing || (a.writing != text::Writing::latin && b.writing != text::Writing::latin))
            continue;
        const NamedEntity &latin = a.writing == text::Writing::latin ? a : b, &other = &latin == &a ? b : a;
        const std::string sound = romanized(other.key);
        c.sound = text::sound_likeness(sound, latin.key);
        if (table.of_person[index(a.kind)] && other.key.find(' ') == std::string::npos)
            c.by_given_name = c.by_given_name || sounds_like_given_name(sound, latin.key, words);
    }
}

}  // namespace graphmatter::analyse
