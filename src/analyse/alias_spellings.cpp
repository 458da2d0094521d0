#include <algorithm>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include <graphmatter/text/encoding.hpp>
#include <graphmatter/text/likeness.hpp>
#include <graphmatter/text/names.hpp>

#include "analyse/alias_candidates.hpp"

namespace graphmatter::analyse {

namespace {

constexpr std::size_t most_alike = 32;      // entities that meet under one form; more of them say nothing
constexpr std::size_t shortest_sound = 5;   // letters of a romanized name
constexpr std::size_t homophone_words = 3;  // syllables from which two Chinese names of one sound are worth a look

/// An entity under a form that others may share.
struct Entry {
    KindId kind{};
    std::string form;
    std::uint32_t entity = 0;
    bool whole = true;  // the form is the entity's whole name
};

bool has_two_characters(std::string_view text) { return text::code_points(text) >= 2; }

std::string without_spaces(std::string text)
{
    std::erase(text, ' ');
    return text;
}

class SpellingSearch {
  public:
    explicit SpellingSearch(const NameTable& table) : table_{table} {}

    std::vector<AliasCandidate> run()
    {
        two_names();
        transliterated();
        by_form(Spelling::same_words, [](const NamedEntity& e) { return sorted_words(e.key); });
        by_form(Spelling::form_of_address, [](const NamedEntity& e) { return text::bare_name(e.key); });
        by_form(Spelling::plural, [](const NamedEntity& e) { return text::singular(e.key); });
        slips();
        by_form(Spelling::middle_name, [](const NamedEntity& e) { return first_and_last_word(e.key); });
        by_form(Spelling::subtitle, [](const NamedEntity& e) { return main_title(e.key); });
        short_names();
        const auto order = [](const AliasCandidate& c) { return std::tuple{c.a, c.b, c.spelling}; };
        std::ranges::sort(found_, {}, order);
        const auto same = [](const AliasCandidate& x, const AliasCandidate& y) { return x.a == y.a && x.b == y.b; };
        found_.erase(std::unique(found_.begin(), found_.end(), same), found_.end());
        return std::move(found_);
    }

  private:
    const NamedEntity& entity(std::uint32_t i) const { return table_.entities[i]; }
    bool is_person(std::uint32_t i) const { return table_.of_person[index(entity(i).kind)]; }

    void add(std::uint32_t x, std::uint32_t y, Spelling spelling, float share = 1)
    {
        if (x == y) return;
        AliasCandidate candidate;
        candidate.a = std::min(x, y);
        candidate.b = std::max(x, y);
        candidate.spelling = spelling;
        candidate.spelling_share = share;
        found_.push_back(candidate);
    }

    /// Calls `meet` with the entities of each kind and form, in order.
    static void groups(std::vector<Entry>& entries, const std::function<void(std::span<const Entry>)>& meet)
    {
        const auto order = [](const Entry& e) { return std::tie(e.kind, e.form, e.entity); };
        std::ranges::sort(entries, {}, order);
        for (std::size_t begin = 0, end = 0; begin < entries.size(); begin = end) {
            while (end < entries.size() && entries[end].kind == entries[begin].kind &&
                   entries[end].form == entries[begin].form)
                ++end;
            if (end - begin > 1 && end - begin <= most_alike) meet(std::span{entries}.subspan(begin, end - begin));
        }
    }

    static std::string sorted_words(std::string_view key)
    {
        auto words = text::words_of(key);
        if (words.size() < 2) return {};
        std::ranges::sort(words);
        std::string out;
        for (const std::string_view word : words) out.append(word).push_back(' ');
        return out;
    }

    static std::string first_and_last_word(std::string_view key)
    {
        const auto words = text::words_of(key);
        return words.size() < 2 ? std::string{} : std::string{words.front()} + ' ' + std::string{words.back()};
    }

    static std::string main_title(std::string_view key)
    {
        const std::string_view title = key.substr(0, std::min(key.find(':'), key.size()));
        return text::code_points(title) < 4 ? std::string{} : std::string{title};
    }

    bool may_be_alike(Spelling spelling, const NamedEntity& e) const
    {
        const bool person = table_.of_person[index(e.kind)];
        switch (spelling) {
            case Spelling::plural:
            case Spelling::subtitle: return !person;
            case Spelling::middle_name: return person;
            default: return true;
        }
    }

    /// Entities that share a form made of their keys. Where only some keys are that form themselves, two others do not
    /// meet: subtitles of one title are no aliases.
    template <class Form>
    void by_form(Spelling spelling, Form form_of)
    {
        std::vector<Entry> entries;
        for (std::uint32_t i = 0; i < table_.entities.size(); ++i) {
            const NamedEntity& e = entity(i);
            if (!may_be_alike(spelling, e)) continue;
            std::string form = form_of(e);
            const bool whole = form == e.key;
            if (!form.empty()) entries.push_back({e.kind, std::move(form), i, whole});
        }
        groups(entries, [&](std::span<const Entry> alike) {
            const auto share = 1 / static_cast<float>(alike.size() - 1);
            for (const Entry& x : alike)
                for (const Entry& y : alike)
                    if (x.entity < y.entity && (x.whole || y.whole || spelling == Spelling::same_words ||
                                                spelling == Spelling::form_of_address))
                        add(x.entity, y.entity, spelling, share);
        });
    }

    /// `英伟达 (NVIDIA)` as a name is 英伟达 and NVIDIA.
    void two_names()
    {
        for (std::uint32_t i = 0; i < table_.entities.size(); ++i) {
            const std::string_view key = entity(i).key;
            const std::size_t open = key.find('(');
            if (open == std::string_view::npos || open == 0 || !key.ends_with(')')) continue;
            for (const std::string_view part : {key.substr(0, open), key.substr(open + 1, key.size() - open - 2)}) {
                const StringId name = table_.names.find(text::squashed_key(text::name_key(part)));
                if (!table_.is_known(name)) continue;
                for (const std::uint32_t other : table_.entities_of[name])
                    if (entity(other).kind == entity(i).kind) add(i, other, Spelling::two_names);
            }
        }
    }

    /// Latin names under their letters, in both orders of surname and given names; others romanized.
    void transliterated()
    {
        const text::Romanizer romanized;
        std::vector<Entry> entries;
        for (std::uint32_t i = 0; i < table_.entities.size(); ++i) {
            const NamedEntity& e = entity(i);
            if (e.writing == text::Writing::latin) {
                const auto words = text::words_of(e.key);
                if (words.size() > 3) continue;
                const std::string form = without_spaces(e.key);
                entries.push_back({e.kind, form, i, true});
                if (!is_person(i) || words.size() < 2) continue;
                std::string turned{words.back()};
                for (std::size_t w = 0; w + 1 < words.size(); ++w) turned += words[w];
                if (turned != form) entries.push_back({e.kind, turned, i, false});
            } else if (e.writing != text::Writing::none && text::code_points(e.key) <= 24) {
                entries.push_back({e.kind, without_spaces(romanized(e.key)), i, true});
            }
        }
        std::erase_if(entries, [](const Entry& e) { return e.form.size() < shortest_sound; });
        groups(entries, [&](std::span<const Entry> alike) { same_sound(alike); });
    }

    void same_sound(std::span<const Entry> alike)
    {
        for (const Entry& x : alike)
            for (const Entry& y : alike) {
                const NamedEntity &a = entity(x.entity), &b = entity(y.entity);
                const bool scripts_differ = a.writing != b.writing;
                const bool too_common = a.writing == text::Writing::latin || text::code_points(a.key) < homophone_words;
                if (x.entity >= y.entity || (!scripts_differ && too_common)) continue;
                float rivals = 0;
                for (const Entry& z : alike)
                    if (z.entity != x.entity && z.entity != y.entity)
                        rivals += static_cast<float>(entity(z.entity).posts);
                const auto own = static_cast<float>(a.posts + b.posts);
                add(x.entity, y.entity, Spelling::transliterated, own / (own + rivals));
            }
    }

    /// Names that share what is left when one character is taken out of them (SymSpell).
    void slips()
    {
        std::vector<std::tuple<KindId, std::size_t, std::uint32_t>> entries;
        for (std::uint32_t i = 0; i < table_.entities.size(); ++i) {
            const std::string& key = entity(i).key;
            if (key.size() > 64) continue;
            entries.emplace_back(entity(i).kind, std::hash<std::string>{}(key), i);
            for (std::size_t at = 0, next = 0; at < key.size(); at = next) {
                next = at + 1;
                while (next < key.size() && (static_cast<unsigned char>(key[next]) & 0xC0) == 0x80) ++next;
                std::string shorter = key;
                shorter.erase(at, next - at);
                entries.emplace_back(entity(i).kind, std::hash<std::string>{}(shorter), i);
            }
        }
        std::ranges::sort(entries);
        const auto same = [](const auto& x, const auto& y) {
            return std::get<0>(x) == std::get<0>(y) && std::get<1>(x) == std::get<1>(y);
        };
        for (std::size_t begin = 0, end = 0; begin < entries.size(); begin = end) {
            while (end < entries.size() && same(entries[begin], entries[end])) ++end;
            if (end - begin > most_alike) continue;
            for (std::size_t x = begin; x < end; ++x)
                for (std::size_t y = x + 1; y < end; ++y) slip(std::get<2>(entries[x]), std::get<2>(entries[y]));
        }
    }

    void slip(std::uint32_t x, std::uint32_t y)
    {
        if (x != y && text::one_slip_apart(entity(x).key, entity(y).key)) add(x, y, Spelling::slip);
    }

    /// The most used of `full` for a short name, with its lead over the others.
    void add_leader(std::uint32_t short_name, const std::vector<std::uint32_t>& full, Spelling spelling)
    {
        float all = 0;
        std::uint32_t leader = full.front();
        for (const std::uint32_t i : full) {
            all += static_cast<float>(entity(i).posts);
            if (entity(i).posts > entity(leader).posts) leader = i;
        }
        add(short_name, leader, spelling, all > 0 ? static_cast<float>(entity(leader).posts) / all : 0);
    }

    /// For each one-word name, the most used of the longer names whose `form_of` it is.
    template <class Form>
    void short_names(Spelling spelling, bool people, Form form_of)
    {
        std::map<std::pair<KindId, std::string>, std::vector<std::uint32_t>> full;
        for (std::uint32_t i = 0; i < table_.entities.size(); ++i)
            if (is_person(i) == people)
                if (std::string form = form_of(entity(i)); !form.empty())
                    full[{entity(i).kind, std::move(form)}].push_back(i);
        for (std::uint32_t i = 0; i < table_.entities.size(); ++i) {
            const NamedEntity& e = entity(i);
            if (is_person(i) != people || e.key.find(' ') != std::string::npos) continue;
            if (const auto found = full.find({e.kind, e.key}); found != full.end())
                add_leader(i, found->second, spelling);
        }
    }

    void short_names()
    {
        short_names(Spelling::abbreviation, false, [](const NamedEntity& e) { return text::initials(e.key); });
        const auto part = [](const NamedEntity& e, bool last) {
            const auto words = text::words_of(e.key);
            if (words.size() < 2) return std::string{};
            const std::string_view word = last ? words.back() : words.front();
            return has_two_characters(word) && word.size() > 2 ? std::string{word} : std::string{};
        };
        short_names(Spelling::last_name, true, [&](const NamedEntity& e) { return part(e, true); });
        short_names(Spelling::first_name, true, [&](const NamedEntity& e) { return part(e, false); });
    }

    const NameTable& table_;
    std::vector<AliasCandidate> found_;
};

}  // namespace

std::vector<AliasCandidate> spelling_candidates(const NameTable& table) { return SpellingSearch{table}.run(); }

}  // namespace graphmatter::analyse
