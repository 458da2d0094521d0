#include "resolve/entities.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <numeric>
#include <set>
#include <string_view>
#include <tuple>
#include <unordered_map>

#include <fmt/format.h>

#include <graphmatter/model/error.hpp>
#include <graphmatter/text/names.hpp>

#include "resolve/labels.hpp"
#include "resolve/merge_rules.hpp"
#include "resolve/name_keys.hpp"

namespace graphmatter::resolve {

namespace {

constexpr std::uint32_t nothing = std::numeric_limits<std::uint32_t>::max();

/// A key that occurs in a kind; forms of one key are one entity at least.
struct KeyNode {
    KindId kind{};
    StringId key{};
    std::uint32_t parent = 0;       // union-find
    std::uint32_t alias = nothing;  // root: the alias entry that names the entity
};

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
        label_entities();
        explain_forms();
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
        for (std::size_t i = 0; i < result_.forms.size(); ++i) {
            const Form& form = result_.forms[i];
            const std::string key = names_.key(form.kind, corpus_[form.text]);
            if (key.empty() || (!stop.empty() && stop.contains({form.kind, key}))) continue;
            node_of_form_[i] = key_node(form.kind, key);
        }
    }

    std::uint32_t root(std::uint32_t node)
    {
        while (nodes_[node].parent != node) node = nodes_[node].parent = nodes_[nodes_[node].parent].parent;
        return node;
    }

    void join(std::uint32_t a, std::uint32_t b)
    {
        a = root(a);
        b = root(b);
        if (a == b) return;
        if (nodes_[a].alias != nothing && nodes_[b].alias != nothing) {
            const AliasEntry &one = options_.aliases[nodes_[a].alias], &other = options_.aliases[nodes_[b].alias];
            throw UsageError(fmt::format("{} and {} name one {}: {} and {}", one.where, other.where, one.kind,
                                         one.canonical, other.canonical));
        }
        if (nodes_[a].alias == nothing) std::swap(nodes_[a].alias, nodes_[b].alias);
        nodes_[b].parent = a;
    }

    void join_squashed()
    {
        StringPool squashed;
        std::vector<std::uint32_t> first, next(nodes_.size(), nothing);
        for (std::uint32_t i = 0; i < nodes_.size(); ++i) {
            const KeyNode& node = nodes_[i];
            const std::string_view key = keys_[node.key];
            if (!names_.may_squash(node.kind, key)) continue;
            const std::size_t id = index(squashed.intern(text::squashed_key(key)));
            if (first.size() <= id) first.resize(std::max<std::size_t>(1024, 2 * id), nothing);
            std::uint32_t same = first[id];
            while (same != nothing && nodes_[same].kind != node.kind) same = next[same];
            if (same != nothing) {
                join(same, i);
            } else {
                next[i] = first[id];
                first[id] = i;
            }
        }
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
            if (top.alias != nothing && top.alias != i) {
                const AliasEntry& other = options_.aliases[top.alias];
                throw UsageError(fmt::format("{} and {} name one {}: {} and {}", other.where, entry.where, entry.kind,
                                             other.canonical, entry.canonical));
            }
            top.alias = i;
        }
    }

    /// The alias file's key; else of the keys the one with most spaces, then the first bytewise.
    std::string entity_key(std::uint32_t top, std::span<const std::uint32_t> members) const
    {
        if (nodes_[top].alias != nothing)
            return names_.key(nodes_[top].kind, options_.aliases[nodes_[top].alias].canonical);
        std::string_view best;
        std::ptrdiff_t most = -1;
        for (const std::uint32_t member : members) {
            const std::string_view key = keys_[nodes_[member].key];
            const auto spaces = std::ranges::count(key, ' ');
            if (spaces > most || (spaces == most && key < best)) {
                best = key;
                most = spaces;
            }
        }
        return std::string{best};
    }

    /// The squashed keys of an entity, its own too: the alias file may have given that.
    void add_keys(std::string_view own, std::span<const std::uint32_t> members)
    {
        std::vector<std::string> squashed{text::squashed_key(own)};
        for (const std::uint32_t member : members) squashed.push_back(text::squashed_key(keys_[nodes_[member].key]));
        std::ranges::sort(squashed);
        const auto [first, last] = std::ranges::unique(squashed);
        squashed.erase(first, last);
        std::ranges::move(squashed, std::back_inserter(result_.keys_of.values));
    }

    void number_entities()
    {
        std::vector<std::uint32_t> order(nodes_.size());  // nodes by root
        std::iota(order.begin(), order.end(), 0U);
        std::vector<std::uint32_t> top(nodes_.size());
        for (std::uint32_t i = 0; i < nodes_.size(); ++i) top[i] = root(i);
        std::ranges::stable_sort(order, {}, [&top](std::uint32_t i) { return top[i]; });

        struct Group {
            Entity entity;
            std::uint32_t first, last, alias;
        };
        std::vector<Group> groups;
        for (std::uint32_t i = 0; i < order.size();) {
            std::uint32_t end = i;
            while (end < order.size() && top[order[end]] == top[order[i]]) ++end;
            const std::uint32_t t = top[order[i]];
            groups.push_back(
                {{nodes_[t].kind, entity_key(t, std::span{order}.subspan(i, end - i)), {}}, i, end, nodes_[t].alias});
            i = end;
        }
        std::vector<std::uint32_t> by_key(groups.size());  // numbers move faster than groups
        std::iota(by_key.begin(), by_key.end(), 0U);
        std::ranges::sort(by_key, {}, [&groups](std::uint32_t g) {
            return std::pair{groups[g].entity.kind, std::string_view{groups[g].entity.key}};
        });

        std::vector<std::uint32_t> entity_of_node(nodes_.size());
        for (std::uint32_t e = 0; e < groups.size(); ++e) {
            Group& group = groups[by_key[e]];
            const auto members = std::span{order}.subspan(group.first, group.last - group.first);
            for (const std::uint32_t node : members) entity_of_node[node] = e;
            if (is_somebody_[index(group.entity.kind)]) add_keys(group.entity.key, members);
            result_.keys_of.close_row();
            alias_of_entity_.push_back(group.alias);
            result_.list.push_back(std::move(group.entity));
        }
        for (std::size_t f = 0; f < result_.forms.size(); ++f)
            if (node_of_form_[f] != nothing) result_.forms[f].entity = entity_of_node[node_of_form_[f]];
    }

    void label_entities()
    {
        std::vector<std::uint32_t> order;
        for (std::uint32_t f = 0; f < result_.forms.size(); ++f)
            if (result_.forms[f].entity != Form::dropped) order.push_back(f);
        std::ranges::sort(order, [this](std::uint32_t a, std::uint32_t b) {
            const Form &x = result_.forms[a], &y = result_.forms[b];
            if (x.entity != y.entity) return x.entity < y.entity;
            if (x.uses != y.uses) return x.uses > y.uses;
            return corpus_[x.text] < corpus_[y.text];
        });
        for (std::size_t i = 0, e = 0; e < result_.list.size(); ++e) {
            std::size_t end = i;
            while (end < order.size() && result_.forms[order[end]].entity == e) ++end;
            const auto forms = std::span{order}.subspan(i, end - i);
            result_.forms_of.push_row(forms);
            Entity& entity = result_.list[e];
            entity.label = alias_of_entity_[e] != nothing ? options_.aliases[alias_of_entity_[e]].canonical
                                                          : label_of(entity.kind, forms);
            i = end;
        }
    }

    /// Why each form is joined with its label. Entities of one form have nothing to explain.
    void explain_forms()
    {
        for (std::size_t e = 0; e < result_.list.size(); ++e) {
            const auto forms = result_.forms_of[e];
            if (forms.size() < 2 && alias_of_entity_[e] == nothing) continue;
            for (const std::uint32_t f : forms) {
                Form& form = result_.forms[f];
                const auto merge = why_joined(names_, form.kind, corpus_[form.text], result_.list[e].label);
                if (merge)
                    form.rule = result_.rules.intern(to_text(*merge));
                else if (alias_of_entity_[e] != nothing)
                    form.rule = result_.rules.intern(
                        fmt::format("alias file ({})", options_.aliases[alias_of_entity_[e]].where));
            }
        }
    }

    std::string label_of(KindId kind, std::span<const std::uint32_t> forms) const
    {
        const auto text_of = [this](std::uint32_t form) { return corpus_[result_.forms[form].text]; };
        if (names_.is_url_kind(kind)) return std::string{text_of(forms.front())};
        std::map<std::string, std::uint32_t> uses;
        for (const std::uint32_t form : forms) uses[text::shown_name(text_of(form))] += result_.forms[form].uses;
        return best_label(uses, names_.is_tag_kind(kind) ? Slugs::welcome : Slugs::only_without_names);
    }

    const Corpus& corpus_;
    const Schema& schema_;
    const ResolveOptions& options_;
    NameKeys names_;
    std::vector<bool> is_somebody_;  // by kind
    Entities result_;
    StringPool keys_;
    std::vector<KeyNode> nodes_;
    std::vector<std::uint32_t> first_node_, next_node_, node_of_form_, alias_of_entity_;
    std::map<std::pair<KindId, std::string>, std::uint32_t> squashed_;
};

}  // namespace

Entities find_entities(const Corpus& corpus, const Schema& schema, const ResolveOptions& options)
{
    return Joiner{corpus, schema, options}.run();
}

}  // namespace graphmatter::resolve
