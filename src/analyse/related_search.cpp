#include "analyse/related_search.hpp"

#include <algorithm>
#include <cmath>

#include <graphmatter/analyse/recency_part.hpp>

namespace graphmatter::analyse {

namespace {

constexpr float most_title = 0.15F, most_entities = 0.4F;

/// Asks for the memory of a list ahead; what lies behind its begin comes by itself.
void ask_for(std::span<const Posting> list)
{
    constexpr std::size_t line = 64 / sizeof(Posting), most = 16 * line;
    for (std::size_t i = 0; i < std::min(list.size(), most); i += line) __builtin_prefetch(&list[i]);
}

std::size_t in_blocks(std::size_t posts) { return (posts / RelatedIndex::block + 1) * RelatedIndex::block; }

}  // namespace

RelatedSearch::RelatedSearch(const RelatedIndex& all)
    : index_{all},
      log_posts_{static_cast<float>(std::log(static_cast<double>(std::max<std::size_t>(all.posts, 2))))},
      title_weight_{most_title * static_cast<float>(all.options.weights.title)},
      entity_weight_{most_entities * static_cast<float>(all.options.weights.entities)},
      looks_at_all_{all.posts <= std::min(all.budget, all.options.small_vault)},
      text_(in_blocks(all.posts)),
      title_(in_blocks(all.posts)),
      entities_(in_blocks(all.posts)),
      mentions_(all.mentions.posts() > 0 ? in_blocks(all.posts) : 0),
      shared_(looks_at_all_ ? in_blocks(all.posts) : 0),
      peaks_(shared_.size() / RelatedIndex::block),
      prose_{all.corpus.texts.size()},
      is_seen_(looks_at_all_ ? 0 : all.posts),
      seen_(looks_at_all_ ? 0 : all.posts + 1)
{
}

std::span<const Candidate> RelatedSearch::best(PostId post, std::uint32_t top)
{
    top_ = top;
    is_cut_ = false;
    if (!looks_at_all_) is_seen_[index(post)] = 1;  // never a candidate itself
    const bool has_texts = !index_.corpus.texts.prose.empty();
    if (has_texts) {
        prose_.take(index_.corpus.texts.prose[post]);
        read_texts(post);
        read_titles(post);
    }
    read_entities(post);
    if (!mentions_.empty()) read_mentions(post);
    see_others(post);
    score_roughly(post);
    score_fully(post);
    if (!looks_at_all_ && !is_cut_ && may_miss_titles(post)) {
        see_common_titles(post);
        score_roughly(post);
        score_fully(post);
    }
    forget(post);
    return best_;
}

void RelatedSearch::forget(PostId post)
{
    if (looks_at_all_) {
        for (auto* sums : {&text_, &title_, &entities_, &mentions_}) std::ranges::fill(*sums, 0.F);
    } else {
        seen_[seen_count_++] = static_cast<std::uint32_t>(post);
        for (const std::uint32_t seen : std::span{seen_}.first(seen_count_)) {
            text_[seen] = title_[seen] = entities_[seen] = 0;
            if (!mentions_.empty()) mentions_[seen] = 0;
            is_seen_[seen] = 0;
        }
        seen_count_ = 0;
    }
}

double RelatedSearch::similarity(PostId post, PostId other) const
{
    if (index_.corpus.texts.prose.empty()) return 0;
    const double dot = prose_.dot(index_.corpus.texts.prose[other]);
    return dot == 0 ? 0 : dot / (index_.text_lengths[index(post)] * index_.text_lengths[index(other)]);
}

void RelatedSearch::see(std::uint32_t post)
{
    if (looks_at_all_) return;
    if (is_seen_[post] == 0) seen_[seen_count_++] = post;
    is_seen_[post] = 1;
}

void RelatedSearch::see(std::span<const Posting> list)
{
    if (looks_at_all_) return;
    std::size_t count = seen_count_;
    std::uint32_t* const seen = seen_.data();
    std::uint8_t* const is_seen = is_seen_.data();
    for (const Posting& posting : list) {
        seen[count] = posting.post;  // kept when it is new; written anyway, which saves a branch
        count += 1U - is_seen[posting.post];
        is_seen[posting.post] = 1;
    }
    seen_count_ = count;
}

void RelatedSearch::read_texts(PostId post)
{
    std::size_t budget = index_.budget;
    const auto length = static_cast<float>(index_.text_lengths[index(post)]);
    const auto terms = index_.corpus.texts.prose[post];
    for (std::size_t i = 0; i < terms.size(); ++i) {
        const TermWeight& term = terms[i];
        const auto list = index_.text_lists[term.term];
        if (i + 1 < terms.size()) ask_for(index_.text_lists[terms[i + 1].term]);
        if (list.size() > budget) {
            is_cut_ = true;
            break;
        }
        budget -= list.size();
        const float weight = term.weight / length;
        for (const Posting& posting : list) text_[posting.post] += weight * posting.weight;
        see(list);
    }
}

void RelatedSearch::read_titles(PostId post)
{
    std::size_t budget = index_.budget;
    const auto length = static_cast<float>(index_.title_lengths[index(post)]);
    for (const TermWeight& term : index_.corpus.texts.heads[post]) {
        const auto list = index_.title_lists[term.term];
        if (list.size() > index_.longest_title_list) continue;
        if (list.size() > budget) {
            is_cut_ = true;
            break;
        }
        budget -= list.size();
        const float weight = term.weight / length;
        for (const Posting& posting : list) title_[posting.post] += weight * posting.weight;
        see(list);
    }
}

/// Whether a post that shares nothing but common words of titles might be better than the last of the best.
bool RelatedSearch::may_miss_titles(PostId post) const
{
    if (index_.common_titles.empty() || index_.common_titles[index(post)] == 0) return false;
    const float most = title_weight_ * index_.common_titles[index(post)] + index_.rough_recency(0);
    return best_.size() < top_ || best_.back().score <= most + index_.rounding;
}

void RelatedSearch::see_common_titles(PostId post)
{
    std::size_t budget = index_.budget;
    for (const TermWeight& term : index_.corpus.texts.heads[post]) {
        const auto list = index_.title_lists[term.term];
        if (list.size() <= index_.longest_title_list) continue;
        if (list.size() > budget) break;
        budget -= list.size();
        see(list);
    }
}

void RelatedSearch::read_entities(PostId post)
{
    std::size_t budget = index_.budget;
    for (const std::uint32_t rank : index_.who.ranks_of[post]) {
        const auto list = index_.who.posts_of[rank];
        const auto weight = static_cast<float>(index_.entity_weights[rank]);
        if (!(weight > 0)) continue;
        if (list.size() > budget) {
            is_cut_ = true;
            break;
        }
        budget -= list.size();
        for (const std::uint32_t other : list) {
            see(other);
            entities_[other] += weight;
        }
    }
}

/// Those whose titles the post mentions, and those that mention its own. What links tie is scored anyway.
void RelatedSearch::read_mentions(PostId post)
{
    const auto& [borne, bearers, holders] = index_.mentions;
    const double weight = index_.options.weights.mentions;
    std::size_t budget = index_.budget;
    const auto fits = [&](std::size_t entries) {
        is_cut_ = is_cut_ || entries > budget;
        if (entries > budget) return false;
        budget -= entries;
        return true;
    };
    const auto add = [&](PostId other, double part) {
        if (other == post) return;
        see(static_cast<std::uint32_t>(other));
        mentions_[index(other)] += static_cast<float>(weight * part);
    };
    for (const auto& [title, times] : index_.corpus.titles.found[post]) {
        if (!fits(bearers[title].size())) continue;
        const double part = mention_part(index_.posts, holders[title].size(), bearers[title].size(), times);
        for (const PostId other : bearers[title])
            if (!std::ranges::binary_search(index_.links.to[post], other, {}, &PostLink::post)) add(other, part);
    }
    const TitleId own = borne[index(post)];
    if (own == none<TitleId> || !fits(holders[own].size())) return;
    const auto part_of = [&](std::uint32_t times) {
        return mention_part(index_.posts, holders[own].size(), bearers[own].size(), times);
    };
    const double once = part_of(1);  // as most are
    for (const auto& [other, times] : holders[own])
        if (!std::ranges::binary_search(index_.links.from[post], other)) add(other, times == 1 ? once : part_of(times));
}

void RelatedSearch::see_others(PostId post)
{
    nearest_.clear();
    if (index_.ranks[index(post)] == undated) return;
    // The nearest by date on either side that may be suggested.
    const auto& posts = index_.by_date;
    const auto rank_of = [this](PostId p) { return index_.ranks[index(p)]; };
    const auto same_time = std::ranges::equal_range(posts, rank_of(post), {}, rank_of);
    const auto date_of = [this](PostId p) { return index_.corpus.posts[index(p)].moment(); };
    const auto walk = [&](std::ptrdiff_t at, std::ptrdiff_t step) {
        for (std::uint32_t found = 0; found <= top_ && at >= 0 && at < std::ssize(posts); at += step) {
            const PostId other = (step > 0 ? posts : index_.by_date_back)[static_cast<std::size_t>(at)];
            if (!fits_dates(index_.options.policies.dates, date_of(post), date_of(other)))
                break;  // nor what lies behind
            if (!may_suggest(post, other)) continue;
            if (looks_at_all_)
                nearest_.push_back(static_cast<std::uint32_t>(other));
            else
                see(static_cast<std::uint32_t>(other));
            ++found;
        }
    };
    // Of one time the first by id win; more of them than are wanted are not needed.
    walk(same_time.begin() - posts.begin(), 1);
    walk(same_time.begin() - posts.begin() - 1, -1);
    walk(same_time.end() - posts.begin(), 1);
}

bool RelatedSearch::may_suggest(PostId post, PostId other) const
{
    // As analyse::may_suggest(), without a look at the posts themselves, which are far away in memory.
    const RelatedPolicies& policies = index_.options.policies;
    const auto &own = index_.facts[index(post)], &facts = index_.facts[index(other)];
    if (facts.draft && !own.draft && policies.drafts == RelatedDrafts::for_drafts) return false;
    if (policies.dates == RelatedDates::all || own.rank == undated || facts.rank == undated) return true;
    return policies.dates == RelatedDates::older_only ? facts.rank <= own.rank : facts.rank >= own.rank;
}

}  // namespace graphmatter::analyse
