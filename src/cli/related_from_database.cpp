#include "cli/related_from_database.hpp"

#include <algorithm>
#include <charconv>
#include <map>

#include <graphmatter/model/error.hpp>
#include <graphmatter/queries/queries.hpp>

namespace graphmatter::cli {

namespace {

using exports::RelatedList;
using Arguments = std::map<std::string, std::string>;

/// The rows of an answer, cells by the name of their column.
class Rows {
  public:
    Rows(const std::filesystem::path& database, std::string_view query, const Arguments& arguments)
        : answer_{queries::run(database, queries::find(query), arguments)}
    {
    }
    [[nodiscard]] std::size_t size() const noexcept { return answer_.rows.size(); }
    [[nodiscard]] const std::string& text(std::size_t row, std::string_view column) const
    {
        const auto found = std::ranges::find(answer_.columns, column);
        return answer_.rows[row][static_cast<std::size_t>(found - answer_.columns.begin())].text;
    }
    [[nodiscard]] double number(std::size_t row, std::string_view column) const
    {
        const std::string& digits = text(row, column);
        double value = 0;
        std::from_chars(digits.data(), digits.data() + digits.size(), value);
        return value;
    }

  private:
    queries::Answer answer_;
};

/// Lists that can be found by the path of their post.
struct Lists {
    std::map<std::string, RelatedList> by_id;  // in the order of related.json
    std::map<std::string, RelatedList*> by_path;
};

/// An empty list for each post asked for.
Lists empty_lists(const Rows& posts, const std::string& wanted)
{
    Lists lists;
    std::vector<std::string_view> paths;
    for (std::size_t i = 0; i < posts.size(); ++i) {
        const std::string& id = posts.text(i, "node_id");
        paths.push_back(posts.text(i, "path"));
        if (wanted.empty() || wanted == paths.back() || wanted == id || "post:" + wanted == id ||
            wanted == posts.text(i, "title") || wanted == posts.text(i, "url"))
            lists.by_path[posts.text(i, "path")] = &(lists.by_id[id] = {posts.text(i, "path"), {}});
    }
    if (lists.by_id.empty() && !wanted.empty()) throw UsageError(unknown_post(wanted, paths));
    return lists;
}

/// The list of one path without a look at all posts; else of those that the id, title or URL fits.
Lists lists_of(const std::filesystem::path& database, const std::string& wanted)
{
    if (!wanted.empty()) {
        const Rows posts{database, "posts", {{"path", wanted}}};
        for (std::size_t i = 0; i < posts.size(); ++i)
            if (posts.text(i, "path") == wanted) return empty_lists(posts, wanted);
    }
    return empty_lists(Rows{database, "posts", {}}, wanted);
}

}  // namespace

std::vector<RelatedList> lists_from_database(const std::filesystem::path& database, const std::string& post,
                                             std::uint32_t top, double min_score)
{
    constexpr std::uint32_t all = 1000;
    Lists lists = lists_of(database, post);
    Arguments arguments{{"top", std::to_string(top == 0 ? all : top)}};
    if (lists.by_path.size() == 1) arguments["post"] = lists.by_path.begin()->first;
    const auto list_of = [&lists](const std::string& path) {
        const auto found = lists.by_path.find(path);
        return found == lists.by_path.end() ? nullptr : found->second;
    };
    const Rows related{database, "related", arguments};
    for (std::size_t i = 0; i < related.size(); ++i)
        if (RelatedList* list = list_of(related.text(i, "post")))
            list->suggestions.push_back({related.text(i, "path"),
                                         related.text(i, "title"),
                                         related.text(i, "url"),
                                         related.number(i, "score"),
                                         related.text(i, "because"),
                                         {}});
    const Rows reasons{database, "related-reasons", arguments};
    for (std::size_t i = 0; i < reasons.size(); ++i)
        if (RelatedList* list = list_of(reasons.text(i, "post")))
            list->suggestions[static_cast<std::size_t>(reasons.number(i, "rank")) - 1].because.push_back(
                {reasons.text(i, "signal"), reasons.text(i, "kind"), reasons.text(i, "label"),
                 reasons.number(i, "share")});
    std::vector<RelatedList> result;
    for (auto& [id, list] : lists.by_id) {
        std::erase_if(list.suggestions, [min_score](const RelatedList::Suggestion& other) {
            return other.score < min_score && !exports::is_pinned(other);
        });
        result.push_back(std::move(list));
    }
    return result;
}

}  // namespace graphmatter::cli
