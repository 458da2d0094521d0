#include <graphmatter/model/snapshot.hpp>

#include "exports/json_text.hpp"
#include "exports/text_writer.hpp"
#include "exports/writers.hpp"

// Related posts by the path of the post, for site generators. Every post is there, with an empty list where there is
// nothing to say, so that a template need not ask. Scores and shares have four decimals: more would only be noise.

namespace graphmatter::exports {

namespace {

void write_reasons(TextWriter& out, const Snapshot& snapshot, std::size_t suggestion)
{
    const auto& [about, schema, corpus, graph, findings, diagnostics] = snapshot;
    std::string_view comma;
    for (const Reason& reason : findings.reasons[suggestion]) {
        const Node& entity = graph.nodes[index(reason.entity)];
        out.put(comma, "{\"kind\":", Json{schema[entity.kind].name}, ",\"label\":", Json{graph[entity.label]},
                ",\"share\":", Rounded{reason.share}, '}');
        comma = ",";
    }
}

void write_suggestion(TextWriter& out, const Snapshot& snapshot, std::size_t suggestion)
{
    const auto& corpus = snapshot.corpus;
    const RelatedPost& related = snapshot.findings.related.values[suggestion];
    const Post& post = corpus.posts[index(related.post)];
    out.put("{\"path\":", Json{corpus[post.path]}, ",\"title\":", Json{corpus[post.title]}, ",\"url\":");
    if (post.url == empty_string)
        out.put("null");
    else
        out.put(Json{corpus[post.url]});
    out.put(",\"score\":", Rounded{related.score}, ",\"because\":[");
    write_reasons(out, snapshot, suggestion);
    out.put("]}");
}

}  // namespace

void write_related_json(const Snapshot& snapshot, View, const std::filesystem::path& file, const Watch& watch)
{
    OutputFile output(file);
    TextWriter out(output, watch);
    const auto& related = snapshot.findings.related;
    const auto& posts = snapshot.corpus.posts;
    out.put('{');
    for (std::size_t post = 0; post < posts.size(); ++post) {
        out.put(post == 0 ? "\n" : ",\n", Json{snapshot.corpus[posts[post].path]}, ":[");
        for (std::size_t i = related.offsets[post]; i < related.offsets[post + 1]; ++i) {
            out.put(i == related.offsets[post] ? "\n  " : ",\n  ");
            write_suggestion(out, snapshot, i);
        }
        out.put(']');
    }
    out.put("\n}\n");
    out.flush();
    output.commit();
}

}  // namespace graphmatter::exports
