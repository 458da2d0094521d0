#include <graphmatter/exports/related_lists.hpp>

#include <cmath>

#include <fmt/format.h>

#include "exports/quoted_text.hpp"
#include "exports/related_sentence.hpp"

namespace graphmatter::exports {

namespace {

/// Four decimals, as in related.json: more would only be noise.
double rounded(double value) { return std::round(value * 1e4) / 1e4; }

std::string because_json(const std::vector<RelatedList::Reason>& reasons)
{
    std::string out;
    for (const auto& reason : reasons)
        out += fmt::format(R"({}{{"kind":{},"label":{},"share":{}}})", out.empty() ? "" : ",", quoted_json(reason.kind),
                           quoted_json(reason.label), rounded(reason.share));
    return out;
}

std::string parts_json(const RelatedList::Suggestion& post)
{
    const auto parts = related_parts(post);
    std::string out;
    for (std::size_t i = 0; i < parts.size(); ++i)
        if (is_shown(i, rounded(parts[i])))
            out += fmt::format(R"({}"{}":{})", out.empty() ? "" : ",", part_names[i], rounded(parts[i]));
    return out;
}

std::string suggestions_json(const std::vector<RelatedList::Suggestion>& suggestions)
{
    std::string out;
    for (const auto& post : suggestions)
        out += fmt::format(R"({}{{"path":{},"title":{},"url":{},"score":{}{},"parts":{{{}}},"why":{},"because":[{}]}})",
                           out.empty() ? "\n  " : ",\n  ", quoted_json(post.path), quoted_json(post.title),
                           post.url.empty() ? "null" : quoted_json(post.url), rounded(post.score),
                           is_pinned(post) ? R"(,"pinned":true)" : "", parts_json(post), quoted_json(post.why),
                           because_json(post.because));
    return out;
}

}  // namespace

bool is_pinned(const RelatedList::Suggestion& suggestion) noexcept
{
    return !suggestion.because.empty() && suggestion.because.front().signal == signal_name(Signal::pinned);
}

std::array<double, part_names.size()> related_parts(const RelatedList::Suggestion& suggestion)
{
    std::array<double, part_names.size()> parts{};
    for (const auto& reason : suggestion.because)
        for (const Signal signal : all_signals)
            if (reason.signal == signal_name(signal) && part_of(signal) < parts.size())
                parts[part_of(signal)] += suggestion.score * reason.share;
    return parts;
}

std::vector<RelatedList> related_lists(const Snapshot& snapshot, std::span<const PostId> posts)
{
    const Corpus& corpus = snapshot.corpus;
    const Findings& findings = snapshot.findings;
    std::vector<RelatedList> lists;
    for (const PostId id : posts) {
        auto& list = lists.emplace_back();
        list.path = corpus[corpus.posts[index(id)].path];
        for (auto i = findings.related.offsets[index(id)]; i < findings.related.offsets[index(id) + 1]; ++i) {
            const RelatedPost& related = findings.related.values[i];
            const Post& post = corpus.posts[index(related.post)];
            auto& suggestion = list.suggestions.emplace_back();
            suggestion.path = corpus[post.path];
            suggestion.title = corpus[post.title];
            suggestion.url = corpus[post.url];
            suggestion.why = related_sentence(snapshot, findings.reasons[i]);
            suggestion.score = rounded(static_cast<double>(related.score));
            for (const Reason& reason : findings.reasons[i])
                suggestion.because.push_back(
                    {std::string{signal_name(reason.signal)}, std::string{reason_kind(snapshot, reason)},
                     std::string{reason_label(snapshot, reason)}, rounded(static_cast<double>(reason.share))});
        }
    }
    return lists;
}

std::string related_list_json(const RelatedList& list)
{
    return fmt::format("[{}]\n", suggestions_json(list.suggestions));
}

std::string related_lists_json(std::span<const RelatedList> lists)
{
    std::string out = "{";
    for (const auto& list : lists)
        out += fmt::format("{}{}:[{}]", out.size() == 1 ? "\n" : ",\n", quoted_json(list.path),
                           suggestions_json(list.suggestions));
    return out + "\n}\n";
}

}  // namespace graphmatter::exports
