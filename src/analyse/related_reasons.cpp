#include "analyse/related_reasons.hpp"

#include <algorithm>
#include <ranges>

#include "analyse/shared_words.hpp"

namespace graphmatter::analyse {

namespace {

constexpr std::size_t most_words = 3, most_title_words = 1, most_entities = 3;

/// Reasons of one signal that share its part in proportion to their gains.
class Shares {
  public:
    Shares(Rows<Reason>& reasons, Signal signal, double part) : reasons_{reasons}, signal_{signal}, part_{part} {}

    void add(std::uint32_t about, double gain)
    {
        reasons_.values.push_back({signal_, about, static_cast<float>(gain)});
        sum_ += gain;
        ++count_;
    }
    void finish()
    {
        for (auto i = reasons_.values.size() - count_; i < reasons_.values.size(); ++i)
            reasons_.values[i].share = static_cast<float>(static_cast<double>(reasons_.values[i].share) / sum_ * part_);
    }

  private:
    Rows<Reason>& reasons_;
    Signal signal_;
    double part_, sum_ = 0;
    std::size_t count_ = 0;
};

void add_words(Rows<Reason>& reasons, Signal signal, double part, const std::vector<SharedWord>& shared,
               StringPool& words)
{
    Shares shares{reasons, signal, part};
    for (const SharedWord& word : shared) shares.add(static_cast<std::uint32_t>(words.intern(word.text)), word.gain);
    shares.finish();
}

}  // namespace

void give_reasons(const RelatedIndex& all, PostId post, const SpreadRow& prose, const Candidate& other,
                  ShownWords& shown, StringPool& words, Rows<Reason>& reasons)
{
    const PostTexts& texts = all.corpus.texts;
    const Parts& parts = other.parts;
    const double score = parts.sum();
    const auto first = reasons.values.size();
    std::vector<SharedTerm> terms;
    const auto note = [&terms](TermId term, double gain) { terms.push_back({gain, term}); };
    if (parts.text > 0) {
        prose.for_each_shared(texts.prose[other.post], note);
        add_words(reasons, Signal::text, parts.text / score, shared_words(texts, terms, most_words, shown), words);
    }
    if (parts.title > 0) {
        terms.clear();
        for_each_shared_term(texts.heads[post], texts.heads[other.post], note);
        add_words(reasons, Signal::title, parts.title / score, shared_words(texts, terms, most_title_words, shown),
                  words);
    }
    if (parts.entities > 0) {
        std::vector<std::uint32_t> shared;
        for_each_shared(all.who.ranks_of[post], all.who.ranks_of[other.post], [&](std::uint32_t rank) {
            if (all.entity_weights[rank] > 0) shared.push_back(rank);
        });
        std::ranges::stable_sort(shared, std::ranges::greater{}, [&](auto rank) { return all.entity_weights[rank]; });
        Shares shares{reasons, Signal::entity, parts.entities / score};
        for (const std::uint32_t rank : shared | std::views::take(most_entities))
            shares.add(static_cast<std::uint32_t>(all.who.nodes[rank]), all.entity_weights[rank]);
        shares.finish();
    }
    const auto add = [&](Signal signal, double part) {
        if (part > 0) reasons.values.push_back({signal, 0, static_cast<float>(part / score)});
    };
    add(Signal::links_to, parts.links_to);
    add(Signal::linked_from, parts.linked_from);
    add(Signal::mentions, parts.mentions);
    add(Signal::mentioned_in, parts.mentioned_in);
    add(Signal::recency, parts.recency);
    std::stable_sort(reasons.values.begin() + static_cast<std::ptrdiff_t>(first), reasons.values.end(),
                     [](const Reason& a, const Reason& b) { return a.share > b.share; });
    reasons.close_row();
}

}  // namespace graphmatter::analyse
