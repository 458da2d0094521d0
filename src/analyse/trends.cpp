#include <graphmatter/analyse/trends.hpp>

#include <algorithm>
#include <limits>
#include <tuple>

#include <fmt/format.h>

namespace graphmatter::analyse {

namespace {

constexpr std::uint32_t undated = std::numeric_limits<std::uint32_t>::max();

unsigned months_in(Period period) noexcept
{
    switch (period) {
        case Period::year: return 12;
        case Period::quarter: return 3;
        case Period::month: return 1;
    }
    return 1;
}

/// Years of dates are 1 to 9999.
std::uint32_t number_of(Date date, Period period)
{
    const auto months =
        static_cast<std::uint32_t>(static_cast<int>(date.year())) * 12 + static_cast<unsigned>(date.month()) - 1;
    return months / months_in(period);
}

std::string name_of_number(std::uint32_t number, Period period)
{
    const std::uint32_t months = number * months_in(period);
    switch (period) {
        case Period::year: return fmt::format("{:04}", months / 12);
        case Period::quarter: return fmt::format("{:04}-Q{}", months / 12, months % 12 / 3 + 1);
        case Period::month: return fmt::format("{:04}-{:02}", months / 12, months % 12 + 1);
    }
    return {};
}

/// Fills in the periods that have posts; returns the period of each post, or `undated`.
std::vector<std::uint32_t> periods_of_posts(const Corpus& corpus, Period period, std::vector<TrendPeriod>& periods)
{
    std::vector<std::uint32_t> of, numbers;
    for (const Post& post : corpus.posts) {
        of.push_back(post.date.ok() ? number_of(post.date, period) : undated);
        if (of.back() != undated) numbers.push_back(of.back());
    }
    std::ranges::sort(numbers);
    for (const std::uint32_t number : numbers) {
        if (periods.empty() || periods.back().number != number)
            periods.push_back({name_of_number(number, period), number, 0});
        ++periods.back().posts;
    }
    for (std::uint32_t& number : of)
        if (number != undated)
            number = static_cast<std::uint32_t>(std::ranges::lower_bound(periods, number, {}, &TrendPeriod::number) -
                                                periods.begin());
    return of;
}

struct Use {
    NodeId entity{};
    std::uint32_t period = 0, post = 0, uses = 0;
};

void rank(const KnowledgeGraph& graph, std::vector<PeriodUse>& uses)
{
    std::vector<std::uint32_t> order(uses.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    const auto group = [&](std::uint32_t i) {
        return std::tuple{uses[i].period, graph.nodes[index(uses[i].entity)].kind};
    };
    std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) {
        return group(a) != group(b) ? group(a) < group(b) : uses[a].posts > uses[b].posts;
    });
    for (std::size_t i = 0, first = 0; i < order.size(); ++i) {
        if (group(order[i]) != group(order[first])) first = i;
        const bool tied = i > first && uses[order[i]].posts == uses[order[i - 1]].posts;
        uses[order[i]].rank = tied ? uses[order[i - 1]].rank : static_cast<std::uint32_t>(i - first + 1);
    }
}

/// Takes out the entities that one post names: most names of a vault, and none of them rises or falls.
void drop_single_posts(std::vector<PeriodUse>& uses)
{
    std::size_t kept = 0;
    for (std::size_t i = 0, next = 0; i < uses.size(); i = next) {
        std::uint32_t posts = 0;
        for (next = i; next < uses.size() && uses[next].entity == uses[i].entity; ++next) posts += uses[next].posts;
        for (std::size_t use = i; use < next && posts > 1; ++use) uses[kept++] = uses[use];
    }
    uses.resize(kept);
}

}  // namespace

std::string_view name_of(Period period) noexcept
{
    switch (period) {
        case Period::year: return "year";
        case Period::quarter: return "quarter";
        case Period::month: return "month";
    }
    return {};
}

Trends trends(const Corpus& corpus, const KnowledgeGraph& graph, Period period)
{
    Trends result;
    const auto period_of = periods_of_posts(corpus, period, result.periods);
    std::vector<Use> all;
    for (std::size_t i = 0; i < graph.edges.size(); ++i) {
        const auto [from, to, relation, weight] = graph.edges[i];
        const bool names = index(from) < period_of.size() && graph.nodes[index(to)].kind != post_kind;
        if (!names || period_of[index(from)] == undated) continue;
        all.push_back({to, period_of[index(from)], static_cast<std::uint32_t>(from),
                       static_cast<std::uint32_t>(graph.evidence[i].size())});
    }
    std::ranges::sort(all, {}, [](const Use& use) { return std::tuple{use.entity, use.period, use.post}; });
    const Use* before = nullptr;
    for (const Use& use : all) {
        auto& uses = result.uses;
        const bool same = before != nullptr && before->entity == use.entity && before->period == use.period;
        if (!same) uses.push_back({use.entity, use.period});
        if (!same || before->post != use.post) ++uses.back().posts;
        uses.back().uses += use.uses;
        before = &use;
    }
    drop_single_posts(result.uses);
    rank(graph, result.uses);
    return result;
}

}  // namespace graphmatter::analyse
