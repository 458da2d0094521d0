#include "block_splitting.hpp"

#include <algorithm>

namespace graphmatter::analyse {

namespace {

constexpr std::uint32_t none = 0xffffffff;

class Splitter {
  public:
    Splitter(const PathGraph& graph, std::vector<double>& score)
        : graph_(graph),
          score_(score),
          component_(reach_of_parts(graph)),
          behind_(graph.reach),
          found_(graph.size(), none),
          low_(graph.size()),
          next_(graph.size()),
          block_of_(graph.size(), none),
          label_(graph.size())
    {
    }

    PathGraph run()
    {
        for (std::uint32_t root = 0; root < graph_.size(); ++root)
            if (found_[root] == none) search(root);
        for (std::uint32_t v = 0; v < graph_.size(); ++v) {
            const double below = behind_[v] - graph_.reach[v];
            score_[graph_.members[v].front()] += below * (component_[v] - behind_[v]);
        }
        return std::move(result_);
    }

  private:
    /// Depth first without recursion, which a long path would not survive.
    void search(std::uint32_t root)
    {
        enter(root);
        while (!path_.empty()) {
            const std::uint32_t v = path_.back();
            const auto row = graph_.neighbours[v];
            if (next_[v] < row.size()) {
                const std::uint32_t u = row[next_[v]++];
                if (found_[u] == none)
                    enter(u);
                else
                    low_[v] = std::min(low_[v], found_[u]);
                continue;
            }
            path_.pop_back();
            if (path_.empty()) break;
            const std::uint32_t parent = path_.back();
            low_[parent] = std::min(low_[parent], low_[v]);
            if (low_[v] >= found_[parent]) close_block(parent, v);
        }
        open_.clear();
    }

    void enter(std::uint32_t v)
    {
        found_[v] = low_[v] = time_++;
        path_.push_back(v);
        open_.push_back(v);
    }

    /// The block of `top` and all that was entered since `child`. Behind its other vertices everything is known.
    void close_block(std::uint32_t top, std::uint32_t child)
    {
        const auto begin = std::find(open_.rbegin(), open_.rend(), child).base() - 1;
        double branch = 0;
        for (auto v = begin; v != open_.end(); ++v) branch += behind_[*v];
        score_[graph_.members[top].front()] += branch * (behind_[top] - graph_.reach[top]);
        if (open_.end() - begin > 1) write_block(top, {begin, open_.end()}, branch);
        behind_[top] += branch;
        open_.erase(begin, open_.end());
    }

    void write_block(std::uint32_t top, std::span<const std::uint32_t> others, double branch)
    {
        const std::uint32_t block = blocks_++;
        std::uint32_t label = result_.size();
        for (const std::uint32_t v : others) {
            block_of_[v] = block;
            label_[v] = label++;
        }
        block_of_[top] = block;
        label_[top] = label;
        std::vector<std::uint32_t> row_of_top;  // from the other side: it may be in many blocks
        for (const std::uint32_t v : others) {
            const std::size_t first = result_.neighbours.values.size();
            for (const std::uint32_t u : graph_.neighbours[v])
                if (block_of_[u] == block) result_.neighbours.values.push_back(label_[u]);
            std::ranges::sort(std::span{result_.neighbours.values}.subspan(first));
            if (result_.neighbours.values.back() == label) row_of_top.push_back(label_[v]);
            result_.neighbours.close_row();
            result_.members.push_row(graph_.members[v]);
            result_.reach.push_back(behind_[v]);
        }
        result_.neighbours.push_row(row_of_top);
        result_.members.push_row(graph_.members[top]);
        result_.reach.push_back(component_[top] - branch);
    }

    const PathGraph& graph_;
    std::vector<double>& score_;
    std::vector<double> component_;
    std::vector<double> behind_;           // reach of the vertex and of all finished blocks below it
    std::vector<std::uint32_t> found_;     // when it was entered
    std::vector<std::uint32_t> low_;       // the earliest that its subtree is tied to
    std::vector<std::uint32_t> next_;      // the next neighbour to look at
    std::vector<std::uint32_t> block_of_;  // the last block written that holds it
    std::vector<std::uint32_t> label_;     // its number in the result, in that block
    std::vector<std::uint32_t> path_, open_;
    std::uint32_t time_ = 0, blocks_ = 0;
    PathGraph result_;
};

}  // namespace

PathGraph split_blocks(const PathGraph& graph, std::vector<double>& score) { return Splitter{graph, score}.run(); }

}  // namespace graphmatter::analyse
