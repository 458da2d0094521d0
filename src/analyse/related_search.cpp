#include "analyse/related_search.hpp"

#include <algorithm>
#include <cmath>

#include "analyse/mentioned_posts.hpp"
#include "analyse/nearest_by_date.hpp"

namespace graphmatter::analyse {

namespace {

/// Asks for the memory of a list ahead; what lies behind its begin comes by itself.
void ask_for(std::span<const Posting> list)
{
    constexpr std::size_t line = 64 / sizeof(Posting), most = 16 * line;
    for (std::size_t i = 0; i < std::min(list.size(), most); i += line) __builtin_prefetch(&list[i]);
}

std::size_t in_blocks(std::size_t posts) { return (posts / RelatedIndex::block + 1) * RelatedIndex::block; }

/// Whether all lists that a post calls for may be read, whichever the post.
bool may_read_all(const RelatedIndex& all)
{
    const PostTexts& texts = all.corpus.texts;
    const auto fits = [&all](const auto& row, auto size_of) {
        std::size_t entries = 0;
        for (const auto& member : row) entries += size_of(member);
        return entries <= all.budget;
    };
    for (std::size_t post = 0; post < all.posts; ++post) {
        if (!fits(all.who.ranks_of[post], [&all](std::uint32_t rank) { return all.who.posts_of[rank].size(); }))
            return false;
        if (texts.prose.empty()) continue;
        if (!fits(texts.prose[post], [&all](const TermWeight& term) { return all.texts.lists[term.term].size(); }) ||
            !fits(texts.heads[post], [&all](const TermWeight& term) { return all.titles.lists[term.term].size(); }))
            return false;
    }
    return true;
}

/// Whether a look at all posts costs less than to note which of them were met, as it does where they have much to
/// share. It does, too, in vaults not that small and where they have entities alone, whose lists are so long that
/// hardly any can be left unread; but where lists are too long to be read at all, a pruned search can still tell what
/// they would bring.
bool is_small(const RelatedIndex& all)
{
    constexpr std::size_t aside = 50;  // what a pruned search does beside reading lists, in words read
    const PostTexts& texts = all.corpus.texts;
    if (all.options.small_vault == 0 || all.posts > all.budget) return false;
    const std::size_t lists = texts.prose.values.size() + texts.heads.values.size() + all.who.ranks_of.values.size();
    const auto is_below = [&all](std::size_t shared) {
        return all.posts * all.posts <= all.options.small_vault * shared;
    };
    if (is_below(lists)) return true;
    return (texts.prose.empty() || is_below(lists + aside * all.posts)) && may_read_all(all);
}

}  // namespace

RelatedSearch::RelatedSearch(const RelatedIndex& all)
    : index_{all},
      log_posts_{static_cast<float>(std::log(static_cast<double>(std::max<std::size_t>(all.posts, 2))))},
      title_weight_{RelatedIndex::most_title * static_cast<float>(all.options.weights.title)},
      entity_weight_{RelatedIndex::most_entities * static_cast<float>(all.options.weights.entities)},
      prose_{all.corpus.texts.size()}
{
    if (!is_small(all)) {
        pruned_.emplace(all);
        return;
    }
    for (auto* sums : {&text_, &title_, &entities_, &shared_, &most_}) sums->resize(in_blocks(all.posts));
    if (all.mentions.posts() > 0) mentions_.resize(in_blocks(all.posts));
    peaks_.resize(shared_.size() / RelatedIndex::block);
}

std::span<const Candidate> RelatedSearch::best(PostId post, std::uint32_t top)
{
    top_ = top;
    const bool has_texts = !index_.corpus.texts.prose.empty();
    if (has_texts) prose_.take(index_.corpus.texts.prose[post]);
    if (pruned_) {
        pruned_->find(post, top, prose_, rough_);
        is_cut_ = !pruned_->is_exact();
    } else {
        look_at_all(post, has_texts);
    }
    score_fully(post);
    return best_;
}

/// With few posts it costs less to look at all than to note which were met.
void RelatedSearch::look_at_all(PostId post, bool has_texts)
{
    is_cut_ = false;
    if (has_texts) {
        read_texts(post);
        read_titles(post);
    }
    read_entities(post);
    if (!mentions_.empty())
        is_cut_ =
            !for_each_mentioned(index_, post, [this](PostId other, float part) { mentions_[index(other)] += part; }) ||
            is_cut_;
    nearest_.clear();
    for_each_near(index_, post, top_, [this](std::uint32_t other) { nearest_.push_back(other); });
    score_roughly(post);
    for (auto* sums : {&text_, &title_, &entities_, &mentions_}) std::ranges::fill(*sums, 0.F);
}

void RelatedSearch::read_texts(PostId post)
{
    std::size_t budget = index_.budget;
    const auto length = static_cast<float>(index_.texts.lengths[index(post)]);
    const auto terms = index_.corpus.texts.prose[post];
    for (std::size_t i = 0; i < terms.size(); ++i) {
        const TermWeight& term = terms[i];
        const auto list = index_.texts.lists[term.term];
        if (i + 1 < terms.size()) ask_for(index_.texts.lists[terms[i + 1].term]);
        if (list.size() > budget) {
            is_cut_ = true;
            break;
        }
        budget -= list.size();
        const float weight = term.weight / length;
        for (const Posting& posting : list) text_[posting.post] += weight * posting.weight;
    }
}

void RelatedSearch::read_titles(PostId post)
{
    std::size_t budget = index_.budget;
    const auto length = static_cast<float>(index_.titles.lengths[index(post)]);
    for (const TermWeight& term : index_.corpus.texts.heads[post]) {
        const auto list = index_.titles.lists[term.term];
        if (list.size() > index_.titles.longest_list) continue;
        if (list.size() > budget) {
            is_cut_ = true;
            break;
        }
        budget -= list.size();
        const float weight = term.weight / length;
        for (const Posting& posting : list) title_[posting.post] += weight * posting.weight;
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
        for (const std::uint32_t other : list) entities_[other] += weight;
    }
}

}  // namespace graphmatter::analyse
