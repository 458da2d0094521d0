#include "ingest/title_mentions.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <oneapi/tbb/enumerable_thread_specific.h>
#include <oneapi/tbb/parallel_for.h>

#include <graphmatter/text/terms.hpp>

#include "ingest/front_matter.hpp"
#include "ingest/prose.hpp"
#include "ingest/read_ahead.hpp"
#include "ingest/read_post.hpp"
#include "ingest/term_key.hpp"

namespace graphmatter::ingest {

namespace {

constexpr std::size_t most_terms = 8;
constexpr std::size_t block_size = 32;      // posts
constexpr std::size_t blocks_in_wave = 64;  // between two looks at the watch

using Sequence = std::uint64_t;  // the hash of terms in a row

Sequence longer(Sequence sequence, std::uint64_t term) noexcept
{
    constexpr std::uint64_t odd = 0x9E3779B97F4A7C15U;
    const std::uint64_t mixed = (std::rotl(sequence, 29) ^ term) * odd;
    return mixed ^ mixed >> 32U;
}

/// All titles and their beginnings, by the hash of their terms.
class TitleTable {
  public:
    struct Slot {
        Sequence sequence = 0;
        TitleId title = none<TitleId>;  // none: only the beginning of one
        bool is_used = false;
    };

    /// The number of a title, a new one if need be; none for too few or too many terms.
    TitleId add(std::string_view title)
    {
        std::array<std::uint64_t, most_terms> terms{};
        std::size_t count = 0;
        text::Terms words{title};
        for (std::string_view term; words.next(term);) {
            if (count == most_terms) return none<TitleId>;
            terms[count++] = term_key(term);
        }
        if (count == 0) return none<TitleId>;
        make_room(count);
        Sequence sequence = 0;
        for (std::size_t i = 0; i < count; ++i) {
            sequence = longer(sequence, terms[i]);
            Slot& slot = slots_[place_of(sequence)];
            used_ += slot.is_used ? 0 : 1;
            slot.sequence = sequence;
            slot.is_used = true;
        }
        TitleId& number = slots_[place_of(sequence)].title;
        if (number == none<TitleId>) number = id_at<TitleId>(titles_++);
        return number;
    }

    /// What is known of these terms; nullptr: no title begins with them.
    [[nodiscard]] const Slot* find(Sequence sequence) const noexcept
    {
        const Slot& slot = slots_[place_of(sequence)];
        return slot.is_used ? &slot : nullptr;
    }

  private:
    [[nodiscard]] std::size_t place_of(Sequence sequence) const noexcept
    {
        std::size_t place = sequence & (slots_.size() - 1);
        while (slots_[place].is_used && slots_[place].sequence != sequence) place = (place + 1) & (slots_.size() - 1);
        return place;
    }

    void make_room(std::size_t more)
    {
        if (2 * (used_ + more) <= slots_.size()) return;
        std::vector<Slot> before(2 * slots_.size());
        before.swap(slots_);
        for (const Slot& slot : before)
            if (slot.is_used) slots_[place_of(slot.sequence)] = slot;
    }

    std::vector<Slot> slots_ = std::vector<Slot>(1024);  // open addressing, at most half full
    std::size_t used_ = 0, titles_ = 0;
};

/// Finds titles in one post after the other; the memory is used again.
class TitleFinder {
  public:
    explicit TitleFinder(const TitleTable& table) : table_{table} {}

    void find(const PostFile& file, Rows<TitleMention>& rows)
    {
        found_.clear();
        ignored_.clear();
        if (read_text(file, bytes_, ignored_)) {
            find_prose(split_front_matter(bytes_).body, pieces_);
            for (const std::string_view piece : pieces_) find_in(piece);
        }
        std::ranges::sort(found_);
        for (std::size_t i = 0; i < found_.size();) {
            TitleMention mention{found_[i], 0};
            for (; i < found_.size() && found_[i] == mention.title; ++i) ++mention.times;
            rows.values.push_back(mention);
        }
        rows.close_row();
    }

  private:
    void find_in(std::string_view piece)
    {
        terms_.clear();
        text::Terms words{piece};
        for (std::string_view term; words.next(term);) terms_.push_back(term_key(term));
        for (std::size_t begin = 0; begin < terms_.size(); ++begin) {
            Sequence sequence = 0;
            for (std::size_t i = begin; i < std::min(begin + most_terms, terms_.size()); ++i) {
                sequence = longer(sequence, terms_[i]);
                const TitleTable::Slot* slot = table_.find(sequence);
                if (slot == nullptr) break;
                if (slot->title != none<TitleId>) found_.push_back(slot->title);
            }
        }
    }

    const TitleTable& table_;
    std::string bytes_;
    std::vector<Diagnostic> ignored_;  // said at the first reading
    std::vector<std::string_view> pieces_;
    std::vector<std::uint64_t> terms_;
    std::vector<TitleId> found_;
};

/// The file of each post; posts stand in the order of the files, some of which made none.
std::vector<std::uint32_t> files_of(std::span<const PostFile> files, const Corpus& corpus)
{
    std::vector<std::uint32_t> places;
    for (std::uint32_t file = 0; file < files.size() && places.size() < corpus.posts.size(); ++file)
        if (files[file].path == corpus[corpus.posts[places.size()].path]) places.push_back(file);
    assert(places.size() == corpus.posts.size());
    return places;
}

void append(Rows<TitleMention>& rows, const Rows<TitleMention>& more)
{
    for (std::size_t row = 0; row < more.size(); ++row) rows.push_row(more[row]);
}

}  // namespace

TitleMentions find_title_mentions(std::span<const PostFile> files, const Corpus& corpus, const Watch& watch)
{
    TitleMentions titles;
    TitleTable table;
    for (const Post& post : corpus.posts) titles.borne.push_back(table.add(corpus[post.title]));
    const auto places = files_of(files, corpus);
    ReadAhead ahead{files, read_ahead_crew(files)};
    tbb::enumerable_thread_specific<TitleFinder> finders{[&] { return TitleFinder{table}; }};
    for (std::size_t wave = 0; wave < places.size(); wave += block_size * blocks_in_wave) {
        watch.check();
        watch.report("reading again", wave, places.size());
        const std::size_t wave_end = std::min(places.size(), wave + block_size * blocks_in_wave);
        ahead.reached(places[wave_end - 1]);
        std::vector<Rows<TitleMention>> blocks((wave_end - wave + block_size - 1) / block_size);
        tbb::parallel_for(std::size_t{0}, blocks.size(), [&](std::size_t b) {
            TitleFinder& finder = finders.local();
            const std::size_t begin = wave + b * block_size;
            for (std::size_t post = begin; post < std::min(begin + block_size, wave_end); ++post)
                finder.find(files[places[post]], blocks[b]);
        });
        for (const auto& block : blocks) append(titles.found, block);
    }
    return titles;
}

}  // namespace graphmatter::ingest
