#include <algorithm>
#include <utility>
#include <vector>

#include "exports/sqlite_schema.hpp"
#include "exports/sqlite_tables.hpp"
#include "exports/view_network.hpp"

namespace graphmatter::exports {

namespace {

/// As ISO text, by PostId; "" for the undated.
std::vector<std::string> post_dates(const Corpus& corpus)
{
    std::vector<std::string> dates;
    dates.reserve(corpus.posts.size());
    for (const Post& post : corpus.posts) dates.push_back(to_string(post.date));
    return dates;
}

/// The posts of the first and the last date that name an entity, or none; a site has those of its sources.
struct Span {
    PostId first = none<PostId>, last = none<PostId>;

    void add(PostId id, const std::vector<Post>& posts)
    {
        if (id == none<PostId> || !posts[index(id)].date.ok()) return;
        const Date date = posts[index(id)].date;
        if (first == none<PostId> || date < posts[index(first)].date) first = id;
        if (last == none<PostId> || date > posts[index(last)].date) last = id;
    }
};

std::vector<Span> entity_spans(const Snapshot& snapshot)
{
    const auto& [about, schema, corpus, graph, findings, diagnostics] = snapshot;
    std::vector<Span> spans(graph.nodes.size());
    const auto hosted = schema.find_relation(relation::hosted_on);
    // Edges are sorted by their beginning, and posts come before entities: sources are complete when sites are reached.
    for (const Edge& edge : graph.edges) {
        Span& span = spans[index(edge.to)];
        if (graph.nodes[index(edge.from)].kind == post_kind) {
            span.add(post_of(edge.from), corpus.posts);
        } else if (edge.relation == hosted) {
            span.add(spans[index(edge.from)].first, corpus.posts);
            span.add(spans[index(edge.from)].last, corpus.posts);
        }
    }
    return spans;
}

void fill_schema(const TableFiller& fill)
{
    const auto& schema = fill.snapshot.schema;
    const auto views = kind_view_names(schema);
    fill("kind", schema.kinds.size(), [&](std::size_t row, int column, Cell cell) {
        const Kind& kind = schema.kinds[row];
        switch (column) {
            case 0: return cell.text(kind.name);
            case 1: return cell.text(kind.plural);
            case 2: return cell.text(kind.color);
            default: return cell.text(views[row]);
        }
    });
    fill.numbered("relation", 0, schema.relations.size(), [&](std::size_t row, int column, Cell cell) {
        switch (column) {
            case 1: return cell.text(schema.relations[row].name);
            default: return cell.integer(schema.relations[row].symmetric ? 1 : 0);
        }
    });
    fill.numbered("field", 0, schema.fields.size(), [&](std::size_t row, int column, Cell cell) {
        const FieldRule& rule = schema.fields[row];
        switch (column) {
            case 1: return cell.text(rule.field);
            case 2: return cell.text(schema[rule.kind].name);
            default: return cell.text(schema[rule.relation].name);
        }
    });
}

void fill_nodes(const TableFiller& fill)
{
    const NodeIds ids(fill.snapshot);
    fill.numbered("node", 0, fill.snapshot.graph.nodes.size(), [&](std::size_t row, int column, Cell cell) {
        const Node& node = fill.snapshot.graph.nodes[row];
        switch (column) {
            case 1: return cell.text(ids[id_at<NodeId>(row)]);
            case 2: return cell.text(fill.snapshot.schema[node.kind].name);
            default: return cell.text(fill.snapshot.graph[node.label]);
        }
    });
}

void fill_posts(const TableFiller& fill)
{
    const auto& corpus = fill.snapshot.corpus;
    const auto dates = post_dates(corpus);
    fill.numbered("post", 0, corpus.posts.size(), [&](std::size_t row, int column, Cell cell) {
        const Post& post = corpus.posts[row];
        switch (column) {
            case 1: return cell.text(corpus[post.path]);
            case 2: return cell.text(corpus[post.title]);
            case 3: return cell.text_or_null(dates[row]);
            case 4: return cell.text_or_null(corpus[post.url]);
            case 5: return cell.text_or_null(corpus[post.summary]);
            case 6: return cell.integer(post.words);
            case 7: return cell.integer(post.draft ? 1 : 0);
            default: return cell.text_or_null(corpus[post.extra]);
        }
    });
}

void fill_entities(const TableFiller& fill)
{
    const auto& graph = fill.snapshot.graph;
    const auto posts = fill.snapshot.corpus.posts.size();
    const auto spans = entity_spans(fill.snapshot);
    const auto dates = post_dates(fill.snapshot.corpus);
    const auto date_of = [&](PostId post) {
        return post == none<PostId> ? std::string_view{} : std::string_view{dates[index(post)]};
    };
    fill.numbered("entity", posts, graph.nodes.size() - posts, [&](std::size_t row, int column, Cell cell) {
        const std::size_t id = posts + row;
        const Node& node = graph.nodes[id];
        switch (column) {
            case 1: return cell.text(fill.snapshot.schema[node.kind].name);
            case 2: return cell.text(graph[node.key]);
            case 3: return cell.text(graph[node.label]);
            case 4: return cell.integer(graph.posts[id]);
            case 5: return cell.integer(graph.uses[id]);
            case 6: return cell.text_or_null(date_of(spans[id].first));
            default: return cell.text_or_null(date_of(spans[id].last));
        }
    });
}

void fill_aliases(const TableFiller& fill)
{
    const auto& graph = fill.snapshot.graph;
    RowOf node_of_alias(graph.aliases.offsets);
    fill.numbered("alias", 0, graph.aliases.values.size(), [&](std::size_t row, int column, Cell cell) {
        const Alias& alias = graph.aliases.values[row];
        switch (column) {
            case 1: return cell.integer(node_of_alias(row));
            case 2: return cell.text(graph[alias.text]);
            case 3: return cell.integer(alias.uses);
            case 4: return cell.text_or_null(graph[alias.rule]);
            case 5:
                if (alias.post != none<PostId>) cell.integer(index(alias.post));
                return;
            case 6: return cell.integer(alias.line);
            default: return cell.integer(alias.column);
        }
    });
}

void fill_mentions(const TableFiller& fill)
{
    const auto& graph = fill.snapshot.graph;
    std::vector<std::uint32_t> written;  // the evidence that stands in fields
    for (std::size_t i = 0; i < graph.evidence.values.size(); ++i)
        if (graph.evidence.values[i].field != none<FieldId>) written.push_back(static_cast<std::uint32_t>(i));
    RowOf edge_of(graph.evidence.offsets);
    fill("mention", written.size(), [&](std::size_t row, int column, Cell cell) {
        const SourceSpan& span = graph.evidence.values[written[row]];
        const Edge& edge = graph.edges[edge_of(written[row])];
        switch (column) {
            case 0: return cell.integer(index(edge.from));
            case 1: return cell.integer(index(edge.to));
            case 2: return cell.integer(index(span.field));
            case 3: return cell.integer(span.line);
            case 4: return cell.integer(span.column);
            default: return cell.real(fill.snapshot.schema[span.field].weight);
        }
    });
}

void fill_links(const TableFiller& fill)
{
    const auto& links = fill.snapshot.corpus.links;
    const auto& graph = fill.snapshot.graph;
    std::vector<std::uint32_t> internal;
    for (std::size_t i = 0; i < links.values.size(); ++i)
        if (graph.link_targets[i] != none<PostId> || graph.link_dead[i] != 0)
            internal.push_back(static_cast<std::uint32_t>(i));
    RowOf post_of_link(links.offsets);
    fill("link", internal.size(), [&](std::size_t row, int column, Cell cell) {
        const Link& link = links.values[internal[row]];
        const PostId target = graph.link_targets[internal[row]];
        switch (column) {
            case 0: return cell.integer(post_of_link(internal[row]));
            case 1:
                if (target != none<PostId>) cell.integer(index(target));
                return;
            case 2: return cell.text(fill.snapshot.corpus[link.target]);
            case 3: return cell.integer(link.line);
            default: return cell.integer(link.column);
        }
    });
}

void fill_edges(const TableFiller& fill)
{
    fill.numbered("edge", 0, fill.snapshot.graph.edges.size(), [&](std::size_t row, int column, Cell cell) {
        const Edge& edge = fill.snapshot.graph.edges[row];
        switch (column) {
            case 1: return cell.integer(index(edge.from));
            case 2: return cell.integer(index(edge.to));
            case 3: return cell.integer(index(edge.relation));
            default: return cell.real(static_cast<double>(edge.weight));
        }
    });
}

void fill_diagnostics(const TableFiller& fill)
{
    fill("diagnostic", fill.snapshot.diagnostics.size(), [&](std::size_t row, int column, Cell cell) {
        const Diagnostic& diagnostic = fill.snapshot.diagnostics[row];
        switch (column) {
            case 0: return cell.text(diagnostic.code);
            case 1: return cell.text(name_of(about_code(diagnostic.code).severity));
            case 2: return cell.text(diagnostic.path);
            case 3: return cell.integer(diagnostic.line);
            case 4: return cell.integer(diagnostic.column);
            case 5: return cell.text(diagnostic.message);
            default: return cell.text(about_code(diagnostic.code).help);
        }
    });
}

}  // namespace

void fill_vault_tables(const TableFiller& fill)
{
    fill_schema(fill);
    fill_nodes(fill);
    fill_posts(fill);
    fill_entities(fill);
    fill_aliases(fill);
    fill_mentions(fill);
    fill_links(fill);
    fill_edges(fill);
    fill_diagnostics(fill);
}

}  // namespace graphmatter::exports
