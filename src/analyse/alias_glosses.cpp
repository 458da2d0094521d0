#include "analyse/alias_glosses.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include <graphmatter/text/encoding.hpp>
#include <graphmatter/text/likeness.hpp>
#include <graphmatter/text/names.hpp>

namespace graphmatter::analyse {

namespace {

constexpr std::size_t longest_unknown = 36;  // bytes of a squashed key; more is an explanation, not a name

/// A name as found in a gloss. `id` is none where the text before a parenthesis holds no known name.
struct Found {
    StringId id = none<StringId>;
    text::Writing writing = text::Writing::none;
};

/// One gloss with names in place of texts.
struct Sighting {
    StringId a{}, b{};
    PostId post{};
    std::uint32_t line = 0;
    bool forward = false, bounded = false;
};

/// A name, the script of its partner, the partner (known or not), a post.
using Partner = std::tuple<StringId, text::Writing, StringId, PostId>;

bool continues_character(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

/// True if a letter with this first byte is written in words: all but Chinese and Japanese (E3 to E9).
bool is_of_words(char c)
{
    const auto first = static_cast<unsigned char>(c);
    return c != ' ' && (first < 0xE3 || first > 0xE9);
}

/// True if a name may begin here: not within a character, nor within a word.
bool may_begin(std::string_view key, std::size_t at)
{
    if (continues_character(key[at]) || key[at] == ' ') return false;
    std::size_t before = at;
    while (before > 0 && continues_character(key[--before])) {
    }
    return at == 0 || !is_of_words(key[at]) || !is_of_words(key[before]);
}

class GlossReader {
  public:
    GlossReader(const Corpus& corpus, NameTable& table)
        : corpus_{corpus}, table_{table}, inside_(corpus.strings.size()), read_(corpus.strings.size())
    {
    }

    GlossCounts run()
    {
        for (std::size_t post = 0; post < corpus_.glosses.size(); ++post)
            for (const Gloss& gloss : corpus_.glosses[post]) read(gloss, id_at<PostId>(post));
        GlossCounts counts;
        count_pairs(counts);
        count_partners(counts);
        return counts;
    }

  private:
    Found named(std::string_view key) const
    {
        const StringId id = table_.names.find(text::squashed_key(key));
        return table_.is_known(id) ? Found{id, text::writing_of(key)} : Found{};
    }

    /// A Latin name of a person with the surname in front, `Abe Shinzo`, where the vault has it behind.
    Found turned(std::string_view key) const
    {
        const auto words = text::words_of(key);
        if (words.size() != 2 || text::writing_of(key) != text::Writing::latin) return {};
        const Found found = named(std::string{words.back()} + ' ' + std::string{words.front()});
        if (found.id == none<StringId>) return {};
        const auto is_person = [this](std::uint32_t e) { return table_.of_person[index(table_.entities[e].kind)]; };
        return std::ranges::any_of(table_.entities_of[found.id], is_person) ? found : Found{};
    }

    /// The whole text as a name: as written, without article or form of company, turned, else as a new name.
    Found whole_name(std::string_view text)
    {
        const std::string key = text::name_key(text);
        if (key.empty()) return {};
        Found found = named(key);
        if (found.id == none<StringId>) found = named(text::bare_name(key));
        if (found.id == none<StringId>) found = turned(key);
        if (found.id != none<StringId>) return found;
        const std::string squashed = text::squashed_key(key);
        if (squashed.size() > longest_unknown) return {};
        return {table_.names.intern(squashed), text::writing_of(key)};
    }

    Found inside(StringId text)
    {
        if (!read_[index(text)]) {
            read_[index(text)] = true;
            inside_[index(text)] = whole_name(corpus_[text]);
        }
        return inside_[index(text)];
    }

    /// The longest known name with which the text ends; of one character only if it is the whole text.
    Found name_at_end(std::string_view text) const
    {
        const std::string key = text::name_key(text);
        for (std::size_t begin = 0; begin < key.size(); ++begin) {
            if (!may_begin(key, begin)) continue;
            const std::string_view end = std::string_view{key}.substr(begin);
            if (begin > 0 && text::code_points(end) < 2) break;
            if (const Found found = named(end); found.id != none<StringId>) return found;
        }
        const Found bare = named(text::bare_name(key));
        return bare.id != none<StringId> ? bare : Found{none<StringId>, text::writing_of(key)};
    }

    void read(const Gloss& gloss, PostId post)
    {
        const Found in = inside(gloss.inside);
        if (in.writing == text::Writing::none) return;
        const Found before = gloss.bounded ? whole_name(corpus_[gloss.name]) : name_at_end(corpus_[gloss.name]);
        if (before.writing == text::Writing::none || before.id == in.id) return;
        if (gloss.part == 0 && before.id != none<StringId>) partners_.emplace_back(before.id, in.writing, in.id, post);
        if (gloss.part == 0 && in.id != none<StringId>) partners_.emplace_back(in.id, before.writing, before.id, post);
        if (!table_.is_known(before.id) || !table_.is_known(in.id)) return;
        const bool forward = before.id < in.id;
        sightings_.push_back(
            {forward ? before.id : in.id, forward ? in.id : before.id, post, gloss.line, forward, gloss.bounded});
    }

    /// Sightings are in the order of posts and lines, and stay so within a pair.
    void count_pairs(GlossCounts& counts)
    {
        std::ranges::stable_sort(sightings_, {}, [](const Sighting& s) { return std::tuple{s.a, s.b, s.post}; });
        const Sighting* last = nullptr;
        for (const Sighting& s : sightings_) {
            if (last == nullptr || s.a != last->a || s.b != last->b)
                counts.pairs.push_back({s.a, s.b, 0, 0, 0, s.post, s.line});
            GlossedPair& pair = counts.pairs.back();
            if (pair.posts == 0 || s.post != last->post) {
                ++pair.posts;
                pair.forward += s.forward;
                pair.bounded += s.bounded;
            }
            last = &s;
        }
    }

    void count_partners(GlossCounts& counts)
    {
        counts.total.resize(table_.names.size());
        counts.most.resize(table_.names.size());
        std::ranges::sort(partners_);
        partners_.erase(std::ranges::unique(partners_).begin(), partners_.end());
        std::uint32_t run = 0;
        for (std::size_t i = 0; i < partners_.size(); ++i) {
            const auto& [name, writing, partner, post] = partners_[i];
            const bool goes_on = i > 0 && std::get<0>(partners_[i - 1]) == name &&
                                 std::get<1>(partners_[i - 1]) == writing && std::get<2>(partners_[i - 1]) == partner;
            run = goes_on ? run + 1 : 1;
            ++counts.total[index(name)][static_cast<std::size_t>(writing)];
            auto& most = counts.most[index(name)][static_cast<std::size_t>(writing)];
            if (partner != none<StringId>) most = std::max(most, run);
        }
    }

    const Corpus& corpus_;
    NameTable& table_;
    std::vector<Found> inside_;
    std::vector<bool> read_;
    std::vector<Sighting> sightings_;
    std::vector<Partner> partners_;
};

}  // namespace

GlossCounts count_glosses(const Corpus& corpus, NameTable& table) { return GlossReader{corpus, table}.run(); }

}  // namespace graphmatter::analyse
