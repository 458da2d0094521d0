#pragma once
#include <span>
#include <string>
#include <vector>

#include <graphmatter/model/snapshot.hpp>

namespace graphmatter::exports {

/// The related posts of a post as people and site generators see them: names in place of ids.
struct RelatedList {
    struct Reason {
        std::string signal, kind, label;  // "entity", "person", "Ray Kurzweil"; elsewhere kind is the signal too
        double share = 0;                 // four decimals; the reasons of a suggestion sum to 1
    };
    struct Suggestion {
        std::string path, title;
        std::string url;              // empty: none
        double score = 0;             // > 0, four decimals; pinned: >= 0
        std::string why;              // the reasons in a sentence
        std::vector<Reason> because;  // `pinned`, then largest share first
    };
    std::string path;
    std::vector<Suggestion> suggestions;  // pinned ones, then best first
};

/// A list for each of these posts. O(length of the lists).
[[nodiscard]] std::vector<RelatedList> related_lists(const Snapshot& snapshot, std::span<const PostId> posts);

/// Whether the post was chosen by hand.
[[nodiscard]] bool is_pinned(const RelatedList::Suggestion& suggestion) noexcept;

/// The list of one post alone, as a JSON array.
[[nodiscard]] std::string related_list_json(const RelatedList& list);

/// The lists in the shape of related.yaml.
[[nodiscard]] std::string related_lists_yaml(std::span<const RelatedList> lists);

/// One JSON object in the shape of related.json.
[[nodiscard]] std::string related_lists_json(std::span<const RelatedList> lists);

}  // namespace graphmatter::exports
