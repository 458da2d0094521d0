#include "resolve/entities.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <numeric>
#include <set>
#include <span>
#include <string>
#include <string_view>

#include <fmt/format.h>
#include <oneapi/tbb/blocked_range.h>
#include <oneapi/tbb/parallel_for.h>

#include <graphmatter/model/error.hpp>
#include <graphmatter/text/names.hpp>

#include "resolve/entity_groups.hpp"
#include "resolve/entity_names.hpp"
#include "resolve/name_keys.hpp"

namespace graphmatter::resolve {

namespace {

constexpr std::uint32_t nothing = AliasNames::none;
constexpr std::size_t grain = 256;  // names made by a thread at once

/// A key that occurs in a kind; forms of one key are one entity at least.
struct KeyNode {
    KindId kind{};
    StringId key{};
    std::uint32_t parent = 0;       // union-find
    std::uint32_t alias = nothing;  // root: the alias entry that names the entity
};

/// Calls take(i, text_of(i)) in order; the texts are made in parallel, some thousands ahead.
template <class TextOf, class Take>
void for_each_text(std::size_t count, TextOf text_of, Take take)
{
    constexpr std::size_t ahead = 1U << 15U;
    std::vector<std::string> texts(std::min(count, ahead));
    for (std::size_t begin = 0; begin < count; begin += ahead) {
        const std::size_t end = std::min(count, begin + ahead);
        tbb::parallel_for(tbb::blocked_range<std::size_t>{begin, end, grain}, [&](const auto& range) {
            for (std::size_t i = range.begin(); i != range.end(); ++i) texts[i - begin] = text_of(i);
        });
        for (std::size_t i = begin; i < end; ++i) take(i, texts[i - begin]);
    }
}

class Joiner {
  public:
    Joiner(const Corpus& corpus, const Schema& schema, const ResolveOptions& options)
        : corpus_{corpus},
          schema_{schema},
          options_{options},
          names_{schema, options.distinct},
          is_somebody_(schema.kinds.size())
    {
        for (const std::string_view name : {kind::person, kind::speaker, kind::author})
            if (const auto found = schema.find_kind(name)) is_somebody_[index(*found)] = true;
    }

    Entities run()
    {
        collect_forms();
        find_keys();
        join_squashed();
        join_aliases();
        number_entities();
        name_entities(corpus_, names_, {options_.aliases, alias_of_entity_}, result_);
        return std::move(result_);
    }

  private:
    /// Distinct (kind, text). Nearly every text belongs to one kind, so the first form of a text is found by its
    /// id and further kinds are chained behind it.
    void collect_forms()
    {
        std::vector<std::uint32_t> first(corpus_.strings.size(), nothing), next;
        result_.form_of_mention.reserve(corpus_.mentions.values.size());
        for (const Mention& mention : corpus_.mentions.values) {
            const KindId kind = schema_[mention.field].kind;
            std::uint32_t form = first[index(mention.text)];
            while (form != nothing && result_.forms[form].kind != kind) form = next[form];
            if (form == nothing) {
                form = static_cast<std::uint32_t>(result_.forms.size());
                result_.forms.push_back({mention.text, kind, 0, Form::dropped});
                next.push_back(first[index(mention.text)]);
                first[index(mention.text)] = form;
            }
            ++result_.forms[form].uses;
            result_.form_of_mention.push_back(form);
        }
    }

    std::uint32_t key_node(KindId kind, std::string_view key)
    {
        const StringId id = keys_.intern(key);
        if (first_node_.size() <= index(id)) first_node_.resize(std::max<std::size_t>(1024, 2 * index(id)), nothing);
        std::uint32_t node = first_node_[index(id)];
        while (node != nothing && nodes_[node].kind != kind) node = next_node_[node];
        if (node != nothing) return node;
        node = static_cast<std::uint32_t>(nodes_.size());
        nodes_.push_back({kind, id, node, nothing});
        next_node_.push_back(first_node_[index(id)]);
        return first_node_[index(id)] = node;
    }

    void find_keys()
    {
        std::set<std::pair<KindId, std::string>> stop;
        for (const KindNames& names : options_.stop)
            if (const auto kind = schema_.find_kind(names.kind))
                for (const std::string& name : names.names) stop.emplace(*kind, names_.key(*kind, name));
        node_of_form_.assign(result_.forms.size(), nothing);
        const auto key_of = [this](std::size_t i) {
            return names_.key(result_.forms[i].kind, corpus_[result_.forms[i].text]);
        };
        for_each_text(result_.forms.size(), key_of, [&](std::size_t i, const std::string& key) {
            const KindId kind = result_.forms[i].kind;
            if (key.empty() || (!stop.empty() && stop.contains({kind, key}))) return;
            node_of_form_[i] = key_node(kind, key);
        });
    }

    std::uint32_t root(std::uint32_t node)
    {
        while (nodes_[node].parent != node) node = nodes_[node].parent = nodes_[nodes_[node].parent].parent;
        return node;
    }

    UsageError contradiction(std::uint32_t alias, std::uint32_t other_alias) const
    {
        const AliasEntry &one = options_.aliases[alias], &other = options_.aliases[other_alias];
        return UsageError{fmt::format("{} and {} name one {}: {} and {}", one.where, other.where, one.kind,
                                      one.canonical, other.canonical)};
    }

    void join(std::uint32_t a, std::uint32_t b)
    {
        a = root(a);
        b = root(b);
        if (a == b) return;
        if (nodes_[a].alias != nothing && nodes_[b].alias != nothing)
            throw contradiction(nodes_[a].alias, nodes_[b].alias);
        if (nodes_[a].alias == nothing) std::swap(nodes_[a].alias, nodes_[b].alias);
        nodes_[b].parent = a;
    }

    void join_squashed()
    {
        StringPool squashed;
        std::vector<std::uint32_t> first, next(nodes_.size(), nothing);
        const auto squashed_of = [this](std::size_t i) {  // empty: it joins with none
            const std::string_view key = keys_[nodes_[i].key];
            return names_.may_squash(nodes_[i].kind, key) ? text::squashed_key(key) : std::string{};
        };
        for_each_text(nodes_.size(), squashed_of, [&](std::size_t place, const std::string& text) {
            if (text.empty()) return;
            const auto i = static_cast<std::uint32_t>(place);
            const KeyNode& node = nodes_[i];
            const std::size_t id = index(squashed.intern(text));
            if (first.size() <= id) first.resize(std::max<std::size_t>(1024, 2 * id), nothing);
            std::uint32_t same = first[id];
            while (same != nothing && nodes_[same].kind != node.kind) same = next[same];
            if (same != nothing) {
                join(same, i);
            } else {
                next[i] = first[id];
                first[id] = i;
            }
        });
    }

    /// The node of a name that may be written in another way than the vault does.
    std::uint32_t find_node(KindId kind, std::string_view name)
    {
        const std::string key = names_.key(kind, name);
        if (squashed_.empty())  // on first use
            for (std::uint32_t i = 0; i < nodes_.size(); ++i)
                if (const std::string_view used = keys_[nodes_[i].key]; names_.may_squash(nodes_[i].kind, used))
                    squashed_.try_emplace({nodes_[i].kind, text::squashed_key(used)}, i);
        if (const StringId id = keys_.find(key); id != none<StringId> && index(id) < first_node_.size())
            for (std::uint32_t node = first_node_[index(id)]; node != nothing; node = next_node_[node])
                if (nodes_[node].kind == kind) return node;
        const auto found = squashed_.find({kind, text::squashed_key(key)});
        return found == squashed_.end() || !names_.may_squash(kind, key) ? nothing : found->second;
    }

    void join_aliases()
    {
        for (std::uint32_t i = 0; i < options_.aliases.size(); ++i) {
            const AliasEntry& entry = options_.aliases[i];
            const auto kind = schema_.find_kind(entry.kind);
            if (!kind) continue;
            std::uint32_t joined = find_node(*kind, entry.canonical);
            for (const std::string& name : entry.names) {
                const std::uint32_t node = find_node(*kind, name);
                if (node != nothing && joined != nothing) join(joined, node);
                if (node != nothing) joined = node;
            }
            if (joined == nothing) continue;  // the vault uses none of these names
            KeyNode& top = nodes_[root(joined)];
            if (top.alias != nothing && top.alias != i) throw contradiction(top.alias, i);
            top.alias = i;
        }
    }

    /// The alias file's key; else of the keys the one with most spaces, then the first bytewise.
    StringId entity_key(std::uint32_t top, std::span<const std::uint32_t> members)
    {
        if (nodes_[top].alias != nothing)
            return keys_.intern(names_.key(nodes_[top].kind, options_.aliases[nodes_[top].alias].canonical));
        if (members.size() == 1) return nodes_[members.front()].key;
        StringId best{};
        std::ptrdiff_t most = -1;
        for (const std::uint32_t member : members) {
            const std::string_view key = keys_[nodes_[member].key];
            const auto spaces = std::ranges::count(key, ' ');
            if (spaces > most || (spaces == most && key < keys_[best])) {
                best = nodes_[member].key;
                most = spaces;
            }
        }
        return best;
    }

    /// The squashed keys of an entity, its own too: the alias file may have given that.
    std::vector<std::string> squashed_keys(const EntityGroup& group) const
    {
        std::vector<std::string> squashed{text::squashed_key(keys_[group.key])};
        for (std::uint32_t i = group.first; i < group.last; ++i)
            squashed.push_back(text::squashed_key(keys_[nodes_[by_root_[i]].key]));
        std::ranges::sort(squashed);
        const auto [first, last] = std::ranges::unique(squashed);
        squashed.erase(first, last);
        return squashed;
    }

    /// The nodes of one root each, in the order of kinds and keys.
    std::vector<EntityGroup> groups()
    {
        std::vector<std::uint32_t> top(nodes_.size());
        for (std::uint32_t i = 0; i < nodes_.size(); ++i) top[i] = root(i);
        by_root_.resize(nodes_.size());
        std::iota(by_root_.begin(), by_root_.end(), 0U);
        std::ranges::stable_sort(by_root_, {}, [&top](std::uint32_t i) { return top[i]; });
        std::vector<EntityGroup> all;
        all.reserve(nodes_.size());
        for (std::uint32_t i = 0; i < by_root_.size();) {
            std::uint32_t end = i;
            while (end < by_root_.size() && top[by_root_[end]] == top[by_root_[i]]) ++end;
            const std::uint32_t t = top[by_root_[i]];
            all.push_back(
                {nodes_[t].kind, entity_key(t, std::span{by_root_}.subspan(i, end - i)), i, end, nodes_[t].alias});
            i = end;
        }
        sort_groups(all, keys_);
        const auto twice = std::ranges::adjacent_find(
            all, [](const EntityGroup& a, const EntityGroup& b) { return a.kind == b.kind && a.key == b.key; });
        if (twice != all.end()) {  // both by the alias file: else the names would have met
            const auto [one, other] = std::minmax(twice->alias, std::next(twice)->alias);
            throw contradiction(one, other);
        }
        return all;
    }

    void number_entities()
    {
        const std::vector<EntityGroup> entities = groups();
        std::vector<std::uint32_t> entity_of_node(nodes_.size());
        std::vector<std::vector<std::string>> keys(entities.size());
        result_.list.resize(entities.size());
        alias_of_entity_.resize(entities.size());
        tbb::parallel_for(tbb::blocked_range<std::size_t>{0, entities.size(), grain}, [&](const auto& range) {
            for (std::size_t e = range.begin(); e != range.end(); ++e) {
                const EntityGroup& group = entities[e];
                for (std::uint32_t i = group.first; i < group.last; ++i)
                    entity_of_node[by_root_[i]] = static_cast<std::uint32_t>(e);
                if (is_somebody_[index(group.kind)]) keys[e] = squashed_keys(group);
                alias_of_entity_[e] = group.alias;
                result_.list[e].kind = group.kind;
                result_.list[e].key = keys_[group.key];
            }
        });
        for (std::vector<std::string>& row : keys) {
            std::ranges::move(row, std::back_inserter(result_.keys_of.values));
            result_.keys_of.close_row();
        }
        for (std::size_t f = 0; f < result_.forms.size(); ++f)
            if (node_of_form_[f] != nothing) result_.forms[f].entity = entity_of_node[node_of_form_[f]];
    }

    const Corpus& corpus_;
    const Schema& schema_;
    const ResolveOptions& options_;
    NameKeys names_;
    std::vector<bool> is_somebody_;  // by kind
    Entities result_;
    StringPool keys_;
    std::vector<KeyNode> nodes_;
    std::vector<std::uint32_t> first_node_, next_node_, node_of_form_, alias_of_entity_, by_root_;
    std::map<std::pair<KindId, std::string>, std::uint32_t> squashed_;
};

}  // namespace

Entities find_entities(const Corpus& corpus, const Schema& schema, const ResolveOptions& options)
{
    return Joiner{corpus, schema, options}.run();
}

}  // namespace graphmatter::resolve
