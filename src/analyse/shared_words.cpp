#include "analyse/shared_words.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace graphmatter::analyse {

namespace {

constexpr std::size_t considered = 24;  // the heaviest shared terms

struct Shared {
    std::string_view text;
    double gain = 0;
    std::size_t first = 0;  // bytes of the first character of a pair; 0: no pair
    std::uint32_t posts = 0;
    bool is_used = false;
};

/// The size of the first character if the term is two CJK characters, else 0. Letters from U+3040 on: three bytes from
/// 0xE3 on, or four.
std::size_t pair_split(std::string_view term)
{
    const std::size_t first = character_size(term.front());
    if (!is_ideograph_lead(term.front()) || term.size() <= first) return 0;
    return first + character_size(term[first]) == term.size() ? first : 0;
}

bool is_number(std::string_view term) { return term.find_first_not_of("0123456789") == std::string_view::npos; }

/// English words that tie sentences, not subjects. Of other languages they stand in most posts, and so in no list; a
/// vault of two languages keeps those of the lesser one, which mostly is English.
constexpr auto function_words = std::to_array<std::string_view>(
    {"about", "all",  "also",  "and",   "any",   "are",   "because", "been", "being",  "but",   "can",  "could",
     "did",   "does", "even",  "for",   "from",  "get",   "got",     "had",  "has",    "have",  "her",  "here",
     "him",   "his",  "how",   "into",  "its",   "just",  "like",    "make", "more",   "most",  "much", "not",
     "now",   "one",  "only",  "other", "our",   "out",   "over",    "she",  "should", "some",  "such", "than",
     "that",  "the",  "their", "them",  "then",  "there", "these",   "they", "this",   "those", "very", "was",
     "were",  "what", "when",  "where", "which", "who",   "why",     "will", "with",   "would", "you",  "your"});

/// The like in Chinese, in the order of their bytes.
constexpr auto chinese_function_words = std::to_array<std::string_view>(
    {"一个", "一些", "一种", "不是", "不能", "与其", "之前", "之后", "之间", "也是", "什么", "什麼", "仍然",
     "他们", "他們", "以及", "以后", "任何", "但是", "作为", "你们", "你們", "其中", "其他", "其实", "具有",
     "几乎", "却是", "可以", "可能", "各种", "同时", "因为", "因此", "因為", "因而", "如何", "如果", "它们",
     "它們", "对于", "對於", "就是", "并且", "幾乎", "应该", "当时", "怎么", "怎样", "怎麼", "應該", "我们",
     "我們", "所以", "所有", "所谓", "按照", "无法", "时候", "是否", "時候", "有些", "根据", "此外", "沒有",
     "没有", "無法", "然后", "然而", "现在", "現在", "甚至", "由于", "當時", "的话", "目前", "自己", "與其",
     "虽然", "覺得", "觉得", "許多", "認為", "认为", "许多", "起来", "还是", "还有", "这个", "这些", "这是",
     "这样", "这种", "这里", "进行", "這些", "這個", "這是", "這樣", "這種", "這裡", "這麼", "通过", "通過",
     "進行", "還是", "還有", "那个", "那么", "那些", "那個", "那麼", "都是", "雖然", "需要", "非常"});

bool is_function_word(std::string_view word)
{
    return std::ranges::binary_search(function_words, word) || std::ranges::binary_search(chinese_function_words, word);
}

/// Words of one or two letters, um, we, and those that say nothing alone.
bool says_little(std::string_view word)
{
    const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; };
    return (word.size() <= 2 && std::ranges::all_of(word, is_letter)) || is_function_word(word);
}

std::vector<Shared> heaviest(const PostTexts& texts, std::vector<SharedTerm> terms)
{
    const auto heavier = [](const SharedTerm& x, const SharedTerm& y) {
        return x.gain != y.gain ? x.gain > y.gain : x.term < y.term;
    };
    const std::size_t kept = std::min(terms.size(), considered);
    std::ranges::partial_sort(terms, terms.begin() + static_cast<std::ptrdiff_t>(kept), heavier);
    terms.resize(kept);
    // Each of these waits for memory twice: ask for all before the first is needed.
    for (const auto& [gain, term] : terms) {
        __builtin_prefetch(&texts.ends[index(term)]);
        __builtin_prefetch(&texts.posts[index(term)]);
    }
    for (const auto& [gain, term] : terms) __builtin_prefetch(texts[term].data());
    std::vector<Shared> shared;
    shared.reserve(terms.size());
    for (const auto& [gain, term] : terms)
        shared.push_back({texts[term], gain, pair_split(texts[term]), texts.posts[index(term)]});
    std::ranges::stable_partition(shared, [](const Shared& term) { return !is_number(term.text); });
    return shared;
}

/// Joins pairs to the word at hand, at its end or its front, as long as one overlaps that ties about as much.
class WordOfPairs {
  public:
    WordOfPairs(std::vector<Shared>& shared, Shared& seed)
        : shared_{shared}, seed_{seed}, word_{std::string{seed.text}, seed.gain}, fewest_{seed.posts}, most_{seed.posts}
    {
        last_ = seed.text.substr(seed.first);
        first_ = seed.text.substr(0, seed.first);
        while (length_ < longest && (grow_back() || grow_front())) ++length_;
    }

    [[nodiscard]] const SharedWord& word() const { return word_; }
    [[nodiscard]] Cohesion cohesion() const
    {
        if (length_ < 3) return Cohesion::none;
        return 5 * most_ <= 6 * fewest_ ? Cohesion::much : 2 * most_ <= 3 * fewest_ ? Cohesion::some : Cohesion::none;
    }

  private:
    static constexpr std::size_t longest = 6;  // characters
    static constexpr double least_like = 0.5;  // of the seed's gain

    template <class Fits>
    Shared* next(Fits fits)
    {
        for (Shared& pair : shared_)
            if (!pair.is_used && pair.first > 0 && pair.gain >= least_like * seed_.gain &&
                seed_.gain >= least_like * pair.gain && fits(pair))
                return &pair;
        return nullptr;
    }

    bool grow_back()
    {
        Shared* pair = next([this](const Shared& p) { return p.text.substr(0, p.first) == last_; });
        if (pair == nullptr) return false;
        last_ = pair->text.substr(pair->first);
        word_.text += last_;
        return take(*pair);
    }

    bool grow_front()
    {
        Shared* pair = next([this](const Shared& p) { return p.text.substr(p.first) == first_; });
        if (pair == nullptr) return false;
        first_ = pair->text.substr(0, pair->first);
        word_.text.insert(0, first_);
        return take(*pair);
    }

    bool take(Shared& pair)
    {
        pair.is_used = true;
        word_.gain += pair.gain;
        fewest_ = std::min(fewest_, pair.posts);
        most_ = std::max(most_, pair.posts);
        return true;
    }

    std::vector<Shared>& shared_;
    const Shared& seed_;
    SharedWord word_;
    std::string_view first_, last_;
    std::size_t length_ = 2;
    std::uint32_t fewest_, most_;  // posts of its pairs
};

}  // namespace

std::vector<SharedWord> shared_words(const PostTexts& texts, std::vector<SharedTerm> terms, std::size_t most,
                                     ShownWords& shown)
{
    std::vector<Shared> shared = heaviest(texts, std::move(terms));
    std::vector<SharedWord> words;
    for (Shared& term : shared) {
        if (words.size() == most) break;
        if (term.is_used) continue;
        term.is_used = true;
        if (term.first == 0) {
            if (!says_little(term.text)) words.push_back({std::string{term.text}, term.gain});
            continue;
        }
        const WordOfPairs joined{shared, term};
        const std::string_view text = shown(joined.word().text, joined.cohesion());
        const bool is_said = std::ranges::any_of(
            words, [text](const SharedWord& word) { return word.text.find(text) != std::string::npos; });
        if (!text.empty() && !is_said && !is_function_word(text))
            words.push_back({std::string{text}, joined.word().gain});
    }
    if (words.empty() && !shared.empty()) words.push_back({{}, shared.front().gain});
    return words;
}

}  // namespace graphmatter::analyse
