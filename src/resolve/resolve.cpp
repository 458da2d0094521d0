#include <graphmatter/resolve/resolve.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include <fmt/format.h>
#include <oneapi/tbb/parallel_invoke.h>
#include <oneapi/tbb/task_arena.h>

#include "resolve/doubtful_merges.hpp"
#include "resolve/entities.hpp"
#include "resolve/link_targets.hpp"
#include "resolve/source_urls.hpp"

namespace graphmatter::resolve {

namespace {

/// One mention or link of the post at hand, on its way to an edge.
struct Tie {
    RelationId relation{};
    NodeId to{};
    float weight = 1;
    SourceSpan span;
};

/// An edge between entities, beyond the posts.
struct EntityTie {
    std::uint32_t from = 0, to = 0;  // entities
    RelationId relation{};
};

/// Puts nodes and edges together, in order.
class Assembler {
  public:
    Assembler(const Corpus& corpus, const Schema& schema, const Entities& entities, const LinkTargets& links,
              const Watch& watch)
        : corpus_{corpus},
          schema_{schema},
          entities_{entities},
          links_{links},
          watch_{watch},
          first_entity_{corpus.posts.size()}
    {
    }

    KnowledgeGraph run()
    {
        find_sites();
        add_nodes();
        store_forms();
        for (std::size_t p = 0; p < corpus_.posts.size(); ++p) {
            add_post_edges(p);
            if (p % 4096 == 0) {
                watch_.check();
                watch_.report("resolving", p, corpus_.posts.size());
            }
        }
        add_entity_edges();
        count_site_uses();
        graph_.link_targets = links_.posts;
        graph_.link_dead = links_.dead;
        graph_.listed_targets = links_.listed;
        graph_.strings.release_index();
        return std::move(graph_);
    }

  private:
    /// Sites are made here: nothing in a post names them. They come after the entities of lower kinds.
    void find_sites()
    {
        const auto source = schema_.find_kind(kind::source), site = schema_.find_kind(kind::site);
        rank_.resize(entities_.list.size());
        if (source && site)
            for (std::size_t e = 0; e < entities_.list.size(); ++e)
                if (entities_.list[e].kind == *source)
                    if (const std::string_view host = host_of(entities_.list[e].key); !host.empty())
                        sites_.try_emplace(std::string{host}, 0);
        // Entities are sorted by (kind, key); sites of their own (a field may name some) would clash, so they join by
        // key.
        std::size_t node = first_entity_;
        auto next_site = sites_.begin();
        for (std::size_t e = 0; e <= entities_.list.size(); ++e) {
            const bool is_site = e < entities_.list.size() && site && entities_.list[e].kind == *site;
            const bool past = e == entities_.list.size() || (site && entities_.list[e].kind > *site);
            while (next_site != sites_.end() && (past || (is_site && next_site->first < entities_.list[e].key)))
                (next_site++)->second = node++;
            if (is_site && next_site != sites_.end() && next_site->first == entities_.list[e].key)
                (next_site++)->second = node;
            if (e < entities_.list.size()) rank_[e] = node++;
        }
        node_count_ = node;
    }

    void add_nodes()
    {
        graph_.nodes.resize(node_count_);
        for (std::size_t p = 0; p < corpus_.posts.size(); ++p)
            graph_.nodes[p] = {post_kind, graph_.strings.intern(corpus_[corpus_.posts[p].key]),
                               graph_.strings.intern(corpus_[corpus_.posts[p].title])};
        for (const auto& [host, node] : sites_) {
            const StringId name = graph_.strings.intern(host);
            graph_.nodes[node] = {*schema_.find_kind(kind::site), name, name};
        }
        for (std::size_t e = 0; e < entities_.list.size(); ++e) {
            const Entity& entity = entities_.list[e];
            graph_.nodes[rank_[e]] = {entity.kind, graph_.strings.intern(entity.key),
                                      graph_.strings.intern(entity.label)};
        }
        graph_.posts.assign(node_count_, 0);
        graph_.uses.assign(node_count_, 0);
        std::fill_n(graph_.posts.begin(), corpus_.posts.size(), 1U);
        std::fill_n(graph_.uses.begin(), corpus_.posts.size(), 1U);
        last_post_.assign(node_count_, none<PostId>);
    }

    void store_forms()
    {
        form_text_.reserve(entities_.forms.size());
        for (const Form& form : entities_.forms) form_text_.push_back(graph_.strings.intern(corpus_[form.text]));
        std::vector<std::uint32_t> entity_of_node(node_count_, Form::dropped);
        for (std::size_t e = 0; e < rank_.size(); ++e) entity_of_node[rank_[e]] = static_cast<std::uint32_t>(e);
        graph_.aliases.offsets.reserve(node_count_ + 1);
        alias_of_form_.resize(entities_.forms.size());
        for (std::size_t n = 0; n < node_count_; ++n) {
            if (entity_of_node[n] != Form::dropped)
                for (const std::uint32_t f : entities_.forms_of[entity_of_node[n]]) {
                    const Form& form = entities_.forms[f];
                    alias_of_form_[f] = graph_.aliases.values.size();
                    graph_.aliases.values.push_back(
                        {form_text_[f], form.uses, graph_.strings.intern(entities_.rules[form.rule])});
                }
            graph_.aliases.close_row();
        }
    }

    void add_post_edges(std::size_t p)
    {
        ties_.clear();
        const std::size_t first_mention = corpus_.mentions.offsets[p];
        const auto mentions = corpus_.mentions[p];
        for (std::size_t i = 0; i < mentions.size(); ++i)
            add_mention(id_at<PostId>(p), mentions[i], entities_.form_of_mention[first_mention + i]);
        const std::size_t first_link = corpus_.links.offsets[p];
        const auto links = corpus_.links[p];
        for (std::size_t i = 0; i < links.size(); ++i)
            if (const PostId target = links_.posts[first_link + i]; target != none<PostId>)
                ties_.push_back(
                    {links_to_,
                     node_of(target),
                     1,
                     {graph_.strings.intern(corpus_[links[i].target]), links[i].line, links[i].column, none<FieldId>}});
        std::ranges::stable_sort(ties_, {},
                                 [](const Tie& t) { return std::tuple{t.relation, t.to, t.span.line, t.span.column}; });
        for (std::size_t i = 0; i < ties_.size();) {
            Edge edge{id_at<NodeId>(p), ties_[i].to, ties_[i].relation, 0};
            for (; i < ties_.size() && ties_[i].to == edge.to && ties_[i].relation == edge.relation; ++i) {
                // Links count; a name that stands in two fields weighs as the heavier one.
                edge.weight = edge.relation == links_to_ ? edge.weight + 1 : std::max(edge.weight, ties_[i].weight);
                graph_.evidence.values.push_back(ties_[i].span);
            }
            graph_.evidence.close_row();
            graph_.edges.push_back(edge);
        }
    }

    void add_mention(PostId post, const Mention& mention, std::uint32_t form)
    {
        const std::uint32_t entity = entities_.forms[form].entity;
        if (entity == Form::dropped) return;
        const std::size_t node = rank_[entity];
        const FieldRule& rule = schema_[mention.field];
        if (Alias& alias = graph_.aliases.values[alias_of_form_[form]]; alias.post == none<PostId>) {
            alias.post = post;
            alias.line = mention.line;
            alias.column = mention.column;
        }
        ties_.push_back({rule.relation,
                         id_at<NodeId>(node),
                         static_cast<float>(rule.weight),
                         {form_text_[form], mention.line, mention.column, mention.field}});
        ++graph_.uses[node];
        if (last_post_[node] != post) ++graph_.posts[node];
        last_post_[node] = post;
    }

    /// HOSTED_ON from sources, SAME_AS from speakers and authors, in the order of nodes.
    void add_entity_edges()
    {
        std::set<std::tuple<NodeId, RelationId, NodeId>> edges;
        const auto hosted_on = *schema_.find_relation(relation::hosted_on);
        for (std::size_t e = 0; e < entities_.list.size(); ++e)
            if (schema_[entities_.list[e].kind].name == kind::source)
                if (const auto site = sites_.find(std::string{host_of(entities_.list[e].key)}); site != sites_.end())
                    edges.emplace(id_at<NodeId>(rank_[e]), hosted_on, id_at<NodeId>(site->second));
        add_same_as(edges);
        for (const auto& [from, relation, to] : edges) {
            graph_.edges.push_back({from, to, relation, 1});
            graph_.evidence.close_row();
        }
    }

    void add_same_as(std::set<std::tuple<NodeId, RelationId, NodeId>>& edges) const
    {
        const auto same_as = *schema_.find_relation(relation::same_as);
        std::map<std::string_view, std::size_t> people;
        for (std::size_t e = 0; e < entities_.list.size(); ++e)
            if (schema_[entities_.list[e].kind].name == kind::person)
                for (const std::string& key : entities_.keys_of[e]) people.try_emplace(key, rank_[e]);
        for (std::size_t e = 0; e < entities_.list.size(); ++e) {
            const std::string_view kind_name = schema_[entities_.list[e].kind].name;
            if (kind_name != kind::speaker && kind_name != kind::author) continue;
            for (const std::string& key : entities_.keys_of[e])
                if (const auto person = people.find(key); person != people.end())
                    edges.emplace(id_at<NodeId>(rank_[e]), same_as, id_at<NodeId>(person->second));
        }
    }

    /// A site counts the posts whose sources it hosts.
    void count_site_uses()
    {
        std::vector<std::size_t> site_of(node_count_, 0);
        for (std::size_t e = 0; e < entities_.list.size(); ++e)
            if (schema_[entities_.list[e].kind].name == kind::source)
                if (const auto site = sites_.find(std::string{host_of(entities_.list[e].key)}); site != sites_.end())
                    site_of[rank_[e]] = site->second;
        for (const Edge& edge : graph_.edges) {
            if (index(edge.from) >= first_entity_) break;
            const std::size_t site = site_of[index(edge.to)];
            if (site == 0) continue;
            ++graph_.uses[site];
            if (last_post_[site] != post_of(edge.from)) ++graph_.posts[site];
            last_post_[site] = post_of(edge.from);
        }
    }

    const Corpus& corpus_;
    const Schema& schema_;
    const Entities& entities_;
    const LinkTargets& links_;
    const Watch& watch_;
    std::size_t first_entity_, node_count_ = 0;
    RelationId links_to_ = *schema_.find_relation(relation::links_to);
    KnowledgeGraph graph_;
    std::map<std::string, std::size_t> sites_;  // host -> node
    std::vector<std::size_t> rank_;             // entity -> node
    std::vector<StringId> form_text_;
    std::vector<std::size_t> alias_of_form_;
    std::vector<PostId> last_post_;
    std::vector<Tie> ties_;
};

/// Posts with one source URL are often one post twice. Each of them is told of another.
void note_shared_sources(const Corpus& corpus, const KnowledgeGraph& graph, const Schema& schema,
                         std::vector<Diagnostic>& diagnostics)
{
    std::map<NodeId, std::vector<std::size_t>> edges_to;
    for (std::size_t e = 0; e < graph.edges.size(); ++e) {
        const Edge& edge = graph.edges[e];
        if (index(edge.from) >= corpus.posts.size()) break;
        if (graph.posts[index(edge.to)] > 1 && schema[graph.nodes[index(edge.to)].kind].name == kind::source)
            edges_to[edge.to].push_back(e);
    }
    const auto path = [&](std::size_t e) { return corpus[corpus.posts[index(graph.edges[e].from)].path]; };
    for (const auto& [source, edges] : edges_to)
        for (const std::size_t e : edges) {
            const std::size_t other = e == edges.front() ? edges.back() : edges.front();
            if (path(other) == path(e)) continue;  // by two fields of one post
            const SourceSpan& span = graph.evidence[e].front();
            const std::string_view url = graph[span.text];
            diagnostics.push_back({"duplicate-source",
                                   std::string{path(e)},
                                   span.line,
                                   span.column,
                                   fmt::format("{} is also the source of {}", url, path(other)),
                                   std::string{url},
                                   {},
                                   std::string{path(other)}});
        }
}

}  // namespace

Noted<KnowledgeGraph> resolve(const Corpus& corpus, const Schema& schema, const ResolveOptions& options,
                              const Watch& watch)
{
    Noted<KnowledgeGraph> result;
    Entities entities;
    LinkTargets links;
    const auto most = static_cast<unsigned>(tbb::this_task_arena::max_concurrency());
    tbb::task_arena arena{static_cast<int>(options.jobs == 0 ? most : std::min(options.jobs, most))};
    arena.execute([&] {
        tbb::parallel_invoke([&] { entities = find_entities(corpus, schema, options); },
                             [&] { links = find_link_targets(corpus, options.base_urls, result.diagnostics); });
    });
    watch.check();
    result.value = Assembler{corpus, schema, entities, links, watch}.run();
    note_shared_sources(corpus, result.value, schema, result.diagnostics);
    note_doubtful_merges(corpus, result.value, schema, result.diagnostics);
    sort_diagnostics(result.diagnostics);
    return result;
}

}  // namespace graphmatter::resolve
