#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

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

std::string measure_names(const Measured& measured)
{
    std::string names;
    for (const auto& score : measured.scores) (names += names.empty() ? "" : ",") += score.name;
    return names;
}

using TextPairs = std::vector<std::pair<std::string, std::string>>;

std::string_view name_of(RelatedDates dates)
{
    switch (dates) {
        case RelatedDates::all: return "all";
        case RelatedDates::older_only: return "older-only";
        case RelatedDates::newer_only: return "newer-only";
    }
    return {};
}

/// Those that are not the default, such as "links=2,mentions=1".
std::string changed_weights(const RelatedWeights& weights)
{
    constexpr RelatedWeights usual;
    std::string text;
    const auto tell = [&text](std::string_view name, double weight, double default_weight) {
        if (weight != default_weight) text += fmt::format("{}{}={}", text.empty() ? "" : ",", name, weight);
    };
    tell("text", weights.text, usual.text);
    tell("title", weights.title, usual.title);
    tell("entities", weights.entities, usual.entities);
    tell("links", weights.links, usual.links);
    tell("recency", weights.recency, usual.recency);
    tell("mentions", weights.mentions, usual.mentions);
    tell("chosen", weights.chosen, usual.chosen);
    return text;
}

/// How the lists of related posts were made, where there are any.
void add_related_options(const Provenance& about, TextPairs& rows)
{
    const auto& [dates, drafts, min_score, per_series, per_speaker] = about.related_policies;
    rows.emplace_back("related_top", std::to_string(about.related_top));
    if (about.related_top == 0) return;
    rows.emplace_back("related_dates", name_of(dates));
    rows.emplace_back("related_drafts", drafts == RelatedDrafts::for_all ? "for all" : "for drafts");
    rows.emplace_back("related_min_score", fmt::format("{}", min_score));
    rows.emplace_back("related_per_series", std::to_string(per_series));
    rows.emplace_back("related_per_speaker", std::to_string(per_speaker));
    rows.emplace_back("related_title_mentions", about.related_weights.mentions > 0 ? "counted" : "left out");
    if (std::string changed = changed_weights(about.related_weights); !changed.empty())
        rows.emplace_back("related_weights", std::move(changed));
}

void fill_about(const TableFiller& fill)
{
    const auto& [about, schema, corpus, graph, findings, diagnostics] = fill.snapshot;
    TextPairs rows = {
        {"backbone", fmt::format("{}", about.backbone)},
        {"communities", std::to_string(findings.whole.communities.size())},
        {"diagnostics", std::to_string(diagnostics.size())},
        {"drafts", about.drafts ? "included" : "left out"},
        {"edges", std::to_string(graph.edges.size())},
        {"entities", std::to_string(graph.nodes.size() - corpus.posts.size())},
        {"generator", about.generator},
        {"measures", measure_names(findings.whole)},
        {"min_posts", std::to_string(about.min_posts)},
        {"modularity", fmt::format("{:.6f}", findings.whole.modularity)},
        {"pairs", std::to_string(findings.pairs.size())},
        {"period", about.period},
        {"posts", std::to_string(corpus.posts.size())},
        {"schema_version", std::to_string(sqlite_schema_version)},
    };
    add_related_options(about, rows);
    for (const auto& score : findings.whole.scores)
        if (!score.precision.empty()) rows.emplace_back("precision_" + score.name, score.precision);
    std::ranges::sort(rows);
    fill("about", rows.size(),
         [&](std::size_t row, int column, Cell cell) { cell.text(column == 0 ? rows[row].first : rows[row].second); });
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
    fill("relation", schema.relations.size(), [&](std::size_t row, int column, Cell cell) {
        switch (column) {
            case 0: return cell.integer(row);
            case 1: return cell.text(schema.relations[row].name);
            default: return cell.integer(schema.relations[row].symmetric ? 1 : 0);
        }
    });
    fill("field", schema.fields.size(), [&](std::size_t row, int column, Cell cell) {
        const FieldRule& rule = schema.fields[row];
        switch (column) {
            case 0: return cell.integer(row);
            case 1: return cell.text(rule.field);
            case 2: return cell.text(schema[rule.kind].name);
            default: return cell.text(schema[rule.relation].name);
        }
    });
}

void fill_nodes(const TableFiller& fill)
{
    const NodeIds ids(fill.snapshot);
    fill("node", fill.snapshot.graph.nodes.size(), [&](std::size_t row, int column, Cell cell) {
        const Node& node = fill.snapshot.graph.nodes[row];
        switch (column) {
            case 0: return cell.integer(row);
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
    fill("post", corpus.posts.size(), [&](std::size_t row, int column, Cell cell) {
        const Post& post = corpus.posts[row];
        switch (column) {
            case 0: return cell.integer(row);
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
    fill("entity", graph.nodes.size() - posts, [&](std::size_t row, int column, Cell cell) {
        const std::size_t id = posts + row;
        const Node& node = graph.nodes[id];
        switch (column) {
            case 0: return cell.integer(id);
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
    fill("alias", graph.aliases.values.size(), [&](std::size_t row, int column, Cell cell) {
        const Alias& alias = graph.aliases.values[row];
        switch (column) {
            case 0: return cell.integer(row);
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
    fill("edge", fill.snapshot.graph.edges.size(), [&](std::size_t row, int column, Cell cell) {
        const Edge& edge = fill.snapshot.graph.edges[row];
        switch (column) {
            case 0: return cell.integer(row);
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
    fill_about(fill);
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
