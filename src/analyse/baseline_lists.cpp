#include <graphmatter/analyse/baseline_lists.hpp>

#include <algorithm>
#include <vector>

#include "analyse/incidence.hpp"

namespace graphmatter::analyse {

namespace {

/// Newer first, undated last; then by path, which is the order of PostId.
struct NewestFirst {
    const Corpus& corpus;

    [[nodiscard]] bool operator()(PostId a, PostId b) const
    {
        const Moment date_a = corpus.posts[index(a)].moment(), date_b = corpus.posts[index(b)].moment();
        if (date_a.ok() != date_b.ok()) return date_a.ok();
        if (date_a.ok() && date_a != date_b) return date_a > date_b;
        return a < b;
    }
};

/// Sums up weights of shared entities, a post at a time.
class SharedWeights {
  public:
    SharedWeights(Baseline baseline, const Corpus& corpus, const KnowledgeGraph& graph, const Schema& schema)
        : corpus_{corpus},
          graph_{graph},
          schema_{schema},
          baseline_{baseline},
          who_{incidence(
              graph, schema,
              [baseline](const Kind& kind) {
                  return kind.name == kind::tag || (baseline == Baseline::hugo && kind.name == category);
              },
              2, EntityOrder::by_node)},
          weights_(corpus.posts.size())
    {
    }

    /// Posts that share something with the query, in no order; weight() holds until forget().
    const std::vector<PostId>& collect(PostId query)
    {
        for (const std::uint32_t rank : who_.ranks_of[index(query)]) {
            const bool is_tag = schema_[graph_.nodes[index(who_.nodes[rank])].kind].name == kind::tag;
            for (const std::uint32_t other : who_.posts_of[rank]) add(static_cast<PostId>(other), weight_of(is_tag));
        }
        if (baseline_ == Baseline::hugo) add_year(query);
        return found_;
    }
    [[nodiscard]] std::uint32_t weight(PostId post) const { return weights_[index(post)]; }
    void forget()
    {
        for (const PostId post : found_) weights_[index(post)] = 0;
        found_.clear();
    }

  private:
    static constexpr std::string_view category = "category";
    static constexpr std::uint32_t same_tag = 100, same_category = 80, same_year = 10;

    [[nodiscard]] std::uint32_t weight_of(bool is_tag) const
    {
        if (baseline_ == Baseline::shared_tags) return 1;
        return is_tag ? same_tag : same_category;
    }
    void add(PostId post, std::uint32_t weight)
    {
        if (weights_[index(post)] == 0) found_.push_back(post);
        weights_[index(post)] += weight;
    }
    void add_year(PostId query)
    {
        const Date date = corpus_.posts[index(query)].date;
        for (std::size_t i = 0; date.ok() && i < corpus_.posts.size(); ++i)
            if (corpus_.posts[i].date.ok() && corpus_.posts[i].date.year() == date.year())
                add(id_at<PostId>(i), same_year);
    }

    const Corpus& corpus_;
    const KnowledgeGraph& graph_;
    const Schema& schema_;
    Baseline baseline_;
    Incidence who_;
    std::vector<std::uint32_t> weights_;
    std::vector<PostId> found_;
};

}  // namespace

Rows<PostId> baseline_lists(Baseline baseline, const Corpus& corpus, const KnowledgeGraph& graph, const Schema& schema,
                            std::span<const PostId> queries, const RelatedPolicies& policies, std::uint32_t top)
{
    SharedWeights shared{baseline, corpus, graph, schema};
    std::vector<PostId> all;
    if (baseline == Baseline::newest_first)
        for (std::size_t i = 0; i < corpus.posts.size(); ++i) all.push_back(id_at<PostId>(i));
    const auto better = [&](PostId a, PostId b) {
        if (shared.weight(a) != shared.weight(b)) return shared.weight(a) > shared.weight(b);
        return NewestFirst{corpus}(a, b);
    };
    Rows<PostId> lists;
    for (const PostId query : queries) {
        std::vector<PostId> others = baseline == Baseline::newest_first ? all : shared.collect(query);
        std::erase_if(others, [&](PostId other) {
            return other == query || !may_suggest(policies, corpus.posts[index(query)], corpus.posts[index(other)]);
        });
        const auto kept = static_cast<std::ptrdiff_t>(std::min<std::size_t>(top, others.size()));
        std::ranges::partial_sort(others, others.begin() + kept, better);
        lists.values.insert(lists.values.end(), others.begin(), others.begin() + kept);
        lists.close_row();
        shared.forget();
    }
    return lists;
}

}  // namespace graphmatter::analyse
