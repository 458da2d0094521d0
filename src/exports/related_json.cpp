#include <graphmatter/model/snapshot.hpp>

#include "exports/json_text.hpp"
#include "exports/related_sentence.hpp"
#include "exports/text_writer.hpp"
#include "exports/writers.hpp"

// Related posts by the path of the post, for site generators. Every post is there, with an empty list where there is
// nothing to say, so that a template need not ask. Scores and shares have four decimals: more would only be noise.

namespace graphmatter::exports {

namespace {

void write_reasons(TextWriter& out, const Snapshot& snapshot, std::size_t suggestion)
{
    std::string_view comma;
    for (const Reason& reason : snapshot.findings.reasons[suggestion]) {
        out.put(comma, "{\"kind\":", Json{reason_kind(snapshot, reason)},
                ",\"label\":", Json{reason_label(snapshot, reason)}, ",\"share\":", Rounded{reason.share}, '}');
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
    const auto reasons = snapshot.findings.reasons[suggestion];
    out.put(",\"score\":", Rounded{related.score}, is_pinned(reasons) ? ",\"pinned\":true" : "", ",\"parts\":{");
    const auto parts = related_parts(static_cast<double>(related.score), reasons);
    for (std::size_t i = 0; i < parts.size(); ++i)
        if (is_shown(i, parts[i])) out.put(i == 0 ? "\"" : ",\"", part_names[i], "\":", Rounded{parts[i]});
    out.put("},\"why\":", Json{related_sentence(snapshot, reasons)}, ",\"because\":[");
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
