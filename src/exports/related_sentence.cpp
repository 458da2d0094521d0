#include "exports/related_sentence.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace graphmatter::exports {

namespace {

constexpr std::string_view similar_text = "similar text", similar_title = "similar title";

/// Two texts may share no whole word that could be named.
std::string_view word_or(std::string_view word, std::string_view otherwise) { return word.empty() ? otherwise : word; }

double rounded(double value) { return std::round(value * 1e4) / 1e4; }

/// "A", "A and B", "A, B and C" where " and " comes last.
void add_listed(std::string& text, std::span<const std::string_view> names, std::string_view last_separator)
{
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0) text += i + 1 == names.size() ? last_separator : ", ";
        text += names[i];
    }
}

/// "similar text: word, word".
void add_likeness(std::string& text, std::string_view what, std::span<const std::string_view> words)
{
    text += what;
    if (words.front() == what) return;
    text += ": ";
    add_listed(text, words, ", ");
}

/// What the reasons of one signal are about, none twice.
void find_labels(const Snapshot& snapshot, std::span<const Reason> reasons, Signal signal,
                 std::vector<std::string_view>& labels)
{
    labels.clear();
    for (const Reason& reason : reasons)
        if (reason.signal == signal)
            if (const auto label = reason_label(snapshot, reason); std::ranges::find(labels, label) == labels.end())
                labels.push_back(label);
}

}  // namespace

std::string_view reason_label(const Snapshot& snapshot, const Reason& reason)
{
    switch (reason.signal) {
        case Signal::text: return word_or(snapshot.findings.words[reason.word()], similar_text);
        case Signal::title: return word_or(snapshot.findings.words[reason.word()], similar_title);
        case Signal::entity: return snapshot.graph[snapshot.graph.nodes[index(reason.entity())].label];
        case Signal::links_to: return "links to it";
        case Signal::linked_from: return "is linked from it";
        case Signal::mentions: return "mentions its title";
        case Signal::mentioned_in: return "is mentioned there by title";
        case Signal::recency: return "written around the same time";
        case Signal::pinned: return "chosen by hand";
    }
    return {};
}

std::string_view reason_kind(const Snapshot& snapshot, const Reason& reason)
{
    return reason.signal == Signal::entity
               ? std::string_view{snapshot.schema[snapshot.graph.nodes[index(reason.entity())].kind].name}
               : signal_name(reason.signal);
}

std::size_t part_of(Signal signal) noexcept
{
    switch (signal) {
        case Signal::text: return 0;
        case Signal::title: return 1;
        case Signal::entity: return 2;
        case Signal::links_to:
        case Signal::linked_from: return 3;
        case Signal::recency: return 4;
        case Signal::mentions:
        case Signal::mentioned_in: return optional_part;
        case Signal::pinned: break;
    }
    return part_names.size();
}

std::array<double, part_names.size()> related_parts(double score, std::span<const Reason> reasons)
{
    std::array<double, part_names.size()> parts{};
    for (const Reason& reason : reasons)
        if (const std::size_t part = part_of(reason.signal); part < parts.size())
            parts[part] += rounded(score) * rounded(static_cast<double>(reason.share));
    for (double& part : parts) part = rounded(part);
    return parts;
}

bool is_pinned(std::span<const Reason> reasons) noexcept
{
    return !reasons.empty() && reasons.front().signal == Signal::pinned;
}

std::string related_sentence(const Snapshot& snapshot, std::span<const Reason> reasons)
{
    constexpr float telling = 0.2F;  // share from which the date is worth a word
    std::string sentence;
    std::vector<std::string_view> labels;
    labels.reserve(reasons.size());
    for (std::size_t i = 0; i < reasons.size(); ++i) {  // the largest share first
        const Signal signal = reasons[i].signal;
        if (std::ranges::find(reasons.first(i), signal, &Reason::signal) !=
            reasons.begin() + static_cast<std::ptrdiff_t>(i))
            continue;
        if (signal == Signal::recency && reasons[i].share < telling) continue;
        find_labels(snapshot, reasons, signal, labels);
        if (!sentence.empty()) sentence += "; ";
        switch (signal) {
            case Signal::text: add_likeness(sentence, similar_text, labels); break;
            case Signal::title: add_likeness(sentence, similar_title, labels); break;
            case Signal::entity:
                sentence += "both mention ";
                add_listed(sentence, labels, " and ");
                break;
            default: sentence += labels.front();
        }
    }
    return sentence;
}

}  // namespace graphmatter::exports
